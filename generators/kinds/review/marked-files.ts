import type { ItemKind } from '#schemas/item'
import type { TaskOf } from '#schemas/public-item'
import { fileStart } from '#schemas/diagnose/index'
import type { ItemSource } from '../kind.ts'

/** Texts whose lines are marked. */
export type MarkedText = Pick<TaskOf<'review'>, 'form' | 'files'>

/** Longest text, in lines (included): what a person reads in one sitting. */
const mostLines = 200

/**
 * Reads what is to be marked: the files of `code/`, or one of the given single files, in the order of their names.
 *
 * @param single names of files that stand for themselves, with the form that each has
 * @returns undefined, with a diagnostic, where there is nothing or too much
 */
export function readMarkedFiles<Kind extends ItemKind>(
  { files, frontmatter, report, reportFor }: ItemSource<Kind>,
  single: Readonly<Record<string, MarkedText['form']>>,
): MarkedText | undefined {
  const code = [...files.keys()].filter((path) => path.startsWith('code/')).sort()
  const alone = Object.keys(single).filter((path) => files.has(path))
  const expected = ['files in `code/`', ...Object.keys(single).map((name) => `\`${name}\``)].join(' or ')
  if (code.length === 0 && alone.length === 0) {
    report.error(
      'marks/no-files',
      frontmatter.source.rangeOf(['kind']),
      `Missing text to mark, expected ${expected}`,
    )
    return undefined
  }
  const [first, ...others] =
    code.length > 0 ? [code, ...alone.map((path) => [path])] : alone.map((path) => [path])
  for (const path of others.flat()) {
    reportFor(path).error(
      'marks/two-texts',
      fileStart,
      `Unexpected \`${path}\` beside \`${first?.[0] ?? ''}\`, expected ${expected}`,
    )
  }
  const read = (first ?? []).map((path) => ({ path, text: files.get(path)?.text }))
  for (const { path, text } of read) {
    if (text === undefined) continue
    const lines = linesOf(text.replace(/\n$/, ''))
    if (text.trim() === '') reportFor(path).error('marks/empty-file', fileStart, 'Unexpected empty file')
    else if (lines > mostLines)
      reportFor(path).error(
        'marks/long-file',
        fileStart,
        `Unexpected ${lines} lines, expected ${mostLines} at most`,
      )
  }
  if (others.length > 0 || read.some(({ text }) => text === undefined || text.trim() === '')) return undefined
  return {
    form: single[first?.[0] ?? ''] ?? 'code',
    files: read.map(({ path, text = '' }) => ({
      name: path.replace(/^code\//, ''),
      text: text.replaceAll('\r\n', '\n').replace(/\n$/, ''),
    })),
  }
}

/** Number of lines of a text as it is shown, whose last line has no end. */
export function linesOf(text: string): number {
  return text.split('\n').length
}
