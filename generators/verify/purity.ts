import { canonicalJson } from '#log'
import { conform, parseType, showValue, type Encoded } from '#schemas/value'
import { conclusive } from './code-faults.ts'
import { type CodeItem, type Run, execute, executeOn, caseWords } from './code-run.ts'
import type { Runnable } from './execute-apart.ts'
import { sameExecution } from './outcome.ts'
import type { VerifyContext } from './verification.ts'

/** Whether an accepted submission does the same again, and leaves its input as it was. */
export async function purityFaults(
  item: CodeItem,
  run: Run,
  context: VerifyContext,
): Promise<readonly string[]> {
  const { submission, executions, verdicts } = run
  if ([...verdicts.values()].some((verdict) => conclusive.has(verdict))) return []
  const cases = new Map(item.detail.cases.map((one) => [one.id, one]))
  const again = await execute(item, submission, context)
  const different = again.find((second) => {
    const first = executions.get(second.case)
    return !first || !sameExecution(first, second)
  })
  if (different)
    return [
      `${submission.file}, ${caseWords(cases.get(different.case))}: does something else when it is run again`,
    ]
  // A program of its own holds no argument that it could change.
  if (item.task.io === 'stdin') return []
  for (const [id, { value, isChanged }] of await inputsAfterwards(item, submission, context))
    if (isChanged)
      return [`${submission.file}, ${caseWords(cases.get(id))}: changes its input to ${showValue(value)}`]
  return []
}

/** What a program leaves of its input, on each case on which it returns: by the case's id. */
export async function inputsAfterwards(
  item: Pick<CodeItem, 'task' | 'detail'>,
  { language, text, project }: Runnable,
  context: VerifyContext,
): Promise<ReadonlyMap<string, { readonly value: Encoded; readonly isChanged: boolean }>> {
  const { name, parameters } = item.task.signature
  const { cases } = item.detail
  const probe = language === 'python' ? withPythonProbe : withProbe
  const probed = { language, text: probe(text, name), ...(project && { project }) }
  // A program whose function has no such name in scope cannot be probed; its verdicts stand all the same.
  const kept = await executeOn(item, probed, cases, context, { name: PROBE })
  const before = new Map(cases.map(({ id, input }) => [id, input]))
  return new Map(
    kept.flatMap(({ case: id, outcome }) =>
      outcome.type === 'returned'
        ? [
            [
              id,
              {
                value: outcome.value,
                isChanged: !sameInput(outcome.value, before.get(id) ?? [], parameters),
              },
            ] as const,
          ]
        : [],
    ),
  )
}

/** Name of the function that calls the submission's own and gives back what its arguments have become. */
const PROBE = 'assayInputAfterwards'

function withProbe(text: string, name: string): string {
  return `${text}
export function ${PROBE}(...input) {
  const result = ${name}(...input)
  return result instanceof Promise ? result.then(() => input) : input
}
`
}

function withPythonProbe(text: string, name: string): string {
  return `${text}

def ${PROBE}(*values):
    ${name}(*values)
    return list(values)
`
}

/** Whether arguments are what they were, in the normal form of their types where they are of them. */
function sameInput(
  after: Encoded,
  before: readonly Encoded[],
  parameters: readonly { readonly type: string }[],
): boolean {
  if (!Array.isArray(after)) return true
  return parameters.every(({ type }, index) => {
    const parsed = parseType(type)
    const [left, right] = [after[index], before[index]].map((value) => conform(value ?? null, parsed))
    if (left?.ok !== true || right?.ok !== true) return type.includes('bigint')
    return canonicalJson(left.value) === canonicalJson(right.value)
  })
}
