import { expect, it } from 'vitest'
import { toldExamples } from './told-examples.ts'
import { sampleItem } from './sample.ts'

const signature = (returns: string) => ({
  name: 'total',
  parameters: [{ name: 'prices', type: 'int[]', doc: 'In cents.' }],
  returns: { type: returns, doc: 'In cents.' },
})
const { edit, refusals } = sampleItem('content/banks/core/items/every-third-one-free')

it('reads examples in words', () => {
  const told = (returns: string, text: string) =>
    toldExamples(signature(returns), [text]).map(({ input, expected }) => [input[0], expected])
  expect(told('int', '<p>500, 800, 200\nand 600 cents now make 1,600: the three</p>')).toEqual([
    [[500, 800, 200, 600], 1600],
  ])
  expect(told('int[]', 'points 9, 7, 7, 4 give the places 1, 2, 2, 4.')).toEqual([
    [
      [9, 7, 7, 4],
      [1, 2, 2, 4],
    ],
  ])
  expect(told('int', 'Of 6 and 9, two are free. 5 makes 3. 1, 2 and 3 make no difference.')).toEqual([])
  expect(told('string', '1 and 2 make 3')).toEqual([])
})

it('refuses one that holds neither before the change nor after it', async () => {
  await edit('item.mdx', '600 cents now make 1600', '600 cents now make 1700')
  expect(await refusals()).toBe(
    'item.mdx: “500, 800, 200 and 600 cents now make 1700”: the reference gives 1900 and, after the change, 1600',
  )
})
