import { priorParameters } from '#adaptive'
import type { ItemFacts } from '#schemas/release-public'

/** An item of an index for tests, with so many variants. */
export function sampleFacts(
  given: Partial<ItemFacts> & Pick<ItemFacts, 'id'>,
  variants = 0,
): readonly ItemFacts[] {
  const { level = 3, max = 1 } = given
  const item: ItemFacts = {
    version: '1.0.0',
    kind: 'code',
    use: 'practice',
    title: given.id,
    skills: ['writing.code'],
    level,
    minutes: 5,
    ai: 'forbidden',
    locale: 'en',
    languages: [],
    max,
    parameters: priorParameters({ level, highest: max }),
    hash: '0'.repeat(64),
    shard: '0'.repeat(64),
    ...given,
  }
  if (variants === 0) return [item]
  const family = { family: item.id }
  return [
    { ...item, ...family },
    ...Array.from({ length: variants }, (_, at) => ({
      ...item,
      ...family,
      id: `${item.id}-v${at + 1}`,
      variant: { of: item.id, seed: at + 1 },
    })),
  ]
}
