import { samplePlan } from '../../adaptive/simulate/sample.laws.ts'
import type { SimulatedItem } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { AssemblyPlan, Target } from './plan.ts'

/** One form with the most information around 0 from sample items, proven best, but for what a test asks otherwise. */
export function planOf(
  items: readonly SimulatedItem[],
  block: Partial<Blueprint['blocks'][number]>,
  more: Partial<AssemblyPlan> = {},
): AssemblyPlan {
  const { blueprint } = samplePlan(items, block)
  const target: Target = { shape: 'max', at: [-1, 0, 1] }
  const rest = { length: undefined, overlap: 0, anchors: 0, required: [], isTimed: true, seed: '1' }
  return { blueprint, items, languages: [], forms: 1, target, seconds: 60, gap: 0, ...rest, ...more }
}
