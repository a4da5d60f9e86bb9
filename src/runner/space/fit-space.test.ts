import { describe, expect, test } from 'vitest'
import { fitSpace, stackNoise, type SpacePoint } from './fit-space.ts'

const sizes = Array.from({ length: 21 }, (_, part) => Math.round(8 * 2 ** (part / 2)))

function points(heapAt: (n: number) => number, stackAt: (n: number) => number = () => 0): SpacePoint[] {
  return sizes.map((size) => ({ size, heap: Math.round(heapAt(size)), stack: Math.round(stackAt(size)) }))
}

const classOf = (held: readonly SpacePoint[]) => fitSpace(held, stackNoise.javascript)

/** Capacity of a container that grows by a factor, from 4 on. */
function capacity(n: number, factor: number): number {
  let room = 4
  while (room < n) room = Math.max(room + 1, Math.floor(room * factor))
  return room
}

describe('the class of what is held', () => {
  test.each([
    ['1', () => 500],
    ['log n', (n: number) => 500 + 90 * Math.floor(Math.log2(n))],
    ['sqrt n', (n: number) => 500 + 8 * Math.ceil(Math.sqrt(n))],
    ['n', (n: number) => 500 + 8 * n],
    ['n log n', (n: number) => 700 + 8 * n * Math.floor(Math.log2(n))],
    ['n^2', (n: number) => 700 + 90 * n + 8 * n * n],
    ['n^3', (n: number) => 700 + 32 * n * n + n ** 3],
  ] as const)('%s', (name, heapAt) => {
    expect(classOf(points(heapAt))).toEqual({ class: name })
  })

  test('is that of the contents where containers grow by stairs', () => {
    for (const factor of [1.5, 2, 4])
      expect([factor, classOf(points((n) => 500 + 8 * capacity(n, factor)))]).toEqual([
        factor,
        { class: 'n' },
      ])
  })

  test('is left open where stairs come a little later each time', () => {
    expect(classOf(points((n) => 500 + 8 * capacity(n, 1.125)))).toEqual({ class: 'n', upTo: 'n log n' })
  })

  test('is that of the stack where calls nest, and of the heap where they do not', () => {
    const halving = (n: number) => 3000 + 750 * Math.floor(Math.log2(n))
    expect(classOf(points((n) => 500 + (n % 3) * 8, halving))).toEqual({ class: 'log n' })
    const other = (n: number) => (n > 300 ? 5200 : 5000)
    expect(classOf(points((n) => 500 + 8 * Math.sqrt(n), other))).toEqual({ class: 'sqrt n' })
  })

  test('is that of what holds most, where the other is little', () => {
    const frames = (n: number) => 72 + 76 * n
    const kept = (n: number) => 200 + 16 * Math.max(0, n - 256)
    expect(fitSpace(points(kept, frames).slice(0, 14), stackNoise.python)).toEqual({ class: 'n' })
  })

  test('is constant where it ends to grow, or differs by the way that blocks lie', () => {
    expect(classOf(points((n) => 500 + 16 * Math.min(n, 100)))).toEqual({ class: '1' })
    expect(classOf(points((n) => 500 + ((n * 7) % 5) * 8))).toEqual({ class: '1' })
    expect(classOf(points((n) => (n === 5793 ? 900 : 600)))).toEqual({ class: '1' })
  })

  test('does not follow from small sizes that hide how it goes on', () => {
    expect(classOf(points((n) => Math.max(268, 80 + n)))).toEqual({ class: 'n' })
    expect(classOf(points((n) => 300 + (n > 512 ? 6 : 4) * n))).toEqual({ class: 'n' })
  })

  test('is left open where two fit, and unsaid where none does', () => {
    expect(classOf(points((n) => (n === 8192 ? 900 : 600)))).toEqual({ class: '1', upTo: 'log n' })
    expect(classOf(points((n) => (n > 2000 ? 390 : 230)))).toEqual({ class: '1', upTo: 'log n' })
    expect(classOf(points(() => 0).slice(0, 2))).toBeUndefined()
    expect(classOf(points((n) => 500 + 100 * Math.min(n, 1000)))).toEqual({ class: '1', upTo: 'n' })
    expect(classOf(points((n) => 500 + 400 * n + 8 * n * Math.floor(Math.log2(n))))).toEqual({
      class: 'n',
      upTo: 'n log n',
    })
  })

  test('is beyond all others where it outgrows n³', () => {
    const few = [8, 10, 11, 13, 16].map((size) => ({ size, heap: 1000 + 40 * 2 ** size, stack: 0 }))
    expect(classOf(few)).toEqual({ class: '2^n' })
  })
})
