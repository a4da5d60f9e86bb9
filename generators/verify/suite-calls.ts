import { canonicalJson } from '#log'
import { limitsOfTask, suiteProgram, type Implementation, type Program } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import { conform, parseType, showValue, type Encoded } from '#schemas/value'
import { outcomeWords } from './outcome.ts'
import { inputWords } from './properties/input-words.ts'
import type { VerifyContext } from './verification.ts'

type Task = TaskOf<'tests'>

/** Bytes that the calls of a suite, or what a function gives for many inputs, may take together. */
const OUTPUT_BYTES = 1024 * 1024

/** Inputs that one realm is given at a time. */
const AT_ONCE = 50

/** The arguments in the normal form of the function's types; undefined where one has another type. */
export function asArguments({ signature }: Task, input: readonly Encoded[]): Encoded[] | undefined {
  const values = signature.parameters.map(({ type }, at) => conform(input[at] ?? null, parseType(type)))
  const normal = values.flatMap((value) => (value.ok ? [value.value] : []))
  return normal.length === values.length ? normal : undefined
}

/** What a suite calls a version of the function with, each arguments once; those of other types left out. */
export async function callsOf(
  task: Task,
  { text }: Implementation,
  suite: string,
  { runner, signal }: VerifyContext,
): Promise<readonly Encoded[][]> {
  const { name } = task.signature
  const recording = `import { ${name} as assayOwn } from './version'
export function ${name}(...values) {
  console.log(JSON.stringify(values))
  return assayOwn(...values)
}
`
  const program = withVersion(task, suiteProgram(task, suite, recording), text)
  const limits = { ...limitsOfTask(task), outputBytes: OUTPUT_BYTES }
  const [execution] = await runner.run(
    program,
    [{ id: 'calls', input: [] }],
    limits,
    signal ? { signal } : {},
  )
  const lines = new Set((execution?.console ?? '').split('\n'))
  return [...lines]
    .flatMap((line) => (line.startsWith('[') ? [asArguments(task, JSON.parse(line))] : []))
    .filter((input) => input !== undefined)
}

/** How a call ends: the value or the error, as JSON that is the same for the same, and what is wrong with it. */
export interface CallEnd {
  readonly end: string
  readonly fault?: string
}

/**
 * Calls a version of the function, many times in one realm: first with each input in turn, then with all of them the other
 * way round.
 *
 * @returns how each ended, and what is wrong: neither a value of the type nor an error, an argument that is changed, or
 * another end at the second time
 */
export async function endsOf(
  task: Task,
  version: Implementation,
  inputs: readonly (readonly Encoded[])[],
  context: VerifyContext,
): Promise<readonly CallEnd[]> {
  const found: CallEnd[] = []
  for (let from = 0; from < inputs.length; from += AT_ONCE) {
    const some = inputs.slice(from, from + AT_ONCE)
    const ends = await endsTogether(task, version, some, context)
    if (typeof ends !== 'string') found.push(...ends)
    else if (some.length === 1) found.push({ end: ends, fault: ends })
    // One of them has used up what all have together.
    else for (const input of some) found.push(...(await endsOf(task, version, [input], context)))
  }
  return found
}

type Called = readonly ['returned' | 'threw', Encoded, boolean]

/** @returns in words what kept all from ending */
async function endsTogether(
  task: Task,
  { text }: Implementation,
  inputs: readonly (readonly Encoded[])[],
  { runner, signal }: VerifyContext,
): Promise<readonly CallEnd[] | string> {
  const { name, returns } = task.signature
  const calling = `import { ${name} as assayOwn } from './version'
export async function assayCalls(inputs) {
  const ends = []
  for (const input of inputs) {
    const given = JSON.stringify(input)
    const isKept = () => JSON.stringify(input) === given
    try {
      const value = await assayOwn(...input)
      ends.push(['returned', value === undefined ? null : value, isKept()])
    } catch (error) {
      ends.push(['threw', String(error?.name), isKept()])
    }
  }
  return ends
}
`
  const program = withVersion(
    task,
    {
      language: 'javascript',
      text: calling,
      signature: { name: 'assayCalls' },
      project: { path: 'main.js', files: {} },
    },
    text,
  )
  const twice = [...inputs, ...inputs.toReversed()].map((input) => [...input])
  const limits = { ...limitsOfTask(task), outputBytes: OUTPUT_BYTES }
  const [execution] = await runner.run(
    program,
    [{ id: 'calls', input: [twice] }],
    limits,
    signal ? { signal } : {},
  )
  const outcome = execution?.outcome
  if (outcome?.type !== 'returned') return outcome ? outcomeWords(outcome) : 'was not run'
  const ends = outcome.value as unknown as readonly Called[]
  const type = parseType(returns.type)
  return inputs.map((_, at) => {
    const [first, second] = [ends[at], ends[twice.length - 1 - at]]
    if (!first || !second) return { end: 'nothing', fault: 'does not end' }
    const [how, value, isKept] = first
    const end = canonicalJson(first)
    const words = how === 'threw' ? `throws ${String(value)}` : `returns ${showValue(value)}`
    if (how === 'returned' && !conform(value, type).ok)
      return { end, fault: `${words}, which is no ${returns.type},` }
    if (!isKept || !second[2]) return { end, fault: 'changes its arguments' }
    return canonicalJson(second) === end
      ? { end }
      : { end, fault: `${words} once, and something else when it is called again,` }
  })
}

/** A program with a version of the function beside its own files. */
function withVersion({ language }: Task, program: Program, text: string): Program {
  const { path = 'main.js', files = {} } = program.project ?? {}
  const extension = language === 'typescript' ? 'ts' : 'js'
  return { ...program, project: { path, files: { ...files, [`version.${extension}`]: text } } }
}

/** A call as an author reads it: what a version does, for which arguments. */
export function callWords(task: Task, fault: string, input: readonly Encoded[]): string {
  return `the reference ${fault} for ${inputWords(task.signature, input)}`
}
