import { judge, type Execution } from '#runner'
import { conform, parseType, type Encoded } from '#schemas/value'
import type { CodeItem } from '../../verify/code-run.ts'
import type { Runnable } from '../../verify/execute-apart.ts'
import { runInputs } from '../../verify/properties/run-inputs.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import type { WrittenRuns } from '../gates/gate.ts'

type Input = readonly Encoded[]
type Tasked = Pick<CodeItem, 'task'>

/** Fuel of many inputs together: what takes longer is slow. */
const TOGETHER = 60_000_000
/** Inputs that one realm is given at a time, and those among which what is slow is looked for. */
const AT_ONCE = 400
const FEW = 20
/** Inputs that are tried a few at a time, at most. */
const MOST_SLOW = 200
/** Times what the reference takes that a program with a fault in it gets, and the least that it gets: what loops costs little. */
const SLOW = 10
const LEAST = 2_000_000

export interface RunProgramOptions {
  /** Ends with the first input that it does not return from in time, so that what loops costs little. */
  readonly isWhole?: boolean
  /** Fuel that what is right takes for an input; far more is as good as no end. */
  readonly usual?: number
}

/** Runs a program on many inputs, as far as it is quick. */
export async function runProgram(
  item: Tasked,
  program: Runnable,
  inputs: readonly Input[],
  context: VerifyContext,
  { isWhole = false, usual = Infinity }: RunProgramOptions = {},
): Promise<WrittenRuns> {
  const run = (some: readonly Input[], atOnce: number) =>
    runInputs(item, program, some, context, {
      fuel: Math.min(TOGETHER, Math.max(LEAST, SLOW * usual * Math.min(atOnce, some.length))),
      atOnce,
      isThrowKept: true,
      ...(isWhole ? { untilFirst: true } : { isQuick: true }),
    })
  const found = await run(inputs, AT_ONCE)
  if (isWhole) return inputs.map((_, at) => found[at])
  // What is slow takes those with it that were to be run after it.
  const slow = found
    .flatMap(({ outcome }, at) => (outcome.type === 'time_limit' ? [at] : []))
    .slice(0, MOST_SLOW)
  const again = new Map<number, Execution>()
  for (let from = 0; from < slow.length; from += FEW) {
    const some = slow.slice(from, from + FEW)
    const runs = await run(
      some.map((at) => inputs[at] ?? []),
      FEW,
    )
    for (const [place, at] of some.entries()) {
      const one = runs[place]
      if (one) again.set(at, one)
    }
    // What ends on none of so many ends on none.
    if (runs.every(({ outcome }) => outcome.type === 'time_limit')) break
  }
  const runs = inputs.map((_, at) => again.get(at) ?? found[at])
  return runs.map((one) => (one?.outcome.type === 'time_limit' ? undefined : one))
}

/** Fuel that a program takes for an input, where many share a realm; not known of what does not return for all of them. */
export async function usualFuel(
  item: Tasked,
  program: Runnable,
  inputs: readonly Input[],
  context: VerifyContext,
): Promise<number | undefined> {
  let fuel: number | undefined
  const some = inputs.slice(0, AT_ONCE)
  await runInputs(item, program, some, context, {
    fuel: TOGETHER,
    atOnce: AT_ONCE,
    isThrowKept: true,
    isQuick: true,
    onFuel: (taken) => (fuel = Math.ceil(taken / some.length)),
  })
  return fuel
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
