import { describe, expect, it } from 'vitest'
import type { SimulatedItem } from '../simulate/plan.ts'
import { sampleItems, samplePlan } from '../simulate/sample.laws.ts'
import { forecast } from './forecast.ts'
import { gaps, type GapOptions, type GapProgress, type Gaps } from './gaps.ts'
import { forecastTables } from './tables.ts'
import { flatTarget } from './target.ts'

type Block = Parameters<typeof samplePlan>[1]

/** Items of one kind and three skills; with `only`, of one level. */
function bank(count: number, only?: number): SimulatedItem[] {
  return sampleItems(count, (i) => {
    const level = only ?? (i % 5) + 1
    return {
      kind: 'short',
      max: 1,
      languages: [],
      level,
      parameters: { model: '2pl', a: 0.8 + (i % 4) / 5, b: level - 3 + ((i % 7) - 3) / 10, c: 0, d: 1 },
    }
  })
}

function found(
  items: readonly SimulatedItem[],
  block: Block,
  options: GapOptions = {},
  more: object = {},
): { readonly result: Gaps; readonly progress: readonly GapProgress[] } {
  const { blueprint } = samplePlan(items, block)
  const run = gaps({ ...blueprint, ...more }, forecastTables(items), options)
  const progress: GapProgress[] = []
  for (;;) {
    const next = run.next()
    if (next.done === true) return { result: next.value, progress }
    progress.push(next.value)
  }
}

const ten: Block = {
  select: { selector: 'maximum-information' },
  stop: [{ rule: 'length', min: 10, max: 10 }],
}

describe('what to write', () => {
  it('is what a bank of middling items lacks: at the ability that is measured worst', () => {
    const target = flatTarget({ from: -2, to: 2, se: 0.6, priorSd: 1 })
    const items = [...bank(40, 3), ...bank(10)].map((item, i) => ({ ...item, id: `item-${i}` }))
    const { result } = found(items, ten, { target })
    expect(Math.abs(result.worst ?? 0)).toBe(2)
    const [best] = result.cells.toSorted((x, y) => (y.buysAtWorst ?? 0) - (x.buysAtWorst ?? 0))
    expect(Math.sign((best?.level ?? 3) - 3)).toBe(Math.sign(result.worst ?? 0))
    expect(best?.buysAtWorst).toBeGreaterThan(0.005)
    expect(best?.wanted).toBeGreaterThan(0)
  })
  it('buys about what a new forecast with one more such item says', () => {
    const items = bank(30)
    const { result } = found(items, ten)
    const before = forecast(samplePlan(items, ten).blueprint, forecastTables(items)).meanSe
    for (const cell of result.cells.slice(0, 3)) {
      const typical = items
        .filter((item) => item.level === cell.level && item.skills.includes(cell.skill))
        .toSorted((x, y) => Number(x.parameters.b) - Number(y.parameters.b))
      const twin = typical[Math.floor((typical.length - 1) / 2)]
      if (twin === undefined) throw new Error('each cell has items')
      const more = [...items, { ...twin, id: 'one-more' }]
      const after = forecast(samplePlan(more, ten).blueprint, forecastTables(more)).meanSe
      expect(cell.buys).toBeGreaterThan(0)
      expect(Math.abs(before - after - cell.buys)).toBeLessThan(0.002)
    }
  })
  it('counts only where no quota forbids it', () => {
    const block: Block = { ...ten, quotas: [{ level: 5, min: 0, max: 0 }] }
    const { result } = found(bank(30), block)
    expect(result.cells.filter(({ level, buys }) => level === 5 && buys > 0)).toEqual([])
    expect(result.cells.some(({ buys }) => buys > 0)).toBe(true)
  })
  it('is nothing for a block that lists its items', () => {
    const items = bank(30)
    const listed = items.slice(0, 10).map(({ id }) => id)
    const { result } = found(items, { ...ten, select: { selector: 'fixed-order', items: listed } })
    expect(result.cells).toEqual([])
  })
  it('tells how far it is, up to the end', () => {
    const { progress, result } = found(bank(30), ten)
    expect(progress[0]).toEqual({ done: 0, total: 15 })
    expect(progress.at(-1)).toEqual({ done: 15, total: 15 })
    expect(result.cells).toHaveLength(15)
  })
})

describe('what is short', () => {
  it('are minima without an item to spare, and at a largest exposure so many more', () => {
    const items = bank(30)
    const block: Block = {
      ...ten,
      quotas: [
        { level: 2, min: 6, max: 10 },
        { level: 4, min: 5, max: 10 },
      ],
    }
    const { result } = found(items, block)
    expect(result.shortages).toEqual([{ block: 'all', counts: 'level 2', min: 6, needed: 6, items: 6 }])
    const capped = found(items, ten, {}, { exposure: { maxRate: 0.25 } }).result
    expect(capped.shortages).toEqual([{ block: 'all', counts: 'length', min: 10, needed: 40, items: 30 }])
  })
})

describe('what to retire', () => {
  it('are items that nobody would get, and blunt ones, with the better one named', () => {
    const items = bank(30).map((item, i): SimulatedItem => {
      if (i === 7) return { ...item, parameters: { model: '2pl', a: 0.3, b: 0, c: 0, d: 1 } }
      return item
    })
    const { retire, overexposed } = found(items, ten).result
    const blunt = retire.find(({ id }) => id === 'item-7')
    expect(blunt).toMatchObject({ isUnused: true, isBlunt: true })
    expect(retire.filter(({ isBlunt }) => isBlunt)).toHaveLength(1)
    // of one level and skill: wherever the slope is the same, only the difficulty differs, and neither is better
    for (const { dominatedBy, isUnused } of retire) if (dominatedBy !== null) expect(isUnused).toBe(true)
    expect(overexposed.every(({ rate }) => rate > 0.5)).toBe(true)
  })
  it('names the item that tells at least as much everywhere', () => {
    const items = bank(30)
    const [first] = items
    if (first === undefined) throw new Error('there are thirty')
    // the same but for its guessing, so that it tells less at every ability
    const worse: SimulatedItem = {
      ...first,
      id: 'worse',
      parameters: { model: '3pl', a: 0.8, b: Number(first.parameters.b), c: 0.3, d: 1 },
    }
    const { retire } = found([...items, worse], ten).result
    expect(retire.find(({ id }) => id === 'worse')).toEqual({
      id: 'worse',
      isUnused: true,
      isBlunt: false,
      dominatedBy: 'item-0',
    })
  })
})
