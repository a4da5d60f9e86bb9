const KEY = 'assay.calibration.running'

/** Notes in this tab that a calibration runs, for the page that comes after this one. @param name of the responses */
export function markRunning(name: string): void {
  try {
    sessionStorage.setItem(KEY, name)
  } catch {
    // a browser that refuses storage cannot tell the next page, and nothing else is lost
  }
}

/** Takes the note away, as a calibration ended or was told of. */
export function unmarkRunning(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // then none was kept either
  }
}

/** Name of the responses whose calibration ended with the page before this one; it is told once. */
export function takeMark(): string | undefined {
  try {
    const name = sessionStorage.getItem(KEY)
    unmarkRunning()
    return name ?? undefined
  } catch {
    return undefined
  }
}
