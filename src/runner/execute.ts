import type { Encoded } from '#schemas/value'
import { canonicalJson } from '../log/canonical-json.ts'
import { hostFunctions, promiseState } from './engine/abi.ts'
import { charge, createConsole, type Tank } from './console.ts'
import type { Engine, Opened } from './engine/engine.ts'
import type { Completion, Handle, Instance } from './engine/instance.ts'
import { canonical } from './canonical.ts'
import { explainSyntax, programFile, sourceLine, type Compiled, type FilePlace } from './compile.ts'
import { resultShare } from './limits.ts'
import { hardStackBytes, softStackBytes } from './stack.ts'
import type { SpaceWatch } from './space/watch-space.ts'
import type { Case, Execution, Limits, Outcome, Program, Space, StepCount } from './program.ts'

/** Fuel for what happens outside the meter: one turn of the event loop. */
const turnFuel = 10_000

/** A program that counts its steps. */
export interface Counted {
  /** The counter's script, which is called with the budget and {@link sites} */
  readonly counter: string
  /** Number of sites */
  readonly sites: number
  /** An expression to which the counter gives its hooks, for the factory */
  readonly script: string
  /** What the counter's report means */
  readonly read: (report: string) => StepCount
  /** Watches the memory that is held while the program runs */
  readonly watch: (opened: Opened) => Promise<SpaceWatch>
}

/**
 * Runs one case of a program in a realm of its own.
 *
 * @param engine gives the realm
 * @param compiled the program; undefined where the host's stack was too small to compile it
 * @param counted the same program, counting its steps, to be run in its place
 * @returns how it ended; never throws for anything the program does
 */
export async function execute(
  engine: Engine,
  compiled: Compiled | undefined,
  task: {
    readonly program: Program
    readonly case: Case
    readonly limits: Limits
    readonly steps?: number
  },
  counted?: Counted,
): Promise<Execution> {
  const { limits } = task
  const unrun = { case: task.case.id, fuel: 0, depth: 0, console: '' }
  if (compiled === undefined) {
    const message = 'The text is too intricate for the stack of this machine'
    return { ...unrun, outcome: { type: 'stopped', reason: 'crash', message } }
  }
  if (!compiled.ok) return { ...unrun, outcome: { type: 'compile_error', ...compiled.fault } }
  const console = createConsole(limits.outputBytes)
  const opened = await engine.open(limits.memoryMiB, console.sink(tankOf(() => opened.instance)))
  const { instance } = opened
  instance.write('fuel', limits.fuel)
  const stackTop = instance.read('stack')
  const watch = await counted?.watch(opened)
  let space: Space | undefined
  let counter: Handle | undefined
  let steps: StepCount | undefined
  const load = async (): Promise<Completion> => {
    if (counted === undefined) return await instance.evaluate(compiled.script, programFile)
    counter = await startCounter(instance, counted, task.steps ?? 1)
    const bound = await instance.evaluate(counted.script, programFile)
    if (bound.isThrown) return bound
    const factory = await instance.call(instance.property(counter, 'bind'), bound.value)
    const begin = instance.newFunction('begin', hostFunctions.begin)
    return await instance.call(instance.property(counter, 'watched'), factory.value, begin)
  }
  const finish = async (): Promise<Outcome> => {
    const settled = () => {
      space = watch?.end()
    }
    const ended = await run(opened, { load, files: compiled.files, settled }, task)
    if (counted === undefined || counter === undefined) return ended
    const report = await instance.call(instance.property(counter, 'report'))
    steps = counted.read(instance.text(report.value))
    return ended
  }
  const outcome = await finish().catch((error: unknown) => trapped(instance, stackTop, error))
  opened.close()
  return {
    case: task.case.id,
    outcome,
    fuel: outcome.type === 'compile_error' ? 0 : limits.fuel - Math.max(0, instance.read('fuel')),
    depth: Math.min(1, (stackTop - instance.read('lowest')) / softStackBytes),
    console: console.text(),
    ...(steps === undefined ? {} : { steps }),
    ...(space === undefined ? {} : { space }),
  }
}

/** What a realm evaluates to get the program's factory, and where its files stand in it. */
interface Loadable {
  readonly load: () => Promise<Completion>
  readonly files: readonly FilePlace[] | undefined
  /** Called when the program has come to its value */
  readonly settled: () => void
}

async function startCounter(
  instance: Instance,
  { counter, sites }: Counted,
  budget: number,
): Promise<Handle> {
  const script = await instance.evaluate(counter, 'assay:steps')
  const started = await instance.call(script.value, instance.newNumber(budget), instance.newNumber(sites))
  if (script.isThrown || started.isThrown)
    throw new Error(`The counter failed: ${instance.text(started.value)}`)
  return started.value
}

