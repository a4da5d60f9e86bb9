import { judge, limitsOfTask } from '#runner'
import { parseType, showValue } from '#schemas/value'
import { caseWords, type CodeItem, type Run } from './code-run.ts'
import { runInputs } from './properties/run-inputs.ts'
import type { VerifyContext } from './verification.ts'

/** Calls that share a realm together take the fuel of one at most. */
const CALLS_AT_ONCE = 50

/** Whether an accepted submission returns something else where it was called before: its cases twice each, in one realm. */
export async function memoryFaults(
  item: CodeItem,
  { submission, executions, verdicts }: Run,
  context: VerifyContext,
): Promise<readonly string[]> {
  const { task, detail } = item
  // A program of its own begins anew for each input.
  if (task.io === 'stdin') return []
  const type = parseType(task.signature.returns.type)
  const most = limitsOfTask(task).fuel / CALLS_AT_ONCE
  const small = detail.cases.filter(
    ({ id }) => verdicts.get(id) === 'passed' && (executions.get(id)?.fuel ?? Infinity) <= most,
  )
  const calls = small.flatMap((one) => [one, one])
  const again = await runInputs(
    item,
    submission,
    calls.map(({ input }) => input),
    context,
    { isQuick: true },
  )
  const faults = calls.flatMap((one, at) => {
    const execution = again[at]
    if (execution?.outcome.type !== 'returned') return []
    if (judge(execution, one.expected, type, task.compare).verdict === 'passed') return []
    const place = `${submission.file}, ${caseWords(one)}`
    return [
      `${place}: returns ${showValue(execution.outcome.value)} once it was called before, so it keeps something between calls`,
    ]
  })
  return faults.slice(0, 1)
}
