import type { CalibrationFacts } from './calibration-facts.ts'
import type { CalibrationReport } from './calibration-report.ts'
import { html, type Markup } from './markup.ts'
import { count, counted, fixed, percent } from './number-words.ts'
import { personItemMap } from './person-item-map.ts'
import { reportFigure } from './report-figure.ts'
import { listed } from './report-table.ts'

/** Persons and items on one scale. */
export function mapFigure({ items }: CalibrationReport, facts: CalibrationFacts): Markup {
  const { classes, thresholds, persons } = facts
  const easiest = thresholds[0]
  const hardest = thresholds.at(-1)
  const told =
    easiest === undefined || hardest === undefined
      ? 'There is no item.'
      : `Thresholds go from ${fixed(easiest.at, 2)} (${items[easiest.place]?.id ?? ''}) to ${fixed(hardest.at, 2)} (${items[hardest.place]?.id ?? ''}).`
  const rows = classes.persons.map((own, k) => {
    const low = classes.edges[k] ?? 0
    const high = classes.edges[k + 1] ?? 0
    const isFirst = k === 0
    const isLast = k === classes.persons.length - 1
    const here = thresholds.filter(({ at }) => (isFirst || at >= low) && (isLast || at < high))
    return [
      isFirst
        ? `below ${fixed(high, 2)}`
        : isLast
          ? `from ${fixed(low, 2)}`
          : `${fixed(low, 2)} to ${fixed(high, 2)}`,
      count(own),
      percent(own / persons, 1),
      listed(here.map(({ place }) => html`<bdi>${items[place]?.id}</bdi>`)),
    ]
  })
  return reportFigure({
    id: 'map',
    title: 'Persons and items on one scale (Wright map)',
    note: html`Above the axis the persons by their estimated ability, below it the items by their thresholds;
    crosses are items that need a look. Where bars stand over no marks, the items tell those persons apart
    poorly. ${told}`,
    size: 'page',
    draw: (place) =>
      personItemMap({
        ...place,
        ...classes,
        thresholds,
        words: {
          title: 'Persons and items on one scale',
          description: told,
          persons: counted(persons, 'person'),
          items: `${counted(thresholds.length, 'threshold')} of ${counted(items.length, 'item')}`,
          axis: 'ability and difficulty in logits',
        },
      }),
    table: {
      caption: 'Persons and thresholds by class of ability',
      columns: [
        { title: 'ability' },
        { title: 'persons' },
        { title: 'share' },
        { title: 'items with a threshold here', kind: 'sentences' },
      ],
      rows,
    },
  })
}
