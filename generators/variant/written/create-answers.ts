import { limitsOfTask } from '#runner'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import type { CodeItem } from '../../verify/code-run.ts'
import { executeApart, type Runnable } from '../../verify/execute-apart.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import type { KnownPrograms, WrittenAnswers, WrittenProgram, WrittenRuns } from '../gates/gate.ts'
import { auditProgram } from './audit-program.ts'
import type { DraftInputs } from './draft-inputs.ts'
import { runProgram } from './run-programs.ts'
import { smallestOf } from './smallest.ts'

/** What was written for a variant. */
export interface AnswersParts {
  /** On which its programs are compared. */
  readonly inputs: WrittenAnswers['inputs']
  readonly statement: string
  readonly programs: readonly WrittenProgram[]
  readonly beliefs: readonly Runnable[]
}

/** What an item's drafts share. */
export interface AnswersSource {
  readonly own: CodeItem
  readonly drawn: Pick<DraftInputs, 'large' | 'growing'>
  readonly others: readonly CompiledItem[]
  readonly known: KnownPrograms
}

/** Inputs that share a realm while the reference is watched. */
const AT_ONCE = 400
/** Inputs for which a brute force is watched: it may be slow. */
const SMALLEST = 200

/** Puts what was written before the gates. Programs are run when a gate first asks for what they return, and once. */
export function createAnswers(
  { inputs, statement, programs, beliefs }: AnswersParts,
  { own, drawn: { large, growing }, others, known }: AnswersSource,
  context: VerifyContext,
): WrittenAnswers {
  const [reference, bruteForce] = programs
  return {
    statement,
    programs,
    beliefs,
    inputs,
    large,
    growing,
    others,
    known,
    runs: once(() =>
      Promise.all(
        programs.map((program, at) => runProgram(own, program, inputs, context, { isWhole: at === 0 })),
      ),
    ),
    runsOnLarge: once(() =>
      Promise.all(programs.map((program, at) => (at === 1 ? Promise.resolve([]) : onLarge(program)))),
    ),
    runsOfBeliefs: once(() =>
      Promise.all(beliefs.map((program) => runProgram(own, program, inputs, context))),
    ),
    audit: once(async () => reference && auditProgram(own, reference, parts(), context)),
    auditOfBruteForce: once(async () => bruteForce && auditProgram(own, bruteForce, [small()], context)),
  }

  function onLarge(program: Runnable): Promise<WrittenRuns> {
    const cases = large.map((input, at) => ({ id: String(at), input }))
    return executeApart(own, program, cases, context, { fuel: limitsOfTask(own.task).fuel })
  }

  function small(): WrittenAnswers['inputs'] {
    return smallestOf(inputs, SMALLEST).map((at) => inputs[at] ?? [])
  }

  function parts(): readonly WrittenAnswers['inputs'][] {
    return Array.from({ length: Math.ceil(inputs.length / AT_ONCE) }, (_, at) =>
      inputs.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    )
  }
}

function once<T>(compute: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined
  return () => (found ??= compute())
}
