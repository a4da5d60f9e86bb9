import { expect, test } from 'vitest'
import type { Curve } from '../complexity/sweep.ts'
import { measureSpace, type SizedInput } from './measure-space.ts'

const sizes = Array.from({ length: 21 }, (_, part) => Math.round(8 * 2 ** (part / 2)))

function curve(arrangement: string, bytesAt?: (size: number) => number, step = 1): Curve {
  const points = sizes
    .filter((_, index) => index % step === 0)
    .map((size) => ({
      size,
      steps: size,
      ...(bytesAt && { space: { heap: bytesAt(size), stack: 0 } }),
    }))
  return { arrangement, points, end: 'size' }
}

test('is told of the arrangement that holds clearly most, also where it was only looked at', async () => {
  const found = await measureSpace([
    curve('random', (n) => 500 + 90 * Math.floor(Math.log2(n))),
    curve('sorted', () => 500, 2),
    curve('reversed', (n) => 500 + 8 * n, 2),
  ])
  expect(found).toMatchObject({ arrangement: 'reversed', class: 'n' })
  expect(found?.sizes).toHaveLength(11)
  expect(found?.bytes.at(-1)).toBe(500 + 8 * 8192)
})

test('is told of the first where none holds clearly more', async () => {
  const found = await measureSpace([curve('random', (n) => 8 * n), curve('sorted', (n) => 9 * n, 2)])
  expect(found).toMatchObject({ arrangement: 'random', class: 'n', sizes })
})

test('is measured by runs of its own where the counts do not tell: one to compare, one for all sizes', async () => {
  const calls: (readonly SizedInput[])[] = []
  const found = await measureSpace([curve('random'), curve('sorted', undefined, 2)], (some) => {
    calls.push(some)
    const spaces = some.map(({ arrangement, size }) => ({
      heap: arrangement === 'sorted' ? size * size : size,
      stack: 0,
    }))
    // The last one failed.
    return Promise.resolve(spaces.slice(0, some.length > 2 ? -1 : 2))
  })
  expect(calls[0]).toEqual([
    { arrangement: 'random', size: 512 },
    { arrangement: 'sorted', size: 512 },
  ])
  expect(calls).toHaveLength(2)
  expect(found).toMatchObject({ arrangement: 'sorted', class: 'n^2', sizes: sizes.slice(0, -1) })
})

test('is nothing where nothing was measured', async () => {
  expect(await measureSpace([curve('random')])).toBeUndefined()
  expect(await measureSpace([curve('random')], () => Promise.resolve([]))).toBeUndefined()
})
