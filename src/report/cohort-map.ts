import type { CohortItem } from './cohort-items.ts'
import type { CohortScale } from './cohort-scales.ts'
import { policyInSentence } from './level-words.ts'
import { html, type Markup } from './markup.ts'
import { count, counted, fixed, percent } from './number-words.ts'
import { personItemMap } from './person-item-map.ts'
import { reportFigure } from './report-figure.ts'

/** Width of a class of ability and the outermost edge, in logits. */
const CLASS = 0.5
const EDGE = 4

/** The candidates of a scale and the items that they met on one axis. */
export function cohortMap(scale: CohortScale, items: readonly CohortItem[], isOneOfSeveral: boolean): Markup {
  const { policy, persons } = scale
  const title = `Candidates and items on one scale (Wright map)${isOneOfSeveral ? `, ${policyInSentence(policy)}` : ''}`
  const edges = Array.from({ length: (2 * EDGE) / CLASS + 1 }, (_, k) => k * CLASS - EDGE)
  const classOf = (value: number): number =>
    Math.max(0, Math.min(edges.length - 2, Math.floor((value + EDGE) / CLASS)))
  const inClass = edges.slice(1).map(() => 0)
  for (const { scale: own } of persons) {
    const at = classOf(own.theta)
    inClass[at] = (inClass[at] ?? 0) + 1
  }
  const thresholds = items
    .flatMap(({ thresholds: own, name, flags }) =>
      own.map((at) => ({ at, name, isFlagged: flags.length > 0 })),
    )
    .sort((one, other) => one.at - other.at)
  const [easiest] = thresholds
  const hardest = thresholds.at(-1)
  const told =
    easiest === undefined || hardest === undefined
      ? 'No item was taken.'
      : `Thresholds go from ${fixed(easiest.at, 2)} (${easiest.name}) to ${fixed(hardest.at, 2)} (${hardest.name}).`
  return reportFigure({
    id: `map-${policy}`,
    title,
    note: html`Above the axis the candidates by their ability, below it the items by their thresholds: where
    one gets so far as often as not. Crosses are items that need a look. Where bars stand over no marks, the
    items that were taken tell those candidates apart poorly. Level is ability + 3. ${told}`,
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
          items: `${counted(thresholds.length, 'threshold')} of ${counted(items.length, 'item')}`,
          axis: 'ability and difficulty in logits',
        },
      }),
    table: {
      caption: `${title}: candidates and thresholds by class of ability`,
      columns: [
        { title: 'ability' },
        { title: 'candidates' },
        { title: 'share' },
        { title: 'items with a threshold here', kind: 'words' },
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
