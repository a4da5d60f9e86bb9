import type { Mark } from '#adaptive'
import { suggest, type DataSource } from '#schemas/diagnose/index'
import type { Responses } from '#schemas/responses'
import type { Report } from '#schemas/diagnose/report'
import { wordEdit } from '#schemas/diagnose/word-edit'
import { readPlace, type ReadFindings } from './findings.ts'
import type { MarkedText } from './marked-files.ts'

type AuthoredMark = Extract<
  Responses['responses'][number]['response'],
  { readonly marks: unknown }
>['marks'][number]

/**
 * Marks of `responses.yaml` in the candidate's form.
 *
 * @returns undefined, with a diagnostic for each, where some mean nothing
 */
export function readMarks(
  marks: readonly AuthoredMark[],
  {
    text,
    places,
    path,
    at,
    report,
  }: {
    text: MarkedText
    places: ReadFindings['places']
    path: readonly (string | number)[]
    at: DataSource
    report: Report
  },
): readonly Mark[] | undefined {
  const read = marks.flatMap((mark, index): Mark[] => {
    if (typeof mark === 'string') {
      const place = places.get(mark)
      if (place) return [{ ...place, note: '' }]
      const meant = suggest(mark, places.keys())
      const help = meant === undefined ? undefined : `Did you mean \`${meant}\`?`
      const range = at.rangeOf([...path, index])
      report.error('responses/unknown-finding', range, `Unexpected \`${mark}\``, help, wordEdit(meant))
      return []
    }
    const place = readPlace(mark, text, { path: [...path, index], at, report })
    return place ? [{ ...place, class: mark.class ?? 'undecided', note: '' }] : []
  })
  return read.length === marks.length ? read : undefined
}
