/**
 * Scored responses of many persons, row by row, with nothing stored for what was not administered.
 *
 * Persons and items are known by their place alone; whoever reads a file keeps the names.
 */
export interface Responses {
  /** number of persons */
  readonly persons: number
  /** number of items */
  readonly items: number
  /** person n's responses stand at [starts[n], starts[n + 1]); persons + 1 entries */
  readonly starts: Uint32Array
  /** item of each response, ascending within a person, each at most once */
  readonly item: Uint32Array
  /** category of each response, 0 to 127 */
  readonly category: Uint8Array
  /** how many persons each row stands for, > 0; undefined where every row is one person */
  readonly weights: Float64Array | undefined
  /** group of each person, 0 to `groupCount` − 1; undefined where all are of group 0 */
  readonly groups: Uint8Array | undefined
  /** number of groups, integer ≥ 1 */
  readonly groupCount: number
}

/** Highest category that a response may have. */
export const HIGHEST_CATEGORY = 127

/**
 * Responses from a table.
 *
 * @param rows one entry per person, in it the category of each item; `undefined` where an item was not administered
 * @param options.groups group of each person, integers from 0
 * @param options.weights how many persons each row stands for
 * @throws RangeError for rows of different lengths, categories that are no integers in [0, 127], or weights that are not positive
 */
export function responsesOf(
  rows: readonly (readonly (number | undefined)[])[],
  options: { readonly groups?: readonly number[]; readonly weights?: readonly number[] } = {},
): Responses {
  const persons = rows.length
  const items = rows[0]?.length ?? 0
  const starts = new Uint32Array(persons + 1)
  const item: number[] = []
  const category: number[] = []
  rows.forEach((row, n) => {
    if (row.length !== items)
      throw new RangeError(`row ${n}: ${items} items are expected, received ${row.length}`)
    row.forEach((value, i) => {
      if (value === undefined) return
      if (!(value >= 0 && value <= HIGHEST_CATEGORY && Math.floor(value) === value))
        throw new RangeError(
          `row ${n}, item ${i}: a category is an integer in [0, ${HIGHEST_CATEGORY}], received ${value}`,
        )
      item.push(i)
      category.push(value)
    })
    starts[n + 1] = item.length
  })
  const { groups, weights } = options
  for (const weight of weights ?? [])
    if (!(weight > 0 && weight < Infinity))
      throw new RangeError(`weights must be positive, received ${weight}`)
  return {
    persons,
    items,
    starts,
    item: Uint32Array.from(item),
    category: Uint8Array.from(category),
    weights: weights && Float64Array.from(weights),
    groups: groups && Uint8Array.from(groups),
    groupCount: 1 + (groups?.reduce((most, group) => Math.max(most, group), 0) ?? 0),
  }
}

/** How often each category of each item occurs. */
export interface CategoryCounts {
  /** highest category that occurs of each item, 0 where none does */
  readonly highest: Uint8Array
  /** persons (with their weights) of category k of item i: [i·128 + k] */
  readonly counts: Float64Array
}

/** Counts the categories of each item, persons with their weights. */
export function countCategories({
  persons,
  items,
  starts,
  item,
  category,
  weights,
}: Responses): CategoryCounts {
  const highest = new Uint8Array(items)
  const counts = new Float64Array(items * (HIGHEST_CATEGORY + 1))
  for (let n = 0; n < persons; n++) {
    const weight = weights?.[n] ?? 1
    const end = starts[n + 1] ?? 0
    for (let at = starts[n] ?? 0; at < end; at++) {
      const i = item[at] ?? 0
      const k = category[at] ?? 0
      if (k > (highest[i] ?? 0)) highest[i] = k
      const cell = i * (HIGHEST_CATEGORY + 1) + k
      counts[cell] = (counts[cell] ?? 0) + weight
    }
  }
  return { highest, counts }
}
