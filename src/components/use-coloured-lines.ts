import { useEffect, useState } from 'preact/hooks'
import type { ColouredToken } from './highlight.ts'

/** A longer program stays in one colour, in UTF-16 units (included). */
const longestColoured = 65_536

/**
 * Cuts a program into lines of tokens; their colours come after the text, and move nothing.
 *
 * @param program Its text, without the end of the last line.
 * @param isCode Whether it is in a language that has colours; JavaScript and TypeScript have.
 */
export function useColouredLines(program: string, isCode = true): readonly (readonly ColouredToken[])[] {
  const [coloured, setColoured] = useState<{
    readonly program: string
    readonly lines: readonly (readonly ColouredToken[])[]
  }>()
  useEffect(() => {
    if (!isCode || program.length > longestColoured) return
    let wanted = true
    import('./highlight.ts').then(
      ({ highlightLines }) => {
        if (wanted) setColoured({ program, lines: highlightLines(program) })
      },
      // Without its colours, code reads the same.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [program, isCode])
  return isCode && coloured?.program === program
    ? coloured.lines
    : program.split('\n').map((line): readonly ColouredToken[] => [[line, '']])
}
