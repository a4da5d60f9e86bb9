import type { CalibratedItem, Responses } from '#adaptive'

/** Responses to the items that were calibrated, with scores closed up as in the calibration. */
export interface Judged {
  readonly responses: Responses
  /** place in the calibration of each item that is left */
  readonly places: readonly number[]
}

/**
 * What fit is judged on: items without variance say nothing, and scores that nobody has are closed up.
 *
 * @param group persons of this group alone; all where absent
 */
export function selectResponses(
  { persons, starts, item, category, weights, groups, groupCount }: Responses,
  items: readonly CalibratedItem[],
  group?: number,
): Judged {
  const places = items.flatMap(({ scores, persons: answered }, i) =>
    scores.length >= 2 && answered > 0 ? [i] : [],
  )
  const columns = new Int32Array(items.length).fill(-1)
  places.forEach((place, column) => (columns[place] = column))
  const codes = items.map(({ scores }) => Uint8Array.from({ length: 128 }, (_, k) => scores.indexOf(k)))
  const wanted = Array.from({ length: persons }, (_, n) => n).filter(
    (n) => group === undefined || (groups?.[n] ?? 0) === group,
  )
  const most = starts[persons] ?? 0
  const [keptItem, keptCategory] = [new Uint32Array(most), new Uint8Array(most)]
  const keptStarts = new Uint32Array(wanted.length + 1)
  let end = 0
  wanted.forEach((n, row) => {
    for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) {
      const place = item[at] ?? 0
      const column = columns[place] ?? -1
      if (column < 0) continue
      const score = category[at] ?? 0
      keptItem[end] = column
      keptCategory[end] = codes[place]?.[score] ?? score
      end++
    }
    keptStarts[row + 1] = end
  })
  return {
    places,
    responses: {
      persons: wanted.length,
      items: places.length,
      starts: keptStarts,
      item: keptItem.slice(0, end),
      category: keptCategory.slice(0, end),
      weights: weights && Float64Array.from(wanted, (n) => weights[n] ?? 1),
      groups: group === undefined ? groups : undefined,
      groupCount: group === undefined ? groupCount : 1,
    },
  }
}
