import { limitsOfTask, type Execution, type Program } from '#runner'
import type { Encoded } from '#schemas/value'
import type { TaskOf } from '#schemas/public-item'
import { executeApart, programOf, type Runnable } from '../execute-apart.ts'
import type { VerifyContext } from '../verification.ts'

/** Inputs that one realm is given at a time, where nothing else is said. */
const AT_ONCE = 50

/** So few are run apart where they do not end together. */
const FEW = 4

/** Name of the function that calls the submission's own for one input after another. */
const BATCH = 'assayBatch'

/** Bytes that results may take together. */
const OUTPUT_BYTES = 1024 * 1024

export interface RunInputsOptions {
  /** Units that one input may use; the item's limit where absent. */
  readonly fuel?: number
  /** Inputs that one realm is given at a time. */
  readonly atOnce?: number
  /** Inputs that one realm is given first of all: where the fuel is not enough for all of them together, `atOnce` counts. */
  readonly atFirst?: number
  /** Leaves out what does not return in time with the others: those count as too slow. */
  readonly isQuick?: true
  /** Ends with the first input that has no result. */
  readonly untilFirst?: true
  /** Goes on in the same realm after an input for which the program throws. */
  readonly isThrowKept?: boolean
  /** Told what all inputs of a realm took together, where they returned. */
  readonly onFuel?: (fuel: number) => void
}

/** What stands for the result of a call that threw. */
const THREW = 'assay: this call threw 5c1f'

/**
 * Runs a program's function on many inputs, of which many share a realm: starting one costs more than most calls. A
 * program that keeps state between calls may return something else than in a realm of its own.
 *
 * @returns how each ended, in the order of the inputs; its `case` is its place
 */
export async function runInputs(
  item: { readonly task: TaskOf<'code'> },
  program: Runnable,
  inputs: readonly (readonly Encoded[])[],
  context: VerifyContext,
  options: RunInputsOptions = {},
): Promise<readonly Execution[]> {
  const found: Execution[] = []
  let atOnce = options.atOnce ?? AT_ONCE
  const { atFirst = 0 } = options
  for (let isEnough = true; isEnough && inputs.length - found.length > atOnce && atFirst > atOnce;) {
    const some = inputs.slice(found.length, found.length + atFirst)
    const values = item.task.io === 'stdin' ? [] : await runTogether(item, program, some, context, options)
    isEnough = values.length === some.length
    // What all return together, each part of them returns.
    if (isEnough) for (const value of values) found.push(ended(String(found.length), value))
  }
  while (found.length < inputs.length) {
    const from = found.length
    const some = inputs.slice(from, from + atOnce)
    const values =
      some.length > 1 && item.task.io !== 'stdin'
        ? await runTogether(item, program, some, context, options)
        : []
    for (const value of values) found.push(ended(String(found.length), value))
    if (values.length === some.length) continue
    if (options.isQuick && some.length > 1) {
      for (const _ of some.slice(values.length)) found.push(tooSlow(String(found.length)))
      continue
    }
    // The first that has not returned ends as it ends alone. Where it does return, a limit was too small for all together.
    const [stuck] = await alone(some.slice(values.length, values.length + 1), found.length)
    if (stuck) found.push(stuck)
    if (options.untilFirst && stuck?.outcome.type !== 'returned') return found
    if (stuck?.outcome.type !== 'returned' || values.length > 0) continue
    // Whoever wants the first that has no result finds it sooner among fewer than alone.
    if (options.untilFirst && atOnce > FEW) {
      atOnce = Math.ceil(atOnce / 4)
      continue
    }
    found.push(...(await alone(some.slice(1), found.length)))
  }
  return found

  function alone(some: readonly (readonly Encoded[])[], from: number): Promise<readonly Execution[]> {
    const cases = some.map((input, at) => ({ id: String(from + at), input }))
    return executeApart(item, program, cases, context, options)
  }
}

/** @returns what was returned until the first input that has no result; nothing where a limit was exceeded */
async function runTogether(
  { task }: { readonly task: TaskOf<'code'> },
  submission: Runnable,
  inputs: readonly (readonly Encoded[])[],
  { runner, signal }: VerifyContext,
  { fuel, isThrowKept = false, onFuel }: RunInputsOptions,
): Promise<readonly Encoded[]> {
  const { name, parameters, returns } = task.signature
  const own = programOf(task, submission)
  const size = parameters.length
  const program: Program = {
    ...own,
    text: (own.language === 'python' ? withPythonBatch : withBatch)(own.text, name, size, isThrowKept),
    signature: {
      name: BATCH,
      parameters: inputs.flatMap(() => parameters),
      returns: { type: `${returns.type}[]` },
    },
  }
  const limits = limitsOfTask(task)
  const [execution] = await runner.run(
    program,
    [{ id: BATCH, input: inputs.flat() }],
    { ...limits, outputBytes: OUTPUT_BYTES, fuel: fuel ?? limits.fuel },
    signal ? { signal } : {},
  )
  if (execution?.outcome.type !== 'returned') return []
  onFuel?.(execution.fuel)
  const { value } = execution.outcome
  return Array.isArray(value) ? value : []
}

function tooSlow(id: string): Execution {
  return { case: id, outcome: { type: 'time_limit' }, fuel: 0, depth: 0, console: '' }
}

function ended(id: string, value: Encoded): Execution {
  const outcome =
    value === THREW
      ? ({ type: 'runtime_error', name: 'Error', message: '' } as const)
      : ({ type: 'returned', value } as const)
  return { case: id, outcome, fuel: 0, depth: 0, console: '' }
}

function withBatch(text: string, name: string, size: number, isThrowKept: boolean): string {
  return `${text}
export async function ${BATCH}(...values) {
  const results = []
  for (let at = 0; at < values.length; at += ${size}) {
    try {
      results.push(await ${name}(...values.slice(at, at + ${size})))
    } catch {
      ${isThrowKept ? `results.push('${THREW}')` : 'break'}
    }
  }
  return results
}
`
}

function withPythonBatch(text: string, name: string, size: number, isThrowKept: boolean): string {
  return `${text}

def ${BATCH}(*values):
    results = []
    for at in range(0, len(values), ${size}):
        try:
            results.append(${name}(*values[at:at + ${size}]))
        except Exception:
            ${isThrowKept ? `results.append('${THREW}')` : 'break'}
    return results
`
}
