import { parser } from '@lezer/javascript'
import { colouredLines, type ColouredToken } from './coloured-lines.ts'

// Every program in JavaScript reads the same in TypeScript.
const typescript = parser.configure({ dialect: 'ts' })

/**
 * Cuts JavaScript or TypeScript into tokens with the classes that the editor gives them.
 *
 * @param text The program.
 * @returns Its lines; joined, they are the text.
 */
export function highlightLines(text: string): readonly (readonly ColouredToken[])[] {
  return colouredLines(text, typescript.parse(text))
}
