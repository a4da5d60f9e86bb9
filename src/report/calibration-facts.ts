import { information } from '#adaptive'
import type { CalibrationReport, ReportedItem } from './calibration-report.ts'
import { ABILITIES } from './item-figures.ts'
import { itemFlags, type ItemFlag } from './item-flags.ts'

/** What several parts of a calibration's page say, computed once. */
export interface CalibrationFacts {
  /** persons with their weights */
  readonly persons: number
  /** share of the table of persons and items that is not answered, in [0, 1] */
  readonly missing: number
  /** places of items, flagged ones first, the gravest first among them */
  readonly order: readonly number[]
  readonly flagged: number
  /** how many items have each flag, the gravest first */
  readonly byFlag: readonly { readonly flag: ItemFlag; readonly items: number }[]
  /** information of all items together at each of `ABILITIES` */
  readonly information: readonly number[]
  /** every difficulty or threshold, ascending */
  readonly thresholds: readonly { readonly at: number; readonly place: number; readonly isFlagged: boolean }[]
  /** classes of ability: edges in logits and persons in each; the outermost hold everybody beyond them */
  readonly classes: { readonly edges: readonly number[]; readonly persons: readonly number[] }
  /** pairs whose residuals hang together more than those of others, the most first */
  readonly pairs: readonly { readonly one: number; readonly other: number; readonly q3: number }[]
  /** mean Q3 of all pairs, NaN without */
  readonly meanQ3: number
}

/** How much above the mean of all pairs a Q3 is remarkable (Christensen, Makransky and Horton 2017). */
export const REMARKABLE_Q3 = 0.2
/** Width of a class of ability and the outermost edge, in logits. */
const CLASS = 0.25
const EDGE = 4

/** @returns what a calibration's page says in more than one place */
export function calibrationFacts({ responses, persons, items, q3 }: CalibrationReport): CalibrationFacts {
  const { weights } = responses
  const grades = Object.keys(itemFlags)
  const grade = ({ flags }: ReportedItem): number =>
    Math.min(grades.length, ...flags.map(({ flag }) => grades.indexOf(flag)))
  const classes = new Float64Array((2 * EDGE) / CLASS)
  let total = 0
  for (let n = 0; n < responses.persons; n++) {
    const weight = weights?.[n] ?? 1
    const place = Math.floor(((persons.theta[n] ?? 0) + EDGE) / CLASS)
    const at = Math.max(0, Math.min(classes.length - 1, place))
    classes[at] = (classes[at] ?? 0) + weight
    total += weight
  }
  const pairs = pairsOf(items.length, q3)
  const meanQ3 = pairs.reduce((sum, pair) => sum + pair.q3, 0) / pairs.length
  return {
    persons: total,
    missing:
      1 - (responses.starts[responses.persons] ?? 0) / Math.max(1, responses.persons * responses.items),
    order: items.map((_, place) => place).sort((one, other) => gradeAt(one) - gradeAt(other) || one - other),
    flagged: items.filter(({ flags }) => flags.length > 0).length,
    byFlag: (grades as readonly ItemFlag[])
      .map((flag) => ({
        flag,
        items: items.filter(({ flags }) => flags.some((each) => each.flag === flag)).length,
      }))
      .filter(({ items }) => items > 0),
    information: ABILITIES.map((theta) =>
      items.reduce((sum, { parameters }) => sum + information(parameters, theta), 0),
    ),
    thresholds: items
      .flatMap(({ parameters: { b }, flags }, place) =>
        (typeof b === 'number' ? [b] : b).map((at) => ({ at, place, isFlagged: flags.length > 0 })),
      )
      .sort((one, other) => one.at - other.at),
    classes: {
      edges: Array.from({ length: classes.length + 1 }, (_, k) => k * CLASS - EDGE),
      persons: [...classes],
    },
    pairs: pairs.filter((pair) => pair.q3 > meanQ3 + REMARKABLE_Q3).sort((one, other) => other.q3 - one.q3),
    meanQ3,
  }

  function gradeAt(place: number): number {
    const item = items[place]
    return item === undefined ? grades.length : grade(item)
  }
}

function pairsOf(
  items: number,
  q3: ArrayLike<number> | undefined,
): { one: number; other: number; q3: number }[] {
  const pairs: { one: number; other: number; q3: number }[] = []
  if (q3 === undefined) return pairs
  for (let one = 0; one < items; one++)
    for (let other = one + 1; other < items; other++) {
      const value = q3[one * items + other] ?? NaN
      if (!Number.isNaN(value)) pairs.push({ one, other, q3: value })
    }
  return pairs
}
