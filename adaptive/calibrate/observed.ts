import { countCategories, HIGHEST_CATEGORY, type Responses } from '../responses/responses.ts'

/** What of each item's scores occurs, and the responses with unused scores closed up. */
export interface Observed {
  /** the scores that the categories stand for, ascending: those that occur, fewer than two where an item has no variance; of a
   * known item those that it has, also where nobody reached them */
  readonly scores: readonly (readonly number[])[]
  /** number of categories in the fit; 0 where an item is left out of it, since it has no variance */
  readonly categories: Uint8Array
  /** share of each category among an item's responses; undefined where it has no variance or is known */
  readonly shares: readonly (Float64Array | undefined)[]
  /** persons who answered each item, with their weights */
  readonly persons: Float64Array
  /** mean score of each item as a share of the highest of `scores`, in [0, 1]; 0 where nobody answered */
  readonly ease: Float64Array
  /** responses whose categories are numbered without gaps */
  readonly responses: Responses
}

/**
 * Looks at what was answered, and closes up scores that nobody has: their thresholds cannot be estimated.
 *
 * @param fixed scores, ascending, that the categories of items with known parameters stand for; undefined elsewhere
 * @throws RangeError for a score that a fixed item does not have
 */
export function observe(responses: Responses, fixed: readonly (readonly number[] | undefined)[]): Observed {
  const { highest, counts } = countCategories(responses)
  const width = HIGHEST_CATEGORY + 1
  const scores: (readonly number[])[] = []
  const shares: (Float64Array | undefined)[] = []
  const categories = new Uint8Array(responses.items)
  const persons = new Float64Array(responses.items)
  const ease = new Float64Array(responses.items)
  const recoded = new Uint8Array(responses.items * width)
  let isClosed = true
  for (let i = 0; i < responses.items; i++) {
    const used: number[] = []
    const known = fixed[i]
    let total = 0
    let points = 0
    for (let k = 0; k <= (highest[i] ?? 0); k++) {
      const count = counts[i * width + k] ?? 0
      if (count === 0) continue
      const place = known === undefined ? used.length : known.indexOf(k)
      if (place < 0)
        throw new RangeError(`item ${i}: a known item with the scores ${known?.join(', ')} received ${k}`)
      recoded[i * width + k] = place
      if (place !== k) isClosed = false
      used.push(k)
      total += count
      points += k * count
    }
    scores.push(known ?? used)
    persons[i] = total
    const top = (known ?? used).at(-1) ?? 0
    ease[i] = total > 0 && top > 0 ? points / total / top : 0
    if (known !== undefined) categories[i] = known.length
    if (known !== undefined || used.length < 2) {
      shares.push(undefined)
      continue
    }
    categories[i] = used.length
    shares.push(Float64Array.from(used, (k) => (counts[i * width + k] ?? 0) / total))
  }
  const category = isClosed
    ? responses.category
    : responses.category.map((k, at) => recoded[(responses.item[at] ?? 0) * width + k] ?? 0)
  return { scores, categories, shares, persons, ease, responses: { ...responses, category } }
}
