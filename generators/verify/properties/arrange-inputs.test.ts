import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Encoded } from '#schemas/value'
import { arrangeInputs } from './arrange-inputs.ts'
import { createInputSpace } from './input-space.ts'

const signature = {
  name: 'plan',
  parameters: [
    { name: 'rows', type: '{id: string, refs: {to: string, required: bool}[]}[]', doc: '' },
    { name: 'k', type: 'int', doc: '' },
  ],
  returns: { type: 'int', doc: '' },
}
const refs = [{ to: 'b', required: true }]
const known: Encoded[] = [
  [
    { id: 'a', refs },
    { id: 'b', refs: [] },
  ],
  3,
]

it('asks arrange of what has the types of the parameters, and keeps the places', async () => {
  const asked: Encoded[][] = []
  const arrange = async (inputs: readonly Encoded[][]) => {
    asked.push(...inputs)
    return inputs.map(([rows = null]) => [rows, 9])
  }
  const inputs: Encoded[][] = [known, [refs, 3], [[], 0.5], [[], 7]]
  expect(await arrangeInputs(signature, arrange, inputs)).toEqual([
    [known[0], 9],
    undefined,
    undefined,
    [[], 9],
  ])
  expect(asked).toEqual([known, [[], 7]])
})

it('leaves inputs as they are where there is no arrange', async () => {
  expect(await arrangeInputs(signature, undefined, [known, [refs, 3]])).toEqual([known, [refs, 3]])
})

it('leaves out what is drawn near a case with lists inside of lists, where these change places', async () => {
  const { arbitrary } = createInputSpace(signature, undefined, [known])
  const drawn = fc.sample(arbitrary, { seed: 7, numRuns: 400 })
  const left = (await arrangeInputs(signature, async (inputs) => inputs, drawn)).filter(
    (input) => input === undefined,
  )
  expect(left.length).toBeGreaterThan(0)
  expect(left.length).toBeLessThan(100)
})
