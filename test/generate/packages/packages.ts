import { readGood } from './good.ts'
import type { FaultClass, Good, Package, Planted } from './package.ts'
import { blindFaults } from './planted/blind.ts'
import { drawFrom, shuffled } from './planted/draw.ts'
import { seeingFaults } from './planted/seeing.ts'

export { readGood } from './good.ts'
export type { Good, Package, Planted, Witness } from './package.ts'

/** So many packages of a class, at most; of near-duplicates there are as many as good packages. */
const MOST = 8

/**
 * Packages with one fault each, planted in the good ones by somebody who knew nothing of the gates.
 *
 * @param seed the same seed gives the same packages
 * @param most packages of one class, at most; near-duplicates are not limited
 */
export function plantedBlind(seed: string, most = MOST): readonly Planted[] {
  return plantedBy(blindFaults, seed, most)
}

/** The same by somebody who has read the gates. */
export function plantedSeeing(seed: string, most = MOST): readonly Planted[] {
  return plantedBy(seeingFaults, seed, most)
}

function plantedBy(faults: readonly FaultClass[], seed: string, most: number): readonly Planted[] {
  const good = readGood()
  return faults.flatMap((fault) => plantedOf(fault, good, seed, fault.duplicate ? good.length : most))
}

/** Different packages of one class; which of the good ones they are made from is drawn. */
function plantedOf(fault: FaultClass, good: readonly Good[], seed: string, most: number): readonly Planted[] {
  const draw = drawFrom(`${seed} ${fault.name}`)
  const planted = new Map<string, Planted>()
  for (const one of shuffled(good, draw)) {
    if (planted.size === most) break
    const faulty = fault.plant(one, draw)
    if (faulty !== undefined) planted.set(textOf(faulty), filed(faulty, fault))
  }
  return [...planted.values()]
}

/** What a model hands in, as one text. */
export const textOf = ({ parent, answer, solution, third }: Package): string =>
  JSON.stringify([parent, answer, solution, third])

function filed(faulty: Package, { name, correlated, duplicate }: FaultClass): Planted {
  const { parent, language, answer, solution, third, witness, of } = faulty
  return {
    parent,
    name: faulty.name,
    language,
    answer,
    solution,
    third,
    ...(witness && { witness }),
    ...(of !== undefined && { of }),
    fault: name,
    correlated: correlated === true,
    duplicate: duplicate === true,
  }
}
