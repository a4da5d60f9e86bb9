import type { GroupedRates } from './cohort-groups.ts'
import { intervalRows } from './interval-rows.ts'
import { html } from './markup.ts'
import { count, fixed, percent } from './number-words.ts'
import type { ReportFigure } from './report-figure.ts'

/** Of the highest rate (29 CFR 1607.4 D). */
export const FOUR_FIFTHS = 0.8
/** Ratios that figures show. */
const RATIOS = [0, 2] as const

/**
 * Impact ratios of one grouping: of selection where there is a cut, of scoring otherwise.
 *
 * @param scale in words, where there are several
 * @returns undefined where no two groups are compared
 */
export function impactFigure(
  { id, name, groups }: GroupedRates,
  hasCut: boolean,
  scale: string,
): ReportFigure | undefined {
  const rows = groups.flatMap(({ name: group, selection, scoring }) => {
    const impact = (hasCut ? selection : scoring)?.impact
    return impact === undefined || Number.isNaN(impact.ratio) ? [] : [{ group, impact }]
  })
  if (rows.length < 2) return undefined
  const measure = hasCut ? 'selection' : 'scoring'
  const title = `Impact ratios of the ${measure} rates by ${name}${scale}`
  return {
    id,
    title,
    size: 'page',
    note: 'The group with the highest rate stands at 1; a band that reaches across the line at 0.8 leaves open whether four fifths are kept.',
    draw: (place) =>
      intervalRows({
        ...place,
        rows: rows.map(({ group, impact: { ratio, interval } }) => ({
          name: group,
          value: ratio,
          low: interval.low,
          high: interval.high,
          text: fixed(ratio, 2),
        })),
        domain: RATIOS,
        axis: 'impact ratio',
        guides: [{ at: FOUR_FIFTHS, text: 'four fifths' }],
        words: {
          title,
          description: rows.map(({ group, impact: { ratio } }) => `${group}: ${fixed(ratio, 2)}`).join('; '),
        },
      }),
    table: {
      caption: title,
      columns: [
        { title: 'group', kind: 'words' },
        { title: 'candidates' },
        { title: 'rate' },
        { title: 'ratio' },
        { title: 'p of no difference' },
      ],
      rows: rows.map(({ group, impact }) => [
        html`<bdi>${group}</bdi>`,
        count(impact.candidates),
        percent(impact.rate, 1),
        fixed(impact.ratio, 2),
        fixed(impact.p, 3),
      ]),
    },
  }
}
