import { rankOfClass, type MeasuredGrowth } from '#adaptive'
import { canonicalJson } from '../../log/canonical-json.ts'
import type { Inputs } from '#schemas/inputs'
import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { Score } from '#schemas/score'
import { parseType } from '#schemas/value'
import { pointLimitsOfTask } from '../limits.ts'
import type { Execution, Runner } from '../program.ts'
import type { Arrangement } from './arrange.ts'
import { fastestOf } from './fit.ts'
import { largestSizeOf, makeInput, type SizedParameter } from './make-input.ts'
import {
  pythonStepBudget,
  stepBudget,
  sweep,
  worstOf,
  type Counting,
  type Curve,
  type Growth,
  type SweepEnd,
} from './sweep.ts'

/** Measurements that the watchdog of another machine stopped, by size. */
export type TakenGrowth = ReadonlyMap<string, NonNullable<Score['growth']>[number]>

type Task = Pick<TaskOf<'code'>, 'signature' | 'limits'>

/** Points at their limit of fuel that one arrangement may take, so that one that is never over its steps ends too. */
const sweepPoints = 4

/**
 * Measures what a program's steps grow like with each size that the task's target names. Each point has a budget of
 * steps and of fuel, and a watchdog; a sweep whose point is stopped says so and ends.
 *
 * @param runner counts steps
 * @param task whose inputs are drawn within its contract
 * @param taken what the watchdog of another machine stopped, by size: it is not measured again
 * @returns one for each size, in their order; empty without a target
 * @throws RunnerUnavailableError
 */
export async function measureGrowth(
  runner: Runner,
  task: Task,
  response: ResponseOf<'code'>,
  taken: TakenGrowth = new Map(),
): Promise<readonly MeasuredGrowth[]> {
  const { complexity } = task.limits
  if (complexity === undefined) return []
  const measured: MeasuredGrowth[] = []
  for (const size of complexity.sizes) {
    const stopped = taken.get(size)
    if (stopped === undefined) measured.push(await measureSize(runner, task, response, size))
    else {
      // A class is what counting gives, never what a log says.
      const { class: _, ...points } = stopped
      measured.push({ ...points, stopped: true, detail: unknownWords(size, 'stopped') })
    }
  }
  return measured
}

/** The parameters of a task's function, with their types read. */
export function sizedParameters(
  { signature }: Pick<TaskOf<'code'>, 'signature'>,
  inputs: Inputs['parameters'],
): readonly SizedParameter[] {
  return signature.parameters.map(({ name, type }) => ({
    name,
    type: parseType(type),
    constraint: inputs[name] ?? {},
  }))
}

async function measureSize(
  runner: Runner,
  task: Task,
  response: ResponseOf<'code'>,
  size: string,
): Promise<MeasuredGrowth> {
  const { generators = [], inputs = {} } = task.limits.complexity ?? {}
  const parameters = sizedParameters(task, inputs as Inputs['parameters'])
  const growing = parameters.find(({ name }) => name === size)
  const program = { language: response.language, text: response.text, signature: task.signature }
  const limits = pointLimitsOfTask(task, response.language)
  const steps = response.language === 'python' ? pythonStepBudget : stepBudget
  const largest = growing ? largestSizeOf(growing) : 0
  const measure = (arrangement: Arrangement, largestSize: number, isCoarse: boolean) => {
    let left = sweepPoints * limits.fuel
    const count = async (n: number): Promise<Counting> => {
      const one = { id: `${size}/${arrangement}/${n}`, input: makeInput(parameters, size, arrangement, n) }
      const [execution] = await runner.run(program, [one], limits, { steps })
      left -= execution?.fuel ?? 0
      return left < 0 ? 'failed' : countingOf(execution)
    }
    return sweep(arrangement, largestSize, count, isCoarse)
  }
  const curves: Curve[] = []
  for (const arrangement of differentOnes(generators, parameters, size)) {
    const worst = worstOf(curves)
    // Most arrangements are no slower than the first, which half of the sizes show.
    const coarse = worst && (await measure(arrangement, Math.min(largest, largestCoarse), true))
    const isNoSlower = coarse?.fit && rankOfClass(fastestOf(coarse.fit)) <= rankOfClass(worst?.class ?? '1')
    if (isNoSlower) continue
    // What the watchdog stopped is not waited for again.
    const curve = coarse?.end === 'stopped' ? coarse : await measure(arrangement, largest, false)
    curves.push(curve)
    if (curve.fit === undefined) break
  }
  return describe(size, curves, worstOf(curves))
}

/** Largest size at which an arrangement is only looked at. */
const largestCoarse = 4096

/** A contract can leave no choice: of arrangements that give the same input only the first is measured. */
function differentOnes(
  generators: readonly Arrangement[],
  parameters: readonly SizedParameter[],
  size: string,
): readonly Arrangement[] {
  const seen = new Set<string>()
  return generators.filter((arrangement) => {
    const key = canonicalJson(makeInput(parameters, size, arrangement, sampleSize))
    return !seen.has(key) && seen.add(key)
  })
}

/** Elements that show whether two arrangements differ. */
const sampleSize = 12

function countingOf(execution: Execution | undefined): Counting {
  const { outcome, steps } = execution ?? {}
  if (outcome === undefined || outcome.type === 'stopped') return 'stopped'
  if (steps?.isOver === true || steps?.usesTextAsCode === true) return steps
  return steps === undefined || outcome.type !== 'returned' ? 'failed' : steps
}

function describe(size: string, curves: readonly Curve[], growth: Growth | undefined): MeasuredGrowth {
  const worst = growth?.worst ?? curves.at(-1)
  const evidence = {
    size,
    arrangement: worst?.arrangement ?? 'random',
    sizes: worst?.points.map((point) => point.size) ?? [],
    steps: worst?.points.map((point) => point.steps) ?? [],
  }
  if (growth === undefined) {
    const end = worst?.end ?? 'failed'
    return { ...evidence, ...(end === 'stopped' && { stopped: true }), detail: unknownWords(size, end) }
  }
  return { ...evidence, class: growth.class, detail: growthWords(size, growth) }
}

function unknownWords(size: string, end: SweepEnd): string {
  const ends: Readonly<Record<SweepEnd, string>> = {
    text: 'code that is made from text is not counted',
    stopped: 'a run did not come back in time and was stopped',
    failed: 'a run at a small size ended with an error, or took more work or memory than it may',
    budget: 'already the smallest size takes more steps than one run may',
    size: 'too few sizes were measured',
  }
  return `With ${size}: ${ends[end]}, so nothing can be said.`
}

function growthWords(
  size: string,
  { fit, worst: { points, last, arrangement }, class: name }: Growth,
): string {
  const words = [`With ${size} the steps grow like ${name}`]
  if (fit.isOpen) words.push(` (${fit.class} and ${fit.runnerUp ?? ''} fit alike; the faster one counts)`)
  else if (fit.runnerUp !== undefined) words.push(`, ${fit.runnerUp} fits ${shown(fit.ratio)} times worse`)
  const largest = points.at(-1)
  if (largest !== undefined) words.push(`; ${largest.steps} steps at size ${largest.size}, ${arrangement}`)
  const dearest = last?.sites[0]
  if (dearest !== undefined && dearest.line > 0)
    words.push(
      `, ${dearest.steps} of them in line ${dearest.line}, column ${dearest.column}: ${dearest.text}`,
    )
  return `${words.join('')}.`
}

function shown(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(1) : String(Math.round(ratio))
}
