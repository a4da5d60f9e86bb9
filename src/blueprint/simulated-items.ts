import type { SimulatedItem } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { TestedFacts } from './tested-facts.ts'

/**
 * The items that a test can give, as its simulated candidates meet them.
 *
 * @param facts items of a bank, in its order, which decides ties
 */
export function simulatedItems(
  { use, locale }: Pick<Blueprint, 'use' | 'locale'>,
  facts: readonly TestedFacts[],
): readonly SimulatedItem[] {
  return facts
    .filter((item) => item.use === use && item.status === 'live' && item.locale === locale)
    .map((item) => ({
      id: item.id,
      version: item.version,
      hash: '',
      kind: item.kind,
      skills: item.skills,
      level: item.level,
      ai: item.ai,
      languages: item.languages,
      max: item.max,
      parameters: item.parameters,
      minutes: item.minutes,
      ...(item.family === undefined ? {} : { family: item.family }),
      ...(item.enemies === undefined ? {} : { enemies: item.enemies }),
      ...(item.variant === undefined ? {} : { variant: item.variant }),
      ...(item.steers && { steers: item.steers }),
    }))
}
