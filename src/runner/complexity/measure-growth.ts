import type { MeasuredGrowth } from '#adaptive'
import { canonicalJson } from '../../log/canonical-json.ts'
import type { Inputs } from '#schemas/inputs'
import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { parseType } from '#schemas/value'
import { codeProgram } from '../code-program.ts'
import { pointLimitsOfTask, watchdogFor } from '../limits.ts'
import type { Execution, Runner, Space } from '../program.ts'
import { measured, readSpaces } from '../python/measure-space.ts'
import type { SizedInput } from '../space/measure-space.ts'
import type { Arrangement } from './arrange.ts'
import { largestSizeOf, makeInput, type SizedParameter } from './make-input.ts'
import { measureArrangements, measureSizes, type TakenGrowth } from './measure-sizes.ts'
import { pythonStepBudget, stepBudget, type Counting } from './sweep.ts'

type Task = Pick<TaskOf<'code'>, 'signature' | 'io' | 'limits'>

/** Fuel for all that is measured of the space in Python: the meter itself stops what takes longer than half of it. */
const spaceFuel = 1_200_000_000

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
export function measureGrowth(
  runner: Runner,
  task: Task,
  response: ResponseOf<'code'>,
  taken: TakenGrowth = new Map(),
): Promise<readonly MeasuredGrowth[]> {
  const sizes = task.limits.complexity?.sizes ?? []
  return measureSizes(sizes, taken, (size) => measureSize(runner, task, response, size))
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

function measureSize(
  runner: Runner,
  task: Task,
  response: ResponseOf<'code'>,
  size: string,
): Promise<MeasuredGrowth> {
  const { generators = [], inputs = {} } = task.limits.complexity ?? {}
  const parameters = sizedParameters(task, inputs as Inputs['parameters'])
  const growing = parameters.find(({ name }) => name === size)
  const program = codeProgram(task, response)
  const limits = pointLimitsOfTask(task, response.language)
  const steps = response.language === 'python' ? pythonStepBudget : stepBudget
  const drawn = differentOnes(generators, parameters, size)
  return measureArrangements(size, drawn, {
    largest: growing ? largestSizeOf(growing) : 0,
    pointFuel: limits.fuel,
    countAt: (arrangement) => async (n) => {
      const one = { id: `${size}/${arrangement}/${n}`, input: makeInput(parameters, size, arrangement, n) }
      const [execution] = await runner.run(program, [one], limits, { steps })
      return { counting: countingOf(execution), fuel: execution?.fuel ?? 0 }
    },
    ...(response.language === 'python' && { spacesOf: spacesInPython }),
  })

  /** Many calls in one run, for an interpreter takes longer to open than most of them. */
  async function spacesInPython(calls: readonly SizedInput[]): Promise<readonly Space[]> {
    const input = calls.flatMap(({ arrangement, size: n }) =>
      makeInput(parameters, size, arrangement as Arrangement, n),
    )
    const fuel = spaceFuel
    const [execution] = await runner.run(measured(program, calls.length), [{ id: `${size}/space`, input }], {
      ...limits,
      fuel,
      watchdogMs: watchdogFor(fuel),
    })
    return readSpaces(execution?.outcome)
  }
}

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
  const { outcome, steps, space } = execution ?? {}
  if (outcome === undefined || outcome.type === 'stopped') return 'stopped'
  if (steps?.isOver === true || steps?.usesTextAsCode === true) return steps
  if (steps === undefined || outcome.type !== 'returned') return 'failed'
  return { ...steps, ...(space && { space }) }
}
