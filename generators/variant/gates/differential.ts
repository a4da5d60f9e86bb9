import type { CodeItem } from '../../verify/code-run.ts'
import { executeApart } from '../../verify/execute-apart.ts'
import { outcomeWords } from '../../verify/outcome.ts'
import { inputWords } from '../../verify/properties/input-words.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { apartOnLarge, compareWritten } from '../written/compare-programs.ts'
import { smallestOf } from '../written/smallest.ts'
import { notAsked, passed, unless, type Finding, type Gate, type WrittenAnswers } from './gate.ts'

/** Inputs of which at least two programs have to say the same. */
const FEWEST = 500
/** Inputs that nothing that ends is too slow for, and the fuel for one of them. */
const [SMALLEST, FUEL] = [20, 40_000_000]
/** The brute force, and the solution of somebody who saw the statement alone. */
const COMPARED = [1, 2]

/**
 * On inputs that nobody wrote down, all accepted submissions return the same, and all that is claimed of it holds. Of what
 * was written, programs of different people are asked for a thousand and more.
 */
export const differential: Gate = {
  name: 'differential',
  version: 3,
  ask: async ({ code, written }, context) => {
    if (!code) return notAsked
    if (written) return compared(code.item, written, context)
    const { reasons } = await code.drawn()
    return unless(reasons)
  },
}

async function compared(item: CodeItem, written: WrittenAnswers, context: VerifyContext): Promise<Finding> {
  const { programs, inputs } = written
  const { difference, count } = await compareWritten(item, written, COMPARED, context)
  if (difference) return difference
  if (count < Math.min(FEWEST, inputs.length))
    return {
      verdict: 'refused',
      reason: `${programs[1]?.name ?? 'nothing'} returns in time on ${count} of ${inputs.length} small inputs, expected ${FEWEST} at least`,
    }
  const apart =
    (await endlessOnSmall(item, written, context)) ?? (await apartOnLarge(item, written, COMPARED))
  return apart ?? { ...passed, figures: { inputs: inputs.length, compared: count } }
}

/** A program that does not end on one of the smallest inputs: that is no matter of being slow. */
async function endlessOnSmall(
  item: CodeItem,
  { programs, inputs, runs }: WrittenAnswers,
  context: VerifyContext,
): Promise<Finding | undefined> {
  const all = await runs()
  const smallest = smallestOf(inputs, SMALLEST)
  for (const [place, program] of programs.entries()) {
    const at = smallest.find((one) => all[place]?.[one] === undefined)
    if (at === undefined) continue
    const input = inputs[at] ?? []
    const [run] = await executeApart(item, program, [{ id: '0', input }], context, { fuel: FUEL })
    if (run?.outcome.type !== 'time_limit') continue
    return {
      verdict: 'refused',
      reason: `${program.name} ${outcomeWords(run.outcome)} for one of the smallest inputs`,
      counterexample: inputWords(item.task.signature, input),
    }
  }
  return undefined
}
