import { describe, expect, test } from 'vitest'
import type { StepCount } from '../program.ts'
import { stepBudget, sweep, worstOf, type Counting } from './sweep.ts'

function counted(total: number): StepCount {
  return {
    policy: 1,
    total,
    sites: [],
    isOver: total > stepBudget,
    usesPatterns: false,
    usesTextAsCode: false,
  }
}

const measure = (count: (size: number) => Counting, largest = 8192) =>
  sweep('random', largest, (size) => Promise.resolve(count(size)))

describe('a sweep', () => {
  test('goes to the largest size, or to the budget of steps', async () => {
    const line = await measure((n) => counted(3 * n))
    expect([line.end, line.fit?.class, line.points.at(-1)?.size]).toEqual(['size', 'n', 8192])
    const square = await measure((n) => counted(n * n))
    expect([square.end, square.fit?.class]).toEqual(['budget', 'n^2'])
  })

  test('only looks, at half of the sizes, where that is enough', async () => {
    const count = (n: number) => Promise.resolve(counted(n))
    const curve = await sweep('sorted', 4096, count, true)
    expect(curve.points.map(({ size }) => size)).toEqual([8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096])
    expect(curve.fit?.class).toBe('n')
  })

  test('ends with what the watchdog stops, and says nothing of its class', async () => {
    const sizes: number[] = []
    const curve = await measure((n) => {
      sizes.push(n)
      return n > 500 ? 'stopped' : counted(n)
    })
    expect([curve.end, curve.fit]).toEqual(['stopped', undefined])
    expect(sizes.filter((n) => n > 500)).toHaveLength(1)
    expect(worstOf([await measure(counted), curve])).toBeUndefined()
  })

  test('takes what fails at a large size for its end, and says nothing of what fails at a small one', async () => {
    const deep = await measure((n) => (n > 1000 ? 'failed' : counted(n)))
    expect([deep.end, deep.fit?.class]).toEqual(['failed', 'n'])
    const broken = await measure((n) => (n > 20 ? 'failed' : counted(n)))
    expect([broken.end, broken.fit]).toEqual(['failed', undefined])
    expect((await measure(() => 'failed')).points).toEqual([])
  })

  test('names what is over its budget at the smallest size, but not four sizes before', async () => {
    const permutations = [24, 120, 720, 5040]
    const steep = await measure((n) => counted(n < 8 ? 200 * (permutations[n - 4] ?? 0) : 2 * stepBudget))
    expect([steep.end, steep.fit?.class]).toEqual(['budget', '2^n'])
  })

  test('says nothing of code made from text, nor of what is over its budget from the start', async () => {
    const text = await measure((n) => ({ ...counted(n), usesTextAsCode: true }))
    expect([text.end, text.fit]).toEqual(['text', undefined])
    const heavy = await measure(() => counted(2 * stepBudget))
    expect([heavy.end, heavy.fit]).toEqual(['budget', undefined])
  })

  test('of several arrangements the slowest class decides, then the most steps', async () => {
    const name = async (arrangement: string, count: (n: number) => number) => ({
      ...(await measure((n) => counted(count(n)))),
      arrangement,
    })
    const curves = [
      await name('random', (n) => 50 * n),
      await name('sorted', (n) => (n * (n - 1)) / 2),
      await name('equal', (n) => n),
    ]
    expect(worstOf(curves)).toMatchObject({ class: 'n^2', worst: { arrangement: 'sorted' } })
    expect(worstOf([curves[2], curves[0]].flatMap((one) => one ?? []))?.worst.arrangement).toBe('random')
  })
})
