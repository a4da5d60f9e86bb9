import { largestSizeOf, makeInput, sizedParameters, type arrangements } from '#runner'
import type { Encoded } from '#schemas/value'
import type { CodeItem } from '../../verify/code-run.ts'

/** Least size that is large. */
const LEAST = 64
const ARRANGEMENTS: readonly (typeof arrangements)[number][] = ['random', 'sorted']

/** Inputs of which every list and every text is as long as it may be, in several orders; they may break relations. */
export function largeInputs({ task, detail: { inputs } }: CodeItem): readonly Encoded[][] {
  if (!inputs) return []
  const parameters = sizedParameters(task, inputs.parameters)
  const sizes = parameters.map((parameter) => (parameter.type.type === 'int' ? 0 : largestSizeOf(parameter)))
  if (Math.max(...sizes, 0) < LEAST) return []
  return ARRANGEMENTS.map((arrangement) =>
    parameters.map(({ name }, at) => {
      const size = sizes[at] ?? 0
      // What is not sized is drawn as beside the first that is.
      const growing = size > 0 ? name : (parameters[sizes.findIndex((one) => one > 0)]?.name ?? name)
      return makeInput(parameters, growing, arrangement, size > 0 ? size : LEAST)[at] ?? null
    }),
  )
}
