import type { Blueprint } from '#schemas/blueprint'
import type { Refusal } from '../constraints/refusals.ts'
import type { Requirements } from '../constraints/requirements.ts'
import type { SessionItem } from '../session/item.ts'
import { unitName, unitOf } from './parameters.ts'
import { shownCounts } from './shown-counts.ts'

/** So much of an item is no item: what rounding may add to a quotient. */
const SLACK = 1e-9

/**
 * Proves that a maximum exposure rate can be kept at all: as each test shows at least `min` of the units that count for a
 * requirement, one of these is shown to min/units of the candidates at least.
 *
 * @param offered 1 for each item that these candidates can be given
 * @returns empty where the blueprint names no rate, or one that the items suffice for
 */
export function rateRefusals(
  blueprint: Blueprint,
  items: readonly SessionItem[],
  requirements: Requirements,
  offered: Uint8Array,
): readonly Refusal[] {
  if (blueprint.exposure === undefined) return []
  const { maxRate } = blueprint.exposure
  return shownCounts(blueprint, requirements).flatMap(({ block, counts, min, takes }) => {
    const units = new Set<string>()
    items.forEach((item, i) => {
      if (offered[i] === 1 && takes(i)) units.add(unitName(unitOf(item)))
    })
    const missing = roundedUp(min / maxRate) - units.size
    if (missing <= 0) return []
    const words = `Block ${block}: ${counts} wants ${min} of ${units.size} items and families, so that one of them goes to more than ${percent(maxRate)} of the candidates; ${missing} ${missing === 1 ? 'item is' : 'items are'} missing.`
    return [{ block, counts, min, missing, words }]
  })
}

/**
 * Proves that variants can be as fresh as a blueprint wants them: as each of the candidates is shown at least `min` of what
 * counts for a requirement, one variant (or item without variants) goes to candidates·min/variants of them at least.
 *
 * @param offered 1 for each item that any of the candidates can be given, all members of item models among them
 * @returns empty where the blueprint states no largest reuse, or one that the items and variants suffice for
 */
export function reuseRefusals(
  blueprint: Blueprint,
  requirements: Requirements,
  offered: Uint8Array,
): readonly Refusal[] {
  const { freshness } = blueprint
  if (freshness?.variants !== 'pool') return []
  const { candidates, maxReuse } = freshness
  return shownCounts(blueprint, requirements).flatMap(({ block, counts, min, takes }) => {
    const there = offered.reduce((sum, isOffered, i) => sum + (isOffered === 1 && takes(i) ? 1 : 0), 0)
    const missing = roundedUp((candidates * min) / maxReuse) - there
    if (missing <= 0) return []
    const met = there === 0 ? candidates : (candidates * min) / there
    const words = `Block ${block}: ${counts} wants ${min} of ${there} items and variants for each of ${candidates} candidates, so that one of them is met by ${roundedUp(met)} and not by ${maxReuse} at most; ${missing} more variants are wanted.`
    return [{ block, counts, min, missing, words }]
  })
}

function roundedUp(quotient: number): number {
  return -Math.floor(SLACK - quotient)
}

function percent(share: number): string {
  return `${Math.floor(share * 1000 + 0.5) / 10} %`
}
