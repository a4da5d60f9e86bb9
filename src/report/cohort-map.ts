import type { CohortItem } from './cohort-items.ts'
import type { CohortScale } from './cohort-scales.ts'
import { levelOf, policyInSentence } from './level-words.ts'
import { html, type Markup } from './markup.ts'
import { count, counted, fixed, percent } from './number-words.ts'
import { personItemMap } from './person-item-map.ts'
import { reportFigure } from './report-figure.ts'

/** Width of a class, and how far the outermost edges are from the middle of the scale, in levels. */
const CLASS = 0.5
const EDGE = 4

/** The candidates of a scale and the items that they met on one axis. */
export function cohortMap(scale: CohortScale, items: readonly CohortItem[], isOneOfSeveral: boolean): Markup {
  const { policy, persons } = scale
  const title = `Candidates and items on one scale${isOneOfSeveral ? `, ${policyInSentence(policy)}` : ''}`
  const edges = Array.from({ length: (2 * EDGE) / CLASS + 1 }, (_, k) => levelOf(k * CLASS - EDGE))
  const classOf = (value: number): number =>
    Math.max(0, Math.min(edges.length - 2, Math.floor((value - levelOf(-EDGE)) / CLASS)))
  const inClass = edges.slice(1).map(() => 0)
  for (const { scale: own } of persons) {
    const at = classOf(levelOf(own.theta))
    inClass[at] = (inClass[at] ?? 0) + 1
  }
  const thresholds = items
    .flatMap(({ thresholds: own, name, flags }) =>
      own.map((theta) => ({ at: levelOf(theta), name, isFlagged: flags.length > 0 })),
    )
    .sort((one, other) => one.at - other.at)
  const [easiest] = thresholds
  const hardest = thresholds.at(-1)
  const told =
    easiest === undefined || hardest === undefined
      ? 'No item was taken.'
      : `Steps go from level ${fixed(easiest.at, 2)} (${easiest.name}) to ${fixed(hardest.at, 2)} (${hardest.name}).`
  return reportFigure({
    id: `map-${policy}`,
    title,
    note: html`Above the axis the candidates by their level, below it the steps of the items: who is at that
    level gets so far as often as not. Crosses are items that need a look. Where bars stand over no marks, the
    items that were taken tell those candidates apart poorly. ${told}`,
    size: 'page',
    draw: (place) =>
      personItemMap({
        ...place,
        edges,
        persons: inClass,
        thresholds,
        words: {
          title,
          description: told,
          persons: counted(persons.length, 'candidate'),
          items: `${counted(thresholds.length, 'step')} of ${counted(items.length, 'item')}`,
          axis: 'level',
        },
      }),
    table: {
      caption: `${title}: candidates and steps by level`,
      columns: [
        { title: 'level' },
        { title: 'candidates' },
        { title: 'share' },
        { title: 'items with a step here', kind: 'sentences' },
      ],
      rows: inClass.map((own, k) => [
        k === 0
          ? `below ${fixed(edges[1], 1)}`
          : k === inClass.length - 1
            ? `from ${fixed(edges[k], 1)}`
            : `${fixed(edges[k], 1)} to ${fixed(edges[k + 1], 1)}`,
        count(own),
        percent(own / persons.length, 1),
        thresholds
          .filter(({ at }) => classOf(at) === k)
          .map(({ name }, place) => html`${place > 0 ? ', ' : ''}<bdi>${name}</bdi>`),
      ]),
    },
  })
}
