import { arrangements, largestSizeOf, makeInput, sizedParameters } from '#runner'
import type { Inputs } from '#schemas/inputs'
import type { TaskOf } from '#schemas/public-item'
import { createInputContract } from '../../compile/input-contract.ts'
import type { ItemSource } from '../kind.ts'

/** A sweep needs this size at least: below it, n and n log n are hard to tell apart. */
const smallestEnd = 1000

type Complexity = NonNullable<TaskOf<'code'>['limits']['complexity']>

/** @returns the target; undefined, with a diagnostic, where inputs cannot be drawn for it within the contract */
export function readComplexity(
  { frontmatter: { value, source }, report }: ItemSource<'code'>,
  inputs: Inputs | undefined,
): Complexity | undefined {
  const { signature, limits } = value
  const target = limits?.complexity
  if (target === undefined || inputs === undefined) return undefined
  const parameters = sizedParameters({ signature }, inputs.parameters)
  const contract = createInputContract(signature, inputs)
  const generators = target.generators ?? arrangements
  let isSound = true
  for (const [index, size] of target.sizes.entries()) {
    const place = source.rangeOf(['limits', 'complexity', 'sizes', index])
    const refuse = (message: string, help: string): void => {
      isSound = false
      report.error('code/complexity', place, message, help)
    }
    const parameter = parameters.find(({ name }) => name === size)
    if (parameter === undefined) {
      const names = parameters.map(({ name }) => name).join(', ')
      refuse(`Unexpected size \`${size}\`, expected a parameter`, `Parameters: ${names}`)
      continue
    }
    const largest = largestSizeOf(parameter)
    if (largest < smallestEnd) {
      refuse(
        `Unexpected largest size ${largest} of \`${size}\`, expected ${smallestEnd} or more`,
        'Raise its `length.max` (of an int its `max`) in inputs.yaml, or name another parameter',
      )
      continue
    }
    for (const generator of generators) {
      const [fault] = contract.check(makeInput(parameters, size, generator, smallestDrawn))
      if (fault === undefined) continue
      refuse(
        `Unexpected input outside the contract where \`${size}\` grows (${generator}): \`${fault.path}\`, expected ${fault.expected}`,
        'Inputs are drawn by the constraints of each parameter alone: name other generators, or loosen the contract',
      )
    }
  }
  return isSound
    ? { class: target.class, sizes: target.sizes, generators, inputs: inputs.parameters }
    : undefined
}

/** Size at which drawn inputs are held against the contract. */
const smallestDrawn = 64
