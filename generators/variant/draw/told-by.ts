import { judge, type Execution } from '#runner'
import { parseType, type Encoded } from '#schemas/value'
import type { CompiledCase } from '../../compile/compiled-item.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import { executeApart } from '../../verify/execute-apart.ts'
import { runInputs } from '../../verify/properties/run-inputs.ts'
import type { VerifyContext } from '../../verify/verification.ts'

/** The files of the submissions that a case tells, by the id of the case. */
export type CaseProfiles = ReadonlyMap<string, readonly string[]>

/** Fuel of many inputs together: what takes longer does not return. */
const QUICK = 10_000_000

/** Drawn inputs that one realm is given, where its fuel is enough for them. */
const AT_FIRST = 400

/** Runs the wrong submissions of an item on its own cases. */
export async function profilesOf(item: CodeItem, context: VerifyContext): Promise<CaseProfiles> {
  const { cases, submissions } = item.detail
  const told = await toldBy(item, cases, context)
  const slow = submissions.filter(({ expected }) => expected === 'time_limit_exceeded')
  const stuck = await Promise.all(slow.map((one) => executeApart(item, one, cases, context)))
  const stuckOn = (at: number): readonly string[] =>
    slow.flatMap(({ file }, index) => (stuck[index]?.[at]?.outcome.type === 'returned' ? [] : [file]))
  return new Map(cases.map(({ id }, at) => [id, [...(told[at] ?? []), ...stuckOn(at)]]))
}

/** What the reference, the first accepted submission, returns; undefined where it returns nothing. */
export async function resultsOf(
  item: CodeItem,
  inputs: readonly (readonly Encoded[])[],
  context: VerifyContext,
): Promise<readonly (Encoded | undefined)[]> {
  const reference = item.detail.submissions.find(({ expected }) => expected === 'accepted')
  if (!reference) return inputs.map(() => undefined)
  const executions = await runInputs(item, reference, inputs, context, { atFirst: AT_FIRST })
  return executions.map(({ outcome }) => (outcome.type === 'returned' ? outcome.value : undefined))
}

/** What stands beside the file of a submission that is filed as one that throws, where it does: to be wrong is something else. */
export const THROWS = ' throws'

/**
 * The wrong submissions that each case tells, those apart that do not end: what they are stuck on is not drawn. One that is
 * filed as throwing stands there twice where it does, by its file and as that.
 */
export async function toldBy(
  item: CodeItem,
  cases: readonly Pick<CompiledCase, 'input' | 'expected'>[],
  context: VerifyContext,
): Promise<readonly (readonly string[])[]> {
  const wrong = item.detail.submissions.filter(
    ({ expected }) => expected !== 'accepted' && expected !== 'time_limit_exceeded',
  )
  const inputs = cases.map(({ input }) => input)
  const type = parseType(item.task.signature.returns.type)
  const runs = await Promise.all(
    wrong.map((one) =>
      runInputs(item, one, inputs, context, {
        fuel: QUICK,
        isQuick: true,
        isThrowKept: true,
        atFirst: AT_FIRST,
      }),
    ),
  )
  const isTold = (run: Execution | undefined, expected: Encoded): boolean =>
    run === undefined || judge(run, expected, type, item.task.compare).verdict !== 'passed'
  return cases.map(({ expected: right }, at) =>
    wrong.flatMap(({ file, expected }, index) => {
      const run = runs[index]?.[at]
      if (!isTold(run, right)) return []
      const hasThrown = expected === 'run_time_error' && run?.outcome.type === 'runtime_error'
      return hasThrown ? [file, `${file}${THROWS}`] : [file]
    }),
  )
}
