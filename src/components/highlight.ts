import { classHighlighter, highlightCode } from '@lezer/highlight'
import { parser } from '@lezer/javascript'

/** A stretch of a line: its text, and its class; empty where it is in the colour of the text. */
export type ColouredToken = readonly [text: string, name: string]

const typescript = parser.configure({ dialect: 'ts' })

/**
 * Cuts JavaScript or TypeScript into tokens with the classes that the editor gives them.
 *
 * @param text The program.
 * @returns Its lines; joined, they are the text.
 */
export function highlightLines(text: string): readonly (readonly ColouredToken[])[] {
  const lines: ColouredToken[][] = [[]]
  highlightCode(
    text,
    // Every program in JavaScript reads the same in TypeScript.
    typescript.parse(text),
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
