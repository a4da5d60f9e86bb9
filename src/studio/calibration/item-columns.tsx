import type { ComponentChildren } from 'preact'
import {
  count,
  errorsOf,
  fixed,
  NONE,
  percent,
  pValue,
  withInterval,
  withRatioInterval,
  type CalibrationReport,
  type ReportedItem,
} from '#report'
import { calibration as words } from '../../text/calibration.ts'

interface ItemColumn {
  readonly title: string
  readonly cellOf: (place: number, isChosen: boolean) => ComponentChildren
}

const { columns: titles, no } = words.items

/** Columns of the table of items, as many as the calibration has figures for. */
export function columnsOf(
  { items }: CalibrationReport,
  onItem: (place: number) => void,
): readonly ItemColumn[] {
  const plain = (title: string, textOf: (item: ReportedItem) => ComponentChildren): ItemColumn => ({
    title,
    cellOf: (place) => {
      const item = items[place]
      return item && textOf(item)
    },
  })
  const where = (isThere: (item: ReportedItem) => boolean, column: ItemColumn): readonly ItemColumn[] =>
    items.some(isThere) ? [column] : []
  const hasGuessing = ({ parameters }: ReportedItem): boolean => 'c' in parameters && parameters.c > 0
  return [
    {
      title: titles.item,
      cellOf: (place, isChosen) => (
        <button
          type="button"
          class="button button-quiet button-small"
          aria-current={isChosen ? 'true' : undefined}
          onClick={() => onItem(place)}
        >
          <bdi>{items[place]?.id}</bdi>
        </button>
      ),
    },
    plain(titles.look, ({ flags }) =>
      flags.length === 0 ? (
        <span class="muted">{no}</span>
      ) : (
        <strong class="calibration-words">{flags.map(({ words }) => words).join('; ')}</strong>
      ),
    ),
    plain(titles.persons, ({ persons }) => count(persons)),
    plain(titles.mean, ({ ease }) => percent(ease)),
    plain(titles.difficulty, difficultiesOf),
    plain(titles.slope, ({ parameters, covariance }) =>
      whole(withRatioInterval(parameters.a, errorsOf(covariance)?.[0])),
    ),
    ...where(
      hasGuessing,
      plain(titles.guessing, ({ parameters, covariance }) =>
        'c' in parameters ? whole(withInterval(parameters.c, errorsOf(covariance)?.[2])) : NONE,
      ),
    ),
    ...where(
      ({ summedScore }) => summedScore !== undefined,
      plain(titles.fit, ({ summedScore }) => pValue(summedScore?.p)),
    ),
    ...where(
      ({ meanSquares }) => meanSquares !== undefined,
      plain(titles.infit, ({ meanSquares }) => fixed(meanSquares?.infit, 2)),
    ),
    ...where(
      ({ meanSquares }) => meanSquares !== undefined,
      plain(titles.outfit, ({ meanSquares }) => fixed(meanSquares?.outfit, 2)),
    ),
    ...where(
      ({ dif = [] }) => dif.length > 0,
      plain(titles.dif, ({ dif = [] }) =>
        dif.length === 0 ? NONE : dif.map((each) => each.class).reduce((one, two) => (two > one ? two : one)),
      ),
    ),
  ]
}

function difficultiesOf({ parameters: { b }, covariance }: ReportedItem): ComponentChildren {
  const errors = errorsOf(covariance)
  return (typeof b === 'number' ? [b] : b).map((each, k) => whole(withInterval(each, errors?.[k + 1])))
}

/** A line of its own, whatever the width of its column. */
function whole(text: string): ComponentChildren {
  return <span class="calibration-each">{text}</span>
}
