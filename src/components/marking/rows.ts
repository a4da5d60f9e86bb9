import type { TaskOf } from '#schemas/public-item'

/** A text whose lines can be marked. */
export type MarkedText = Pick<TaskOf<'review'>, 'form' | 'files'>

/** What a line of a diff is; a line of anything else is just there. */
export type RowState = 'same' | 'added' | 'removed' | 'head'

/** A line as it is shown: its text without the sign that a diff puts before it. */
export interface Row {
  /** From 1. */
  readonly number: number
  readonly state: RowState
  readonly text: string
}

/** @returns The lines of a text; of a unified diff each with what it is. */
export function rowsOf(text: string, form: MarkedText['form']): readonly Row[] {
  let isInHunk = false
  return text.split('\n').map((line, index): Row => {
    const number = index + 1
    if (form !== 'diff') return { number, state: 'same', text: line }
    if (line.startsWith('@@')) isInHunk = true
    else if (/^(diff |index |--- .|\+\+\+ .)/.test(line) && !isBody(line, isInHunk)) isInHunk = false
    if (!isInHunk || line.startsWith('@@')) return { number, state: 'head', text: line }
    const sign = line.slice(0, 1)
    if (sign === '+') return { number, state: 'added', text: line.slice(1) }
    if (sign === '-') return { number, state: 'removed', text: line.slice(1) }
    if (sign === '\\') return { number, state: 'head', text: line }
    return { number, state: 'same', text: line.slice(1) }
  })
}

/** Within a hunk, `--- x` is a removed line `-- x`; a new file begins with `diff `. */
function isBody(line: string, isInHunk: boolean): boolean {
  return isInHunk && !line.startsWith('diff ')
}

/**
 * The language whose colours suit a file, by its name; of a diff, by the names in it.
 *
 * @returns `text` where none does
 */
export function languageOf(name: string, text: string, form: MarkedText['form']): string {
  if (form === 'code') return byEnding(name)
  if (form !== 'diff') return 'text'
  const languages = new Set(
    Array.from(text.matchAll(/^\+\+\+ (\S+)/gm), ([, path = '']) => byEnding(path)).filter(
      (language) => language !== 'text',
    ),
  )
  const [only = 'typescript'] = languages
  return languages.size > 1 ? 'typescript' : only
}

function byEnding(path: string): string {
  if (path.endsWith('.py')) return 'python'
  if (path.endsWith('.sql')) return 'sql'
  return /\.[cm]?[jt]sx?$/.test(path) ? 'typescript' : 'text'
}

/** The sign that tells lines of a diff apart without colour. */
export const signs: Readonly<Record<RowState, string>> = { same: ' ', added: '+', removed: '−', head: ' ' }
