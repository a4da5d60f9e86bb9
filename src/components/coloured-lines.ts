import { classHighlighter, highlightCode } from '@lezer/highlight'

/** A stretch of a line: its text, and its class; empty where it is in the colour of the text. */
export type ColouredToken = readonly [text: string, name: string]

/**
 * Cuts a program into lines of tokens.
 *
 * @param text The program.
 * @param tree Its syntax.
 * @returns Its lines; joined, they are the text.
 */
export function colouredLines(
  text: string,
  tree: Parameters<typeof highlightCode>[1],
): readonly (readonly ColouredToken[])[] {
  const lines: ColouredToken[][] = [[]]
  highlightCode(
    text,
    tree,
    classHighlighter,
    (token, names) => {
      lines.at(-1)?.push([token, names])
    },
    () => {
      lines.push([])
    },
  )
  return lines
}
