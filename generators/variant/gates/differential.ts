import type { CodeItem } from '../../verify/code-run.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { apartOnLarge, compareWritten } from '../written/compare-programs.ts'
import { notAsked, passed, unless, type Finding, type Gate, type WrittenAnswers } from './gate.ts'

/** Inputs of which at least two programs have to say the same. */
const FEWEST = 500
/** The brute force, and the solution of somebody who saw the statement alone. */
const COMPARED = [1, 2]

/**
 * On inputs that nobody wrote down, all accepted submissions return the same, and all that is claimed of it holds. Of what
 * was written, programs of different people are asked for a thousand and more.
 */
export const differential: Gate = {
  name: 'differential',
  version: 2,
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
  const apart = await apartOnLarge(item, written, COMPARED)
  return apart ?? { ...passed, figures: { inputs: inputs.length, compared: count } }
}
