import { expect, it } from 'vitest'
import { shrinkInput } from './shrink-input.ts'

const anything = () => true

it('keeps what an input shows, and nothing else of it', async () => {
  const shows = async (inputs: readonly (readonly unknown[])[]) =>
    inputs.map(([list]) => Array.isArray(list) && list.includes(7))
  expect(await shrinkInput([[3, 9, 7, 1, 7, 40], 'text', 1000], anything, shows)).toEqual([[7], '', 0])
})

it('makes nothing that is illegal', async () => {
  const shows = async (inputs: readonly (readonly unknown[])[]) => inputs.map(() => true)
  const isLegal = ([number]: readonly unknown[]) => Number(number) >= 5
  expect(await shrinkInput([100], isLegal, shows)).toEqual([5])
})
