import { parser } from '@lezer/python'
import { colouredLines, type ColouredToken } from './coloured-lines.ts'

/**
 * Cuts Python into tokens with the classes that the editor gives them, by the editor's own grammar.
 *
 * @param text The program.
 * @returns Its lines; joined, they are the text.
 */
export function highlightPythonLines(text: string): readonly (readonly ColouredToken[])[] {
  return colouredLines(text, parser.parse(text))
}
