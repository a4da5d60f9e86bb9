import type { CalibrationFacts } from './calibration-facts.ts'
import type { CalibrationReport, ReportedItem } from './calibration-report.ts'
import { errorsOf } from './item-curve.ts'
import { itemAnchor } from './item-anchor.ts'
import { html, type Content, type Markup } from './markup.ts'
import { count, fixed, percent, pValue, withInterval, withRatioInterval } from './number-words.ts'
import { reportTable, type Column } from './report-table.ts'

/** All items, those that need a look first. */
export function itemsTable({ items }: CalibrationReport, { order, flagged }: CalibrationFacts): Markup {
  const hasFit = items.some(({ summedScore }) => summedScore !== undefined)
  const hasSquares = items.some(({ meanSquares }) => meanSquares !== undefined)
  const hasDif = items.some(({ dif }) => dif !== undefined && dif.length > 0)
  const hasGuessing = items.some(({ parameters }) => 'c' in parameters && parameters.c > 0)
  const isGraded = items.some(({ parameters: { b } }) => typeof b !== 'number')
  const columns: readonly (Column & { readonly cell: (item: ReportedItem, place: number) => Content })[] = [
    {
      title: 'item',
      kind: 'words',
      cell: ({ id }, place) => html`<a href="#${itemAnchor(place)}"><bdi>${id}</bdi></a>`,
    },
    {
      title: 'needs a look',
      kind: 'words',
      cell: ({ flags }) =>
        flags.length === 0
          ? html`<span class="quiet">no</span>`
          : html`<strong class="flags">${flags.map(({ words }) => words).join('; ')}</strong>`,
    },
    { title: 'persons', cell: ({ persons }) => count(persons) },
    { title: 'mean score', cell: ({ ease }) => percent(ease) },
    {
      title: 'slope a (95 %)',
      cell: ({ parameters, covariance }) => withRatioInterval(parameters.a, errorsOf(covariance)?.[0]),
    },
    {
      title: 'difficulty b (95 %)',
      cell: ({ parameters: { b }, covariance }) => {
        const errors = errorsOf(covariance)
        return (typeof b === 'number' ? [b] : b).map(
          (each, k) => html`<span class="each">${withInterval(each, errors?.[k + 1])}</span> `,
        )
      },
    },
    ...(hasGuessing
      ? [
          {
            title: 'asymptote c (95 %)',
            cell: ({ parameters, covariance }: ReportedItem) =>
              'c' in parameters ? withInterval(parameters.c, errorsOf(covariance)?.[2]) : '–',
          },
        ]
      : []),
    ...(hasFit ? [{ title: 'S-X² p', cell: ({ summedScore }: ReportedItem) => pValue(summedScore?.p) }] : []),
    ...(hasSquares
      ? [
          { title: 'infit', cell: ({ meanSquares }: ReportedItem) => fixed(meanSquares?.infit, 2) },
          { title: 'outfit', cell: ({ meanSquares }: ReportedItem) => fixed(meanSquares?.outfit, 2) },
        ]
      : []),
    ...(hasDif
      ? [
          {
            title: 'DIF',
            cell: ({ dif }: ReportedItem) =>
              dif?.map((each) => each.class).reduce((worst, each) => (each > worst ? each : worst), 'A') ??
              '–',
          },
        ]
      : []),
  ]
  return html`${reportTable({
      caption:
        flagged === 0
          ? 'Items in their order'
          : flagged === 1
            ? 'Items, the one that needs a look first'
            : `Items, the ${flagged} that need a look first`,
      columns,
      rows: order.flatMap((place) => {
        const item = items[place]
        return item === undefined ? [] : [columns.map(({ cell }) => cell(item, place))]
      }),
    })}
    <p class="note">
      Slopes say how sharply an item separates, difficulties where:
      ${
        isGraded
          ? 'each threshold lies where a higher score becomes the likelier one'
          : hasGuessing
            ? 'at b a person is halfway between guessing and passing for sure'
            : 'at b a person passes half the time'
      }.
      ${hasFit ? 'A small S-X² p, below .001, says that the curve does not hold exactly; the figure shows whether it matters. ' : ''}${
        hasSquares
          ? 'Infit and outfit are 1 where surprises are as many as expected; above 1.3 there are too many. '
          : ''
      }${hasDif ? 'DIF is A (negligible), B (moderate) or C (large).' : ''}
    </p>`
}
