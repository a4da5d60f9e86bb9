import { suggest } from '#schemas/diagnose/index'
import type { Submissions } from '#schemas/submissions'
import type { DataFile } from '#schemas/diagnose/data-file'
import { wordEdit } from '#schemas/diagnose/word-edit'
import type { ItemSource } from '../kind.ts'

/**
 * Checks the rows of `submissions.yaml`.
 *
 * @param present what lies below `submissions/` and needs a row
 * @param rows the rows by file, which grow
 * @returns files whose row has another name, and how many rows of wrong submissions have no file at all
 */
export function checkRows(
  { value, source }: DataFile<Submissions>,
  item: Pick<ItemSource<'code' | 'debug' | 'tests'>, 'max' | 'reportFor'>,
  present: readonly string[],
  groups: Readonly<Record<string, object>> | undefined,
  rows: Map<string, Submissions['submissions'][number]>,
): { readonly renamed: ReadonlySet<string>; readonly lost: number } {
  const report = item.reportFor('submissions/submissions.yaml')
  const named = new Set(value.submissions.map(({ file }) => file))
  const nameless = present.filter((file) => !named.has(file))
  const renamed = new Set<string>()
  let lost = 0
  for (const [index, row] of value.submissions.entries()) {
    const path = ['submissions', index]
    if (rows.has(row.file)) {
      report.error(
        'submissions/same-file',
        source.rangeOf([...path, 'file']),
        `Unexpected second row for \`${row.file}\``,
      )
    }
    rows.set(row.file, row)
    if (!present.includes(row.file)) {
      const meant = suggest(row.file, nameless)
      if (meant !== undefined) renamed.add(meant)
      else if (!/^(?:follow_up|accepted)\//.test(row.file)) lost += 1
      const help = meant === undefined ? 'Write it, or remove the row' : `Did you mean \`${meant}\`?`
      report.error(
        'submissions/no-file',
        source.rangeOf([...path, 'file']),
        `Missing file \`${row.file}\``,
        help,
        wordEdit(meant),
      )
    }
    const wrong = !/^(?:follow_up\/)?accepted\//.test(row.file)
    if (wrong && row.mistake === undefined) {
      report.error(
        'submissions/no-mistake',
        source.rangeOf(path),
        'Missing key `mistake`, expected what is wrong, in a sentence',
      )
    }
    if (wrong && row.category === undefined) {
      report.warning(
        'submissions/no-category',
        source.rangeOf(path),
        `Missing key \`category\`, expected 0 to ${item.max}`,
        'The category that it must get, to which `assay verify` then holds it',
      )
    }
    if (!wrong && row.fails !== undefined) {
      report.error(
        'submissions/accepted-fails',
        source.rangeOfKey([...path, 'fails']),
        'Unexpected `fails` for an accepted submission',
      )
    }
    if (row.category !== undefined && row.category > item.max) {
      report.error(
        'submissions/category',
        source.rangeOf([...path, 'category']),
        `Unexpected category ${row.category}, expected 0 to ${item.max}`,
      )
    }
    const isNew = row.file.startsWith('follow_up/')
    for (const [place, group] of (row.fails ?? []).entries()) {
      if (!groups) continue
      // Before the change, no submission meets its cases.
      const known = Object.keys(groups).filter((name) => isNew || !('followUp' in (groups[name] ?? {})))
      if (known.includes(group)) continue
      const meant = suggest(group, known)
      const help = meant === undefined ? `Groups: ${known.join(', ')}` : `Did you mean \`${meant}\`?`
      report.error(
        'submissions/unknown-group',
        source.rangeOf([...path, 'fails', place]),
        `Unexpected group \`${group}\``,
        help,
        wordEdit(meant),
      )
    }
  }
  return { renamed, lost }
}
