import type { MeasuredGrowth } from '#adaptive'
import type { Inputs } from '#schemas/inputs'
import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { parseType } from '#schemas/value'
import { limitsOfTask } from '../limits.ts'
import type { Runner } from '../program.ts'
import { largestSizeOf, makeInput, type SizedParameter } from './make-input.ts'
import { stepBudget, sweep, worstOf, type Curve, type Growth } from './sweep.ts'

/**
 * Measures what a program's steps grow like with each size that the task's target names.
 *
 * @param runner counts steps
 * @param task whose inputs are drawn within its contract
 * @returns one for each size, in their order; empty without a target
 * @throws RunnerUnavailableError
 */
export async function measureGrowth(
  runner: Runner,
  task: Pick<TaskOf<'code'>, 'signature' | 'limits'>,
  response: ResponseOf<'code'>,
): Promise<readonly MeasuredGrowth[]> {
  const { complexity } = task.limits
  if (complexity === undefined) return []
  const parameters = sizedParameters(task, complexity.inputs as Inputs['parameters'])
  const program = { language: response.language, text: response.text, signature: task.signature }
  const measured: MeasuredGrowth[] = []
  for (const size of complexity.sizes) {
    const growing = parameters.find(({ name }) => name === size)
    const curves: Curve[] = []
    let isKnown = true
    for (const arrangement of growing?.type.type === 'int' ? (['random'] as const) : complexity.generators) {
      const curve = await sweep(arrangement, growing ? largestSizeOf(growing) : 0, async (n) => {
        const input = makeInput(parameters, size, arrangement, n)
        const one = { id: `${size}/${arrangement}/${n}`, input }
        const [execution] = await runner.run(program, [one], limitsOfTask(task), { steps: stepBudget })
        return execution?.steps
      })
      if (curve === undefined) isKnown = false
      else curves.push(curve)
    }
    measured.push(describe(size, isKnown ? worstOf(curves) : undefined))
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

function describe(size: string, growth: Growth | undefined): MeasuredGrowth {
  if (growth === undefined)
    return {
      size,
      detail: `With ${size}: code that is made from text is not counted, so nothing can be said.`,
    }
  const { worst, class: name } = growth
  const { fit, points, last, generator } = worst
  const largest = points.at(-1)
  const words = [`With ${size} the steps grow like ${name}`]
  if (fit.isOpen) words.push(` (${fit.class} and ${fit.runnerUp ?? ''} fit alike; the faster one counts)`)
  else if (fit.runnerUp !== undefined) words.push(`, ${fit.runnerUp} fits ${shown(fit.ratio)} times worse`)
  if (largest !== undefined) words.push(`; ${largest.steps} steps at size ${largest.size}, ${generator}`)
  const dearest = last?.sites[0]
  if (dearest !== undefined && dearest.line > 0)
    words.push(
      `, ${dearest.steps} of them in line ${dearest.line}, column ${dearest.column}: ${dearest.text}`,
    )
  return { size, class: name, detail: `${words.join('')}.` }
}

function shown(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(1) : String(Math.round(ratio))
}
