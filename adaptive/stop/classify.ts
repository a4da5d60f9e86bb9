import { probabilityAtLeast } from '../estimate/interval.ts'

/** The class that a candidate most probably belongs to. */
export interface Classified {
  /** number of cuts at or below it: 0 for the lowest class */
  readonly place: number
  /** posterior probability of that class */
  readonly probability: number
}

/**
 * Finds the most probable of the classes that some cuts make; the lower of equals.
 *
 * @param weights posterior over `abilities`, sum 1
 * @param abilities grid in logits, ascending
 * @param cuts abilities in logits at which the next class begins (included), in any order
 */
export function classify(
  weights: Float64Array,
  abilities: Float64Array,
  cuts: readonly number[],
): Classified {
  const sorted = [...cuts].sort((x, y) => x - y)
  let best: Classified = { place: 0, probability: -1 }
  let above = 1
  for (let place = 0; place <= sorted.length; place++) {
    const cut = sorted[place]
    const beyond = cut === undefined ? 0 : probabilityAtLeast(weights, abilities, cut)
    const probability = above - beyond
    if (probability > best.probability) best = { place, probability }
    above = beyond
  }
  return best
}
