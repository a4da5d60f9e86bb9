import { classify } from './classify.ts'
import type { StoppingRule } from './rule.ts'

/** The candidate belongs to one of the classes that the cuts make, with at least this posterior probability. */
export const classification: StoppingRule<{
  readonly cuts: readonly number[]
  readonly probability: number
}> = {
  name: 'classification',
  judge: ({ errors, weights, abilities }, { cuts, probability }) =>
    errors.length > 1 && classify(weights, abilities, cuts).probability >= probability ? 'may-stop' : 'go-on',
}
