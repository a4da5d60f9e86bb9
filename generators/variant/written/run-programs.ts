import { judge, type Execution } from '#runner'
import { conform, parseType, type Encoded } from '#schemas/value'
import type { CodeItem } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import { runInputs } from '../../verify/properties/run-inputs.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import type { WrittenRuns } from '../gates/gate.ts'

type Input = readonly Encoded[]
type Tasked = Pick<CodeItem, 'task'>

/** Inputs that one realm is given at a time, and the fuel of all of them: what takes longer is slow. */
const AT_ONCE = 100
const TOGETHER = 60_000_000

/**
 * Runs a program on many inputs, as far as it is quick.
 *
 * @param isWhole ends with the first input that it does not return from in time, so that what loops costs little
 */
export async function runProgram(
  item: Tasked,
  program: Runnable,
  inputs: readonly Input[],
  context: VerifyContext,
  isWhole = false,
): Promise<WrittenRuns> {
  const run = (some: readonly Input[]) =>
    runInputs(item, program, some, context, {
      fuel: TOGETHER,
      atOnce: AT_ONCE,
      isThrowKept: true,
      ...(isWhole ? { untilFirst: true } : { isQuick: true }),
    })
  const some = inputs.slice(0, AT_ONCE)
  const first = await run(some)
  // What ends on none of so many ends on none, and what has ended early is not asked for more.
  const isEnded = first.length < some.length || first.every(({ outcome }) => outcome.type === 'time_limit')
  const found = isEnded ? first : [...first, ...(await run(inputs.slice(AT_ONCE)))]
  const runs = isWhole ? found : found.map((run) => (run.outcome.type === 'time_limit' ? undefined : run))
  return inputs.map((_, at) => runs[at])
}

/** What a program returned, in the normal form of the function's type; undefined where it returned nothing of it. */
export function valueOf({ task }: Tasked, run: Execution | undefined): Encoded | undefined {
  if (run?.outcome.type !== 'returned') return undefined
  const value = conform(run.outcome.value, parseType(task.signature.returns.type))
  return value.ok ? value.value : undefined
}

/** Whether a program ended as is right; undefined where that is not known. */
export function isRight(
  { task }: Tasked,
  run: Execution | undefined,
  expected: Encoded,
): boolean | undefined {
  if (run === undefined) return undefined
  return judge(run, expected, parseType(task.signature.returns.type), task.compare).verdict === 'passed'
}
