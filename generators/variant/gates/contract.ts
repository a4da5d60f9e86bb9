import { nearMisses } from '../../verify/properties/input-space.ts'
import { createInputContract } from '../../compile/input-contract.ts'
import { inputWords } from '../../verify/properties/input-words.ts'
import { notAsked, unless, type Gate } from './gate.ts'

/** The contract takes every case, and refuses what is illegal by as little as it can be. */
export const contract: Gate = {
  name: 'contract',
  version: 1,
  ask: ({ code }) => {
    if (!code?.item.detail.inputs) return notAsked
    const { task, detail } = code.item
    const { inputs } = code.item.detail
    const { check } = createInputContract(task.signature, inputs)
    const illegal = detail.cases.filter(({ input }) => check(input).length > 0)
    const taken = detail.cases.flatMap(({ input }) =>
      nearMisses(task.signature, inputs, input).filter((miss) => check(miss.input).length === 0),
    )
    return unless([
      ...illegal.map(({ name }) => `case ${name} is outside the contract`),
      ...taken.map(
        ({ input, broken }) => `takes ${inputWords(task.signature, input)}, which is illegal for ${broken}`,
      ),
    ])
  },
}