async function run(
  { instance, toolbox }: Opened,
  { load, files, settled: atValue }: Loadable,
  {
    program,
    case: { input },
    limits,
  }: { readonly program: Program; readonly case: Case; readonly limits: Limits },
): Promise<Outcome> {
  const factory = await load()
  if (factory.isThrown) return syntaxError(await explain(factory), program, files)
  const name = program.signature?.name ?? ''
  const started = await instance.call(
    toolbox.start,
    // Fuel depends on the heap to the byte: equal arguments must be equal text.
    instance.newString(canonicalJson(input)),
    factory.value,
    instance.newString(name),
  )
  if (started.isThrown) return runtimeError(await explain(started), program, files)
  const settled = await settle(started.value)
  if (settled === undefined) return neverSettles
  if (settled.isThrown) return runtimeError(await explain(settled), program, files)
  atValue()
  const characters = instance.newNumber(limits.outputBytes * resultShare)
  const encoded = await instance.call(toolbox.encode, settled.value, characters)
  if (encoded.isThrown) return runtimeError(await explain(encoded), program, files)
  return { type: 'returned', value: canonical(JSON.parse(instance.text(encoded.value)) as Encoded) }

  /** Follows a promise to its end; a script has none and runs until nothing is left to do. */
  async function settle(value: Handle): Promise<Completion | undefined> {
    const isScript = name === ''
    for (;;) {
      const state = instance.promiseState(value)
      if (state === promiseState.none && !isScript) return { isThrown: false, value }
      if (state === promiseState.fulfilled || state === promiseState.rejected) {
        return { isThrown: state === promiseState.rejected, value: instance.promiseResult(value) }
      }
      const jobs = await instance.runJobs()
      if (jobs.isThrown) return jobs
      if (state === promiseState.pending && instance.promiseState(value) !== promiseState.pending) continue
      const due = await instance.call(toolbox.due)
      const time = instance.number(due.value)
      if (time < 0) return isScript ? { isThrown: false, value } : undefined
      instance.world.clock = Math.max(instance.world.clock, time)
      charge(
        tankOf(() => instance),
        turnFuel,
      )
      const fired = await instance.call(toolbox.fire)
      if (fired.isThrown) return fired
    }
  }

  async function explain(thrown: Completion): Promise<Thrown> {
    const text = await instance.call(toolbox.explain, thrown.value)
    return JSON.parse(instance.text(text.value)) as Thrown
  }
}

/** A thrown value, as the prelude describes it. */
interface Thrown {
  readonly name: string
  readonly message: string
  readonly stack: string
}

const neverSettles: Outcome = {
  type: 'runtime_error',
  name: 'Promise',
  message: 'The returned promise never settles: nothing is left to run that could settle it',
}

function runtimeError(
  { name, message, stack }: Thrown,
  program: Program,
  files: readonly FilePlace[] | undefined,
): Outcome {
  const line = files === undefined ? lineIn(stack, program.text) : undefined
  const inFile = files && placeInFiles(stack, files)
  const isOverflow = name === 'InternalError' && message === 'stack overflow'
  return {
    type: 'runtime_error',
    ...(isOverflow ? tooDeep : { name, message }),
    ...(line === undefined ? {} : { line }),
    ...(inFile && { line: inFile.line, file: inFile.file }),
  }
}

/** Words that people know from other engines. */
const tooDeep = { name: 'RangeError', message: 'Maximum call stack size exceeded' }

function syntaxError(
  { message, stack }: Thrown,
  program: Program,
  files: readonly FilePlace[] | undefined,
): Outcome {
  const words = message || 'This text is no program'
  const inFile = files && placeInFiles(stack, files)
  if (inFile !== undefined) {
    const { text, ...place } = inFile
    return { type: 'compile_error', ...explainSyntax(text, { message: words, ...place }) }
  }
  const place = placeIn(stack)
  const line = (place && sourceLine(place.line, program.text)) ?? program.text.split('\n').length
  const fault = { message: words, line, column: place?.column ?? 1 }
  return { type: 'compile_error', ...explainSyntax(program.text, fault) }
}

/** Line of the innermost frame that belongs to the candidate's text. */
function lineIn(stack: string, text: string): number | undefined {
  const place = placeIn(stack)
  return place && sourceLine(place.line, text)
}

function placeIn(stack: string): { readonly line: number; readonly column: number } | undefined {
  const [frame] = stack.matchAll(frames)
  return frame && { line: Number(frame[1]), column: Number(frame[2] ?? 1) }
}

/** The innermost frame that belongs to a file of a project: one of its loader may come before. */
function placeInFiles(stack: string, files: readonly FilePlace[]) {
  for (const [, scriptLine, column = '1'] of stack.matchAll(frames)) {
    for (const { path: file, text, linesBefore } of files) {
      const line = Number(scriptLine) - linesBefore
      if (line >= 1 && line <= text.split('\n').length) return { line, column: Number(column), file, text }
    }
  }
  return undefined
}

const frames = new RegExp(`\\(?\\b${programFile}:(\\d+)(?::(\\d+))?\\)?$`, 'gm')

/** What a trap means. Only the meters and the host's own flags are asked: a program cannot forge them. */
function trapped(instance: Instance, stackTop: number, error: unknown): Outcome {
  if (instance.world.halted === 'memory') return { type: 'memory_limit' }
  if (instance.world.halted === 'output') return { type: 'output_limit' }
  if (instance.read('fuel') < 0) return { type: 'time_limit' }
  if (stackTop - instance.read('stack') > hardStackBytes) {
    return { type: 'runtime_error', ...tooDeep }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { type: 'stopped', reason: 'crash', message: `The engine stopped: ${message}` }
}

/** The fuel of an instance, which is not there yet when its console is made. */
function tankOf(instance: () => Instance): Tank {
  return { read: () => instance().read('fuel'), write: (fuel) => instance().write('fuel', fuel) }
}
