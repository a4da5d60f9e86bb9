import { defaultLimits, type Execution, type Program } from '#runner'
import type { CompiledDetail, CompiledItem } from '../compile/compiled-item.ts'
import { compileFault, outcomeWords, sameExecution } from './outcome.ts'
import { isPrintedAs } from './printed-type.ts'
import { gradableOf, proveResponses } from './responses.ts'
import type { Verification, Verifier, VerifyContext } from './verification.ts'

type TraceDetail = Extract<CompiledDetail, { kind: 'trace' }>

/** Traces: the program is run twice, what it prints is the key, and the filed responses are scored with that key. */
export const verifyTrace: Verifier = async (item, context) => {
  const { detail } = item
  if (detail.kind !== 'trace') throw new TypeError(`Unexpected ${detail.kind} item, expected a trace`)
  context.onProgress?.({ item: item.id, file: 'the program', done: 0, of: 1 })
  const first = await runProgram(detail.program, context)
  if (first.outcome.type !== 'returned') {
    const file = `program.${detail.program.language === 'typescript' ? 'ts' : 'js'}`
    const fault = compileFault(file, [first]) ?? `the program ${outcomeWords(first.outcome)}`
    return { reasons: [fault], executed: 1 }
  }
  const second = await runProgram(detail.program, context)
  if (!sameExecution(first, second))
    return { reasons: ['the program does something else when it is run again'], executed: 2 }
  return scoreWithOutput(item, detail, first.console)
}

export async function runProgram(program: Program, { runner, signal }: VerifyContext): Promise<Execution> {
  const options = signal ? { signal } : {}
  const [execution] = await runner.run(program, [{ id: 'program', input: [] }], defaultLimits, options)
  if (!execution) throw new Error('The runner gave no execution for one case')
  return execution
}

/** @param printed each line ending in a line feed */
function scoreWithOutput(item: CompiledItem, { steps }: TraceDetail, printed: string): Verification {
  const lines = printed.split('\n').slice(0, -1)
  const reasons = steps.flatMap(({ id, type, output }) => {
    const line = lines[output - 1]
    if (line === undefined)
      return [`the step ${id} asks for line ${output}, but the program prints ${lines.length}`]
    return isPrintedAs(line, type) ? [] : [`step ${id}: line ${output} is \`${line}\`, which is no ${type}`]
  })
  if (reasons.length > 0) return { reasons, executed: 2 }
  const computed = Object.fromEntries(steps.map(({ id, output }) => [id, lines[output - 1] ?? '']))
  const gradable = gradableOf(item)
  if (gradable.kind !== 'trace') throw new TypeError(`Unexpected ${gradable.kind} item, expected a trace`)
  const scored = proveResponses(item, { ...gradable, key: { values: computed } }, (id, response) => {
    const given = response.kind === 'trace' ? (response.values[id] ?? '') : ''
    return `step ${id} is \`${computed[id] ?? ''}\`, the response says ${given === '' ? 'nothing' : `\`${given}\``}`
  })
  return { ...scored, executed: scored.executed + 2, computed }
}
