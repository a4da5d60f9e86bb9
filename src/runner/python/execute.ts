import { parseType, type Encoded } from '#schemas/value'
import { canonical } from '../canonical.ts'
import { createConsole } from '../console.ts'
import { Halt } from '../engine/imports.ts'
import { resultShare } from '../limits.ts'
import type { Execution, Outcome, StepCount } from '../program.ts'
import type { Task } from '../protocol.ts'
import { softStackBytes } from '../stack.ts'
import type { countPython } from './count-steps.ts'
import type { OpenedPython, PythonEngine } from './engine.ts'

/** Rewrites a program so that it counts its steps. */
export type PythonStepCounter = typeof countPython

/**
 * Runs one case of a program in an interpreter of its own.
 *
 * @param count makes the program count its steps; where it is absent, none are counted
 * @returns how it ended; never throws for anything the program does
 */
export async function executePython(
  engine: PythonEngine,
  task: Task,
  count?: PythonStepCounter,
): Promise<Execution> {
  const { limits } = task
  const console = createConsole(limits.outputBytes)
  const opened: OpenedPython = await engine.open(
    limits.memoryMiB,
    console.sink({ read: () => opened.readFuel(), write: (fuel) => opened.writeFuel(fuel) }),
  )
  opened.writeFuel(limits.fuel)
  // The counter calls a function; a program on standard input has none.
  const counts = task.steps !== undefined && task.program.signature !== undefined
  const running = counts && count !== undefined ? runCounted(opened, task, count) : run(opened, task)
  let isWhole = true
  const { outcome, steps } = await running.catch((error: unknown): Ended => {
    isWhole = false
    return { outcome: trapped(opened, error) }
  })
  const execution = {
    case: task.case.id,
    outcome,
    fuel: outcome.type === 'compile_error' ? 0 : limits.fuel - Math.max(0, opened.readFuel()),
    depth: Math.min(1, opened.depth() / softStackBytes),
    console: console.text(),
    ...(steps === undefined ? {} : { steps }),
  }
  opened.close(isWhole && opened.world.halted === undefined)
  return execution
}

interface Ended {
  readonly outcome: Outcome
  readonly steps?: StepCount
}

/** The value is the program's own; a line of an error would be one of the counter's. */
async function runCounted(opened: OpenedPython, task: Task, count: PythonStepCounter): Promise<Ended> {
  const counted = count(task.program, task.steps ?? 1)
  const { outcome } = await run(opened, { ...task, program: counted.program })
  if (outcome.type === 'runtime_error') {
    const { line: _, ...error } = outcome
    return { outcome: error }
  }
  const read = outcome.type === 'returned' ? counted.read(outcome.value) : undefined
  return read === undefined
    ? { outcome }
    : { outcome: { type: 'returned', value: read.value }, steps: read.steps }
}

async function run(opened: OpenedPython, { program, case: { input }, limits }: Task): Promise<Ended> {
  const { signature } = program
  const answer = await opened.run(
    JSON.stringify({
      source: program.text,
      name: signature?.name ?? '',
      input,
      kinds: signature?.parameters?.map(({ type }) => parseType(type)) ?? null,
      returns: signature?.returns === undefined ? null : parseType(signature.returns.type),
      limit: limits.outputBytes * resultShare + 200,
    }),
  )
  if (opened.world.halted !== undefined) return { outcome: trapped(opened, new Halt(opened.world.halted)) }
  if (answer === undefined) return { outcome: crash('no answer came back') }
  return { outcome: readOutcome(JSON.parse(answer) as Answer) }
}

/** What the harness answers; a program that reached the harness could have forged it, so each part is looked at. */
interface Answer {
  readonly type?: unknown
  readonly value?: Encoded
  readonly name?: unknown
  readonly message?: unknown
  readonly line?: unknown
  readonly column?: unknown
}

function readOutcome({ type, value, name, message, line, column }: Answer): Outcome {
  if (type === 'returned' && value !== undefined) return { type, value: canonical(value) }
  if (type === 'compile_error') {
    return { type, message: String(message), line: placeOf(line) ?? 1, column: placeOf(column) ?? 1 }
  }
  if (type === 'runtime_error') {
    const place = placeOf(line)
    return {
      type,
      name: String(name),
      message: String(message),
      ...(place === undefined ? {} : { line: place }),
    }
  }
  return type === 'output_limit' ? { type } : crash('its answer has an unknown form')
}

function placeOf(value: unknown): number | undefined {
  return Number.isInteger(value) && (value as number) >= 1 ? (value as number) : undefined
}

/** What a trap means. Only the meter and the host's own flags are asked. */
function trapped({ world, readFuel, isTooDeep }: OpenedPython, error: unknown): Outcome {
  if (world.halted === 'memory') return { type: 'memory_limit' }
  if (world.halted === 'output') return { type: 'output_limit' }
  const message = error instanceof Error ? error.message : String(error)
  if (world.halted === 'abort' && message.startsWith('The program')) {
    return { type: 'runtime_error', name: 'PermissionError', message }
  }
  if (readFuel() < 0) return { type: 'time_limit' }
  if (isTooDeep()) {
    return { type: 'runtime_error', name: 'RecursionError', message: 'The calls are nested too deeply' }
  }
  return crash(message)
}

function crash(message: string): Outcome {
  return { type: 'stopped', reason: 'crash', message: `The interpreter stopped: ${message}` }
}
