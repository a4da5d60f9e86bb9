import { expect, it } from 'vitest'
import { inSlices } from './in-slices.ts'

/** Steps that each take longer than a slice. */
function* slow(count: number, taken: number[]): Generator<number, string> {
  for (let step = 0; step < count; step++) {
    const begin = performance.now()
    while (performance.now() - begin < 60);
    taken.push(step)
    yield step
  }
  return 'found'
}

it('tells how far it is, and what was found', async () => {
  const told: number[] = []
  const found = await inSlices(slow(3, []), { onProgress: (step) => told.push(step), isWanted: () => true })
  expect(found).toBe('found')
  expect(told).toEqual([0, 1, 2])
})

it('ends between two steps once a message makes it unwanted', async () => {
  const taken: number[] = []
  let isWanted = true
  setTimeout(() => (isWanted = false))
  expect(await inSlices(slow(50, taken), { onProgress: () => 0, isWanted: () => isWanted })).toBe(undefined)
  expect(taken).toEqual([0])
})
