import type { Blueprint } from '#schemas/blueprint'
import { maximumInformation } from './maximum-information.ts'
import { posteriorWeightedInformation } from './posterior-weighted-information.ts'
import { randomesque } from './randomesque.ts'
import type { Choice } from './selector.ts'

/** What a block of a blueprint says about selection. */
export type SelectRule = Blueprint['blocks'][number]['select']

/** Every selector, by the name that blueprints use. */
export const selectors = {
  'maximum-information': maximumInformation,
  'posterior-weighted-information': posteriorWeightedInformation,
  randomesque,
} as const

/**
 * Chooses by a blueprint's rule.
 *
 * @returns a place in `choice.eligible`; −1 where that is empty
 */
export function selectBy(rule: SelectRule, choice: Choice): number {
  return rule.selector === 'randomesque'
    ? randomesque.select(choice, rule)
    : selectors[rule.selector].select(choice, rule)
}
