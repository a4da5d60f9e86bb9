import type { Responses } from '../responses/responses.ts'

/**
 * The persons of two groups alone, as groups 0 (reference) and 1 (focal).
 *
 * @throws RangeError where a group is not among the responses' or both are the same
 */
export function groupPair(responses: Responses, reference: number, focal: number): Responses {
  const { persons, starts, groups, groupCount } = responses
  for (const group of [reference, focal])
    if (!(group >= 0 && group < groupCount && Math.floor(group) === group))
      throw new RangeError(`groups are 0 to ${groupCount - 1}, received ${group}`)
  if (reference === focal) throw new RangeError(`two different groups are compared, received ${focal} twice`)
  const rows: number[] = []
  for (let n = 0; n < persons; n++) {
    const group = groups?.[n] ?? 0
    if (group === reference || group === focal) rows.push(n)
  }
  const kept = new Uint32Array(rows.length + 1)
  rows.forEach((n, row) => (kept[row + 1] = (kept[row] ?? 0) + (starts[n + 1] ?? 0) - (starts[n] ?? 0)))
  const item = new Uint32Array(kept[rows.length] ?? 0)
  const category = new Uint8Array(item.length)
  rows.forEach((n, row) => {
    item.set(responses.item.subarray(starts[n] ?? 0, starts[n + 1] ?? 0), kept[row] ?? 0)
    category.set(responses.category.subarray(starts[n] ?? 0, starts[n + 1] ?? 0), kept[row] ?? 0)
  })
  return {
    persons: rows.length,
    items: responses.items,
    starts: kept,
    item,
    category,
    weights: responses.weights && Float64Array.from(rows, (n) => responses.weights?.[n] ?? 1),
    groups: Uint8Array.from(rows, (n) => ((groups?.[n] ?? 0) === focal ? 1 : 0)),
    groupCount: 2,
  }
}

/**
 * Makes an item of its own for group 1 out of each of some items: what was one item for both groups is then two, each
 * missing by design in the other group.
 *
 * @param pair of `groupPair`
 * @param studied items to split, each once; the j-th one's answers by group 1 become those of item `pair.items + j`
 */
export function splitByGroup(pair: Responses, studied: readonly number[]): Responses {
  const { persons, items, starts, groups } = pair
  const item = pair.item.slice()
  const category = pair.category.slice()
  const places = new Map(studied.map((i, j) => [i, items + j]))
  for (let n = 0; n < persons; n++) {
    if (groups?.[n] !== 1) continue
    const [begin, end] = [starts[n] ?? 0, starts[n + 1] ?? 0]
    // items ascend within a person, so what is renamed goes to the end
    const renamed: (readonly [number, number])[] = []
    let at = begin
    for (let from = begin; from < end; from++) {
      const place = places.get(item[from] ?? 0)
      const score = category[from] ?? 0
      if (place !== undefined) renamed.push([place, score])
      else {
        item[at] = item[from] ?? 0
        category[at++] = score
      }
    }
    renamed.sort(([one], [other]) => one - other)
    for (const [place, score] of renamed) {
      item[at] = place
      category[at++] = score
    }
  }
  return { ...pair, items: items + studied.length, item, category }
}
