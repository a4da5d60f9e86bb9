import { useEffect, useState } from 'preact/hooks'
import type { ColouredToken } from './coloured-lines.ts'

/** A longer program stays in one colour, in UTF-16 units (included). */
const longestColoured = 65_536

/**
 * Cuts a program into lines of tokens; their colours come after the text, and move nothing.
 *
 * @param program Its text, without the end of the last line.
 * @param language What it is written in; JavaScript, TypeScript, Python and SQL have colours.
 */
export function useColouredLines(program: string, language: string): readonly (readonly ColouredToken[])[] {
  const load = loaders[language]
  const [coloured, setColoured] = useState<{
    readonly program: string
    readonly lines: readonly (readonly ColouredToken[])[]
  }>()
  useEffect(() => {
    if (load === undefined || program.length > longestColoured) return
    let wanted = true
    load().then(
      (linesOf) => {
        if (wanted) setColoured({ program, lines: linesOf(program) })
      },
      // Without its colours, code reads the same.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [program, load])
  return load !== undefined && coloured?.program === program
    ? coloured.lines
    : program.split('\n').map((line): readonly ColouredToken[] => [[line, '']])
}

type Cut = (text: string) => readonly (readonly ColouredToken[])[]

const loadCode = (): Promise<Cut> => import('./highlight.ts').then(({ highlightLines }) => highlightLines)
const loaders: Readonly<Record<string, () => Promise<Cut>>> = {
  javascript: loadCode,
  typescript: loadCode,
  python: () => import('./highlight-python.ts').then(({ highlightPythonLines }) => highlightPythonLines),
  sql: () => import('./highlight-sql.ts').then(({ highlightSqlLines }) => highlightSqlLines),
}
