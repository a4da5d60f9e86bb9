import type { Blueprint } from '#schemas/blueprint'
import type { Refusal } from '../constraints/refusals.ts'
import type { Requirements } from '../constraints/requirements.ts'
import type { SessionItem } from '../session/item.ts'
import { unitName, unitOf } from './parameters.ts'

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
  { exposure, blocks }: Blueprint,
  items: readonly SessionItem[],
  { list, starts, classes, classOf }: Requirements,
  offered: Uint8Array,
): readonly Refusal[] {
  if (exposure === undefined) return []
  const { maxRate } = exposure
  const refusals: Refusal[] = []
  blocks.forEach((block, at) => {
    const first = starts[at] ?? 0
    for (let r = first; r < (starts[at + 1] ?? 0); r++) {
      const requirement = list[r]
      if (requirement === undefined) continue
      // blocks of one policy share their items, so their lengths add up; said once, of the last of them
      const sharers = r === first ? blocks.flatMap(({ ai }, other) => (ai === block.ai ? [other] : [])) : [at]
      if (sharers.at(-1) !== at) continue
      const min =
        r === first ? sumOf(sharers.map((other) => list[starts[other] ?? 0]?.min ?? 0)) : requirement.min
      const units = new Set<string>()
      items.forEach((item, i) => {
        const uses = classes[classOf[i] ?? 0]
        const counts =
          r === first ? sharers.some((other) => uses?.[other] !== undefined) : uses?.[at]?.includes(r)
        if (offered[i] === 1 && counts === true) units.add(unitName(unitOf(item)))
      })
      // rounded up
      const missing = -Math.floor(SLACK - min / maxRate) - units.size
      if (missing <= 0) continue
      const words = `Block ${block.id}: ${requirement.counts} wants ${min} of ${units.size} items and families, so that one of them goes to more than ${percent(maxRate)} of the candidates; ${missing} ${missing === 1 ? 'item is' : 'items are'} missing.`
      refusals.push({ block: block.id, counts: requirement.counts, min, missing, words })
    }
  })
  return refusals
}

function sumOf(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

function percent(share: number): string {
  return `${Math.floor(share * 1000 + 0.5) / 10} %`
}
