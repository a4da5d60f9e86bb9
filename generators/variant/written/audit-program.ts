import { limitsOfTask, type Program } from '#runner'
import type { Encoded } from '#schemas/value'
import type { CodeItem } from '../../verify/code-run.ts'
import { programOf, type Runnable } from '../../verify/execute-apart.ts'
import type { VerifyContext } from '../../verify/verification.ts'
import { decisionsIn, withWatched, type Decision } from './decisions.ts'

type Input = readonly Encoded[]

/** What a program does besides returning what it returns. */
export interface Audit {
  /** Inputs that are another value after a call. */
  readonly changed: readonly Input[]
  /** Inputs for which a second call, in another order of calls, returns something else. */
  readonly restless: readonly Input[]
  /** Conditions that were the same for all inputs, with what they were; undefined where none of the inputs came there. */
  readonly oneSided: readonly (Decision & { readonly always: boolean | undefined })[]
}

/** Name of the function that calls the program's own for one input after another. */
const AUDIT = 'assayAudit'
/** Fuel of all calls for inputs that share a realm. */
const TOGETHER = 240_000_000
/** Bytes that what was found may take. */
const OUTPUT_BYTES = 1024 * 1024
/** What a pair of numbers that was found begins with. */
const [CHANGED, RESTLESS, TRUE, FALSE] = [0, 1, 2, 3]

/**
 * Calls a program twice for each of some inputs, the second time in the reverse order, and watches its conditions.
 *
 * @param parts inputs, as they are to share a realm
 * @returns undefined where one of them takes too long for that
 */
export async function auditProgram(
  item: Pick<CodeItem, 'task'>,
  program: Runnable,
  parts: readonly (readonly Input[])[],
  context: VerifyContext,
): Promise<Audit | undefined> {
  const decisions = decisionsIn(program)
  const watched = { ...program, text: withWatched(program.text, decisions, `${AUDIT}Saw`) }
  const found: number[][] = []
  const all = await Promise.all(parts.map((inputs) => audited(item, watched, inputs, context)))
  let before = 0
  for (const [at, part] of all.entries()) {
    if (!part) return undefined
    for (let place = 0; place < part.length; place += 2) {
      const [kind = CHANGED, index = 0] = part.slice(place, place + 2)
      found.push([kind, kind === CHANGED || kind === RESTLESS ? before + index : index])
    }
    before += parts[at]?.length ?? 0
  }
  const placesOf = (kind: number) => [
    ...new Set(found.flatMap(([one, at = 0]) => (one === kind ? [at] : []))),
  ]
  const inputs = parts.flat()
  const inputsOf = (kind: number) => placesOf(kind).map((at) => inputs[at] ?? [])
  const [yes, no] = [new Set(placesOf(TRUE)), new Set(placesOf(FALSE))]
  return {
    changed: inputsOf(CHANGED),
    restless: inputsOf(RESTLESS),
    oneSided: decisions.flatMap((decision, at) =>
      yes.has(at) && no.has(at) ? [] : [{ ...decision, always: sideOf(yes.has(at), no.has(at)) }],
    ),
  }
}

function sideOf(isTrue: boolean, isFalse: boolean): boolean | undefined {
  return isTrue || isFalse ? isTrue : undefined
}

async function audited(
  { task }: Pick<CodeItem, 'task'>,
  submission: Runnable,
  inputs: readonly Input[],
  { runner, signal }: VerifyContext,
): Promise<readonly number[] | undefined> {
  const { name, parameters } = task.signature
  const own = programOf(task, submission)
  const program: Program = {
    ...own,
    text: (own.language === 'python' ? withPythonAudit : withAudit)(own.text, name, parameters.length),
    signature: { name: AUDIT, parameters: inputs.flatMap(() => parameters), returns: { type: 'int[]' } },
  }
  const limits = { ...limitsOfTask(task), outputBytes: OUTPUT_BYTES, fuel: TOGETHER }
  const [execution] = await runner.run(
    program,
    [{ id: AUDIT, input: inputs.flat() }],
    limits,
    signal ? { signal } : {},
  )
  const value = execution?.outcome.type === 'returned' ? execution.outcome.value : undefined
  return Array.isArray(value) ? (value as readonly number[]) : undefined
}

function withAudit(text: string, name: string, size: number): string {
  return `${text}
const assayYes = new Set()
const assayNo = new Set()
function ${AUDIT}Saw(at, value) {
  if (value) assayYes.add(at)
  else assayNo.add(at)
  return value
}
const assayTold = (_, one) =>
  typeof one === 'bigint' ? one + 'n'
  : one instanceof Map || one instanceof Set ? ['a map', ...one]
  : one instanceof Uint8Array ? Array.from(one)
  : Number.isNaN(one) || Object.is(one, -0) ? String(1 / one)
  : one
const assayText = (value) => JSON.stringify([value], assayTold)
async function assayResult(input) {
  try {
    return assayText(await ${name}(...input))
  } catch {
    return 'threw'
  }
}
export async function ${AUDIT}(...values) {
  const inputs = []
  for (let at = 0; at < values.length; at += ${size}) inputs.push(values.slice(at, at + ${size}))
  const found = []
  const results = []
  for (const [at, input] of inputs.entries()) {
    const before = assayText(input)
    results.push(await assayResult(input))
    if (assayText(input) !== before) found.push(${CHANGED}, at)
  }
  if (found.length === 0)
    for (const [at, input] of [...inputs.entries()].reverse())
      if ((await assayResult(input)) !== results[at]) found.push(${RESTLESS}, at)
  for (const at of assayYes) found.push(${TRUE}, at)
  for (const at of assayNo) found.push(${FALSE}, at)
  return found
}
`
}

function withPythonAudit(text: string, name: string, size: number): string {
  return `${text}

assay_yes = set()
assay_no = set()


def ${AUDIT}Saw(at, value):
    (assay_yes if value else assay_no).add(at)
    return value


def assay_result(values):
    try:
        return repr(${name}(*values))
    except Exception:
        return "threw"


def ${AUDIT}(*values):
    inputs = [values[at:at + ${size}] for at in range(0, len(values), ${size})]
    found = []
    results = []
    for at, one in enumerate(inputs):
        before = repr(one)
        results.append(assay_result(one))
        if repr(one) != before:
            found += [${CHANGED}, at]
    if not found:
        for at in reversed(range(len(inputs))):
            if assay_result(inputs[at]) != results[at]:
                found += [${RESTLESS}, at]
    for at in assay_yes:
        found += [${TRUE}, at]
    for at in assay_no:
        found += [${FALSE}, at]
    return found
`
}
