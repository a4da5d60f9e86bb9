import type { Blueprint } from '#schemas/blueprint'
import { aStratified } from './a-stratified.ts'
import { closestDifficulty } from './closest-difficulty.ts'
import { fixedOrder } from './fixed-order.ts'
import { kullbackLeibler } from './kullback-leibler.ts'
import { maximumInformation } from './maximum-information.ts'
import { multistage } from './multistage.ts'
import { minimumExpectedVariance } from './minimum-expected-variance.ts'
import { posteriorWeightedDivergence } from './posterior-weighted-divergence.ts'
import { posteriorWeightedInformation } from './posterior-weighted-information.ts'
import { progressiveRestricted } from './progressive-restricted.ts'
import { proportional } from './proportional.ts'
import { randomesque } from './randomesque.ts'
import type { Choice } from './selector.ts'
import { shadowForms } from './shadow-forms.ts'
import { thompson } from './thompson.ts'

/** What a block of a blueprint says about selection. */
export type SelectRule = Blueprint['blocks'][number]['select']

/** Every selector, by the name that blueprints use. */
export const selectors = {
  'maximum-information': maximumInformation,
  'posterior-weighted-information': posteriorWeightedInformation,
  'minimum-expected-variance': minimumExpectedVariance,
  'kullback-leibler': kullbackLeibler,
  'posterior-weighted-divergence': posteriorWeightedDivergence,
  'a-stratified': aStratified,
  'progressive-restricted': progressiveRestricted,
  randomesque,
  proportional,
  thompson,
  'closest-difficulty': closestDifficulty,
  'fixed-order': fixedOrder,
  multistage,
  'shadow-forms': shadowForms,
} as const

/**
 * Chooses by a blueprint's rule.
 *
 * @returns a place in `choice.eligible`; −1 where that is empty
 */
export function selectBy(rule: SelectRule, choice: Choice): number {
  switch (rule.selector) {
    case 'randomesque':
      return randomesque.select(choice, rule)
    case 'a-stratified':
      return aStratified.select(choice, rule)
    case 'progressive-restricted':
      return progressiveRestricted.select(choice, rule)
    case 'proportional':
      return proportional.select(choice, rule)
    default:
      return selectors[rule.selector].select(choice, rule)
  }
}
