import { defaultLimits, type Execution, type Program } from '#runner'
import type { CompiledDetail, CompiledItem } from '../compile/compiled-item.ts'
import { outcomeWords, sameExecution } from './outcome.ts'
import { gradableOf, scoreFiled } from './responses.ts'
import type { Verification, Verifier, VerifyContext } from './verification.ts'

type TraceDetail = Extract<CompiledDetail, { kind: 'trace' }>

/** Traces: the program is run twice, what it prints is the key, and the filed responses are scored with that key. */
export const verifyTrace: Verifier = async (item, context) => {
  const { detail } = item
  if (detail.kind !== 'trace') throw new TypeError(`Unexpected ${detail.kind} item, expected a trace`)
  const first = await runProgram(detail.program, context)
  const second = await runProgram(detail.program, context)
  if (first.outcome.type !== 'returned')
    return { reasons: [`the program ends with ${outcomeWords(first.outcome)}`], executed: 1 }
  if (!sameExecution(first, second))
    return { reasons: ['the program does something else when it is run again'], executed: 2 }
  return scoreWithOutput(item, detail, first.console)
}

async function runProgram(program: Program, { runner, signal }: VerifyContext): Promise<Execution> {
  const options = signal ? { signal } : {}
  const [execution] = await runner.run(program, [{ id: 'program', input: [] }], defaultLimits, options)
  if (!execution) throw new Error('The runner gave no execution for one case')
  return execution
}

/** @param printed each line ending in a line feed */
function scoreWithOutput(item: CompiledItem, { steps }: TraceDetail, printed: string): Verification {
  const lines = printed.split('\n').slice(0, -1)
  const reasons = steps
    .filter(({ output }) => output > lines.length)
    .map(({ id, output }) => `the step ${id} asks for line ${output}, but the program prints ${lines.length}`)
  if (reasons.length > 0) return { reasons, executed: 2 }
  const computed = Object.fromEntries(steps.map(({ id, output }) => [id, lines[output - 1] ?? '']))
  const gradable = gradableOf(item)
  if (gradable.kind !== 'trace') throw new TypeError(`Unexpected ${gradable.kind} item, expected a trace`)
  const scored = scoreFiled(item, { ...gradable, key: { values: computed } })
  return { ...scored, executed: scored.executed + 2, computed }
}
