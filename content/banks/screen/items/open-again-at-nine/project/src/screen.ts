const WIDTH = 60

/** As much of a text as fits on a screen. */
export function fitted(text: string): string {
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text
}
