import type { CompiledItem } from '../../compile/compiled-item.ts'
import { codeItemOf } from '../../verify/code.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import { executeApart, type Runnable } from '../../verify/execute-apart.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { notAsked, passed, type Gate } from './gate.ts'

/** What sixteen times the size is of work that grows like the size. */
const LINEAR = 16
/** How much more work may grow than that of the item from one of these sizes to the other: n log n beside n is 1.5, n√n 4. */
const MOST = 1.6
/** Share of the fuel of a case that a reference may take on the largest input. */
const SHARE = 0.25
/**
 * Share of that fuel below which nobody notices growth: where an item asks for a class, 20 ms; elsewhere what no slower
 * language or machine fails for.
 */
const UNNOTICED = { asked: 0.01, otherwise: 0.05 }

/** The work of items themselves, by size and order: their inputs and limits are those of all that is written for them. */
const known = new WeakMap<CompiledItem, Map<string, Promise<readonly number[]>>>()

/**
 * The work of the reference grows no faster than that of the item's own, on the largest inputs of the contract it leaves
 * slower languages room, and where the item tells a slow solution apart, one is filed: the brute force, or what repeats itself.
 */
export const complexity: Gate = {
  name: 'complexity',
  version: 4,
  ask: async ({ code, parent, written }, context) => {
    if (!code || !written || parent.detail.kind !== 'code') return notAsked
    const { item } = code
    const reference = item.detail.submissions.find(({ expected }) => expected === 'accepted')
    const own = codeItemOf(parent).detail.submissions.find(({ expected }) => expected === 'accepted')
    if (!reference || !own) return notAsked
    if (
      item.task.limits.complexity &&
      !item.detail.submissions.some(({ expected }) => expected === 'time_limit_exceeded')
    )
      return {
        verdict: 'refused',
        reason: `no slow program is told from a solution in ${item.task.limits.complexity.class}: nothing shows that the last category can be missed`,
      }
    const unnoticed = item.task.limits.complexity ? UNNOTICED.asked : UNNOTICED.otherwise
    const figures: Record<string, number> = {}
    const usualWork = known.get(parent) ?? new Map<string, Promise<readonly number[]>>()
    known.set(parent, usualWork)
    for (const { size, order, inputs, isArranged } of await written.growing()) {
      const usualHere = usualWork.get(`${size} ${order}`) ?? fuelOf(item, own, inputs, context)
      usualWork.set(`${size} ${order}`, usualHere)
      const [work, before] = await Promise.all([fuelOf(item, reference, inputs, context), usualHere])
      // Not even the item's own returns from what only looks like an input.
      if (before.length < inputs.length) continue
      const largest = work.at(-1)
      if (largest === undefined || work.length < inputs.length)
        return {
          verdict: 'refused',
          reason: `the reference does not return for the largest ${size}, ${order}`,
        }
      if (largest > SHARE * item.task.limits.fuel)
        return {
          verdict: 'refused',
          reason: `the reference takes ${Math.round((100 * largest) / item.task.limits.fuel)} % of the fuel of a case for the largest ${size}, ${order}, expected ${SHARE * 100} % at most`,
        }
      if (isArranged) continue
      const [growth = 1, usual = 1] = [work, before].map((one) =>
        growthOf(one, unnoticed * item.task.limits.fuel),
      )
      if (order === 'random') figures[`growthBy${size}`] = growth
      if (growth > MOST * Math.max(usual, LINEAR))
        return {
          verdict: 'refused',
          reason: `with ${size}, ${order}, sixteen times as large the reference takes ${growth.toFixed(1)} times the work, that of ${parent.id} ${usual.toFixed(1)} times`,
        }
    }
    return { ...passed, figures }
  },
}

/** How many times the work is from the middle size to the largest. */
function growthOf([start = 0, middle = 1, largest = 1]: readonly number[], unnoticed: number): number {
  return largest < unnoticed ? 1 : (largest - start) / Math.max(1, middle - start)
}

async function fuelOf(
  item: CodeItem,
  program: Runnable,
  inputs: readonly Parameters<typeof executeApart>[2][number]['input'][],
  context: VerifyContext,
): Promise<readonly number[]> {
  const cases = inputs.map((input, at) => ({ id: String(at), input }))
  const runs = await executeApart(item, program, cases, context)
  return runs.flatMap(({ outcome, fuel }) => (outcome.type === 'returned' ? [fuel] : []))
}
