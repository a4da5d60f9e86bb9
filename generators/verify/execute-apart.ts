import { codeProgram, limitsOfTask, type Case, type Execution, type Program } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import type { SubmissionSource } from '../compile/compiled-item.ts'
import type { VerifyContext } from './verification.ts'

/** What can be run of a submission. */
export interface Runnable extends Pick<
  SubmissionSource<'typescript' | 'javascript' | 'python'>,
  'language' | 'text'
> {
  /** The other files, where the text is one of a project. */
  readonly project?: Program['project']
}

export interface ExecuteOptions {
  /** Function that is called; the item's own unless named. */
  readonly name?: string
  /** Units that a case may use; the item's own limit unless it is named. */
  readonly fuel?: number
  readonly onExecution?: (execution: Execution) => void
}

/** Runs a program on cases, each in a realm of its own. */
export function executeApart(
  { task }: { readonly task: TaskOf<'code'> },
  submission: Runnable,
  cases: readonly Case[],
  { runner, signal }: VerifyContext,
  { name = task.signature.name, fuel, onExecution }: ExecuteOptions = {},
): Promise<Execution[]> {
  const program = programOf({ ...task, signature: { ...task.signature, name } }, submission)
  const limits = limitsOfTask(task)
  return runner.run(program, cases, fuel === undefined ? limits : { ...limits, fuel }, {
    ...(signal ? { signal } : {}),
    ...(onExecution ? { onExecution } : {}),
  })
}

/** A submission as the runner takes it. */
export function programOf(task: TaskOf<'code'>, { language, text, project }: Runnable): Program {
  return { ...codeProgram(task, { language, text }), ...(project && { project }) }
}
