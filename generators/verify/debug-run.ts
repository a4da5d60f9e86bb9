import { scoreResponse, type CaseVerdict, type Gradable } from '#adaptive'
import { judge, limitsOfTask, type Execution } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import { parseType } from '#schemas/value'
import type { CompiledDetail, FixSource } from '../compile/compiled-item.ts'
import { executeOn } from './code-run.ts'
import { asRunnable, taskAsCode } from './fixes-as-code.ts'
import type { VerifyContext } from './verification.ts'

export type Detail = Extract<CompiledDetail, { kind: 'debug' }>

export interface DebugItem {
  readonly id: string
  readonly task: TaskOf<'debug'>
  readonly gradable: Gradable
  /** The category of what is accepted. */
  readonly wanted: number
  /** After a follow-up: what holds then. */
  readonly detail: Pick<Detail, 'groups' | 'cases'>
  /** A right fix, of which the answers to a follow-up are made. */
  readonly before?:
    { readonly files: FixSource['files']; readonly judged: readonly CaseVerdict[] } | undefined
}

/** The project with one change, on all cases. */
export interface Run {
  readonly file: string
  readonly executions: ReadonlyMap<string, Execution>
  readonly verdicts: ReadonlyMap<string, CaseVerdict['verdict']>
  readonly judged: readonly CaseVerdict[]
  readonly category: number
}

/** What the project as it is given is called in a proof. */
export const GIVEN = 'project'

export async function runChange(
  { id: item, task, detail: { cases }, gradable, before }: DebugItem,
  { file, files }: Pick<FixSource, 'file' | 'files'>,
  context: VerifyContext,
  fuel = limitsOfTask(task).fuel,
): Promise<Run> {
  let done = 0
  const tell = () => context.onProgress?.({ item, file, done, of: cases.length })
  tell()
  const executions = await executeOn({ task: taskAsCode(task) }, asRunnable(task, files), cases, context, {
    fuel,
    onExecution: () => {
      done += 1
      tell()
    },
  })
  const type = parseType(task.signature.returns.type)
  const expected = new Map(cases.map((one) => [one.id, one.expected]))
  const judged = executions.map((execution) => ({
    id: execution.case,
    verdict: judge(execution, expected.get(execution.case) ?? null, type, task.compare).verdict,
    fuel: execution.fuel,
  }))
  return {
    file,
    executions: new Map(executions.map((execution) => [execution.case, execution])),
    verdicts: new Map(judged.map(({ id, verdict }) => [id, verdict])),
    judged,
    category:
      before === undefined
        ? scoreResponse(gradable, { kind: 'debug', files: { ...files } }, judged).category
        : adaptedCategory(gradable, before, { files, judged }),
  }
}

/** It is scored as what was made of a right fix. */
function adaptedCategory(
  gradable: Gradable,
  before: NonNullable<DebugItem['before']>,
  { files, judged }: NonNullable<DebugItem['before']>,
): number {
  const followUp = { prediction: null, reason: '', files: { ...files } }
  const response = { kind: 'debug', files: { ...before.files }, followUp } as const
  const adapted = judged.map((one): CaseVerdict => ({ ...one, adapted: true }))
  return scoreResponse(gradable, response, [...before.judged, ...adapted]).category
}
