import { describe, expect, it } from 'vitest'
import { createSessionConfig, modelOf, refusalsOfTest } from '#adaptive'
import { sampleItems, samplePlan } from '../../adaptive/simulate/sample.laws.ts'
import { drawPool } from './draw-pool.ts'

const own = sampleItems(120, (i) => ({
  level: (Math.floor(i / 5) % 5) + 1,
  ...(i % 5 < 2 && { steers: true as const }),
}))
/** Every third item has two variants. */
const items = own.flatMap((item, i) =>
  i % 3 === 0
    ? [
        { ...item, family: item.id },
        ...[1, 2].map((seed) => ({
          ...item,
          id: `${item.id}-v${seed}`,
          family: item.id,
          variant: { of: item.id, seed },
        })),
      ]
    : [item],
)
const plan = samplePlan(items, {
  stop: [{ rule: 'length', min: 6, max: 6 }],
  fixed: { positions: [2, 4] },
  quotas: [{ kind: 'trace', min: 1, max: 1 }],
})
const blueprint = { ...plan.blueprint, use: 'graded' as const }
const pools = Array.from({ length: 60 }, (_, i) => drawPool(blueprint, items, String(i)))

describe('the items of a form', () => {
  it('are four for each that is taken, and can be given as a whole', () => {
    for (const pool of pools) {
      const some = pool.flatMap((index) => items[index] ?? [])
      expect(some.filter(({ steers }) => steers)).toHaveLength(16)
      expect(some.filter(({ steers }) => !steers)).toHaveLength(8)
      expect(refusalsOfTest(createSessionConfig({ blueprint, items: some }))).toEqual([])
    }
  })
  it('hold one variant of each family, and every level about as often', () => {
    for (const pool of pools) {
      const names = pool.map((index) => modelOf(items[index] ?? { id: '' }))
      expect(new Set(names).size).toBe(names.length)
      const levels = [1, 2, 3, 4, 5].map(
        (level) => pool.filter((index) => items[index]?.level === level && items[index]?.steers).length,
      )
      expect(Math.max(...levels) - Math.min(...levels)).toBeLessThanOrEqual(1)
    }
  })
  it('follow from the seed, and are used alike over many forms', () => {
    expect(drawPool(blueprint, items, '7')).toEqual(pools[7])
    expect(new Set(pools.map((pool) => pool.join())).size).toBe(pools.length)
    expect(new Set(pools.flat().map((index) => modelOf(items[index] ?? { id: '' }))).size).toBeGreaterThan(
      110,
    )
  })
  it('leave out variants that others have got', () => {
    const pool = drawPool(blueprint, items, '7', (index) => items[index]?.variant === undefined)
    expect(pool.some((index) => items[index]?.variant !== undefined)).toBe(false)
    expect(pool).toHaveLength(24)
  })
})
