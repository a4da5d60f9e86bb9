import { estimateFamilies, modelOf } from '#adaptive'
import type { ItemParameters } from '#schemas/parameters'
import type { ItemFacts } from '../compile/item-facts.ts'

/** What is to be known of an item for the parameters of its model's members. */
export type MemberFacts = Pick<ItemFacts, 'id' | 'ai' | 'variant'>

/**
 * Parameters of those members of item models that no calibration knows, while it knows others of their model: the family's,
 * with its error and the spread of variants as uncertainty. How much variants differ is estimated over all models of a scale,
 * from those with two calibrated members at least; before there are any, it is the prior of `estimateFamilies`.
 *
 * @param items without faults
 * @param calibrated parameters that calibrations give, by id
 * @returns by id; a model without a calibrated member keeps its prior (`freshVariant`)
 */
export function variantParameters(
  items: readonly MemberFacts[],
  calibrated: ReadonlyMap<string, ItemParameters>,
): ReadonlyMap<string, ItemParameters> {
  const parents = new Set(items.flatMap(({ variant }) => variant?.of ?? []))
  const members = items.filter((item) => parents.has(modelOf(item)))
  const fresh = new Map<string, ItemParameters>()
  // the members of another AI policy are on another scale
  for (const alike of Map.groupBy(members, ({ ai }) => ai).values()) {
    const known = alike.flatMap((item) => {
      const parameters = calibrated.get(item.id)
      return parameters === undefined ? [] : [{ family: modelOf(item), parameters: unsized(parameters) }]
    })
    const families = new Map(
      (known.length === 0 ? [] : estimateFamilies(known).families).map((family) => [family.family, family]),
    )
    for (const item of alike) {
      const family = families.get(modelOf(item))
      if (family !== undefined && !calibrated.has(item.id)) fresh.set(item.id, family.fresh)
    }
  }
  return fresh
}

function unsized({ persons: _persons, ...parameters }: ItemParameters): ItemParameters {
  return parameters
}
