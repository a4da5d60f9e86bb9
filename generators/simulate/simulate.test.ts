import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createSessionConfig, type SimulationPlan, summarise } from '#adaptive'
import { poolTest } from './changed-test.ts'
import { sampleItems, samplePlan } from '../../adaptive/simulate/sample.laws.ts'
import { simulate } from './simulate.ts'

async function summaryOf(plan: SimulationPlan) {
  return summarise(createSessionConfig(plan), plan, await simulate(plan, { jobs: 2 }))
}

describe('a simulation', () => {
  const plan = samplePlan(sampleItems(20), {}, { candidates: 130 })

  it('is the same whatever the number of threads', async () => {
    const many = { ...plan, candidates: 600 }
    const one = await simulate(many, { jobs: 1 })
    expect(one).toHaveLength(600)
    // so many threads that ranges do not come back in their order
    expect(await simulate(many, { jobs: 7 })).toEqual(one)
  })
  it('says how far it is, up to the end', async () => {
    const seen: number[] = []
    await simulate(plan, { jobs: 2, onProgress: (done) => seen.push(done) })
    expect(seen.at(-1)).toBe(130)
    expect(seen.toSorted((x, y) => x - y)).toEqual(seen)
  })
  it('stops when it is told to', async () => {
    const control = new AbortController()
    const long = { ...plan, candidates: 1_000_000 }
    const onProgress = () => control.abort(new Error('enough'))
    await expect(simulate(long, { jobs: 2, onProgress, signal: control.signal })).rejects.toThrow('enough')
    await expect(simulate(long, { jobs: 2, signal: control.signal })).rejects.toThrow('enough')
  })
  it('fails with the fault of a thread', async () => {
    const [item] = sampleItems(1)
    const twice = { ...plan, items: item === undefined ? [] : [item, item] }
    await expect(simulate(twice, { jobs: 2 })).rejects.toThrow('item ids must differ')
  })
})

describe('figures that are known elsewhere', () => {
  const bank = JSON.parse(
    readFileSync(new URL('../../adaptive/reference/bank500.json', import.meta.url), 'utf8'),
  ) as readonly (readonly [number, number])[]
  const items = bank.map(([a, b], i) => ({
    ...sampleItems(1)[0],
    id: `i${i}`,
    kind: 'short' as const,
    max: 1,
    parameters: { model: '2pl' as const, a, b, c: 0, d: 1 },
  })) as SimulationPlan['items']

  it('catR needs 11.58 items to a standard error of .3 on this bank, with an error of .284', async () => {
    const blueprint = poolTest(500, { stopSe: 0.3, maxItems: undefined, select: undefined })
    const summary = await summaryOf({
      ...samplePlan(items),
      blueprint,
      candidates: 2000,
      seed: 'golden',
      isTimed: false,
    })
    // 11.58 and .284 are one draw of 1,000: three standard errors of both draws, .2 items and .025
    expect(Math.abs(summary.meanLength - 11.58)).toBeLessThan(0.2)
    expect(Math.abs(summary.rmse - 0.284)).toBeLessThan(0.025)
    // what stops at .3 claims just below it, and is right
    expect(summary.meanSe).toBeLessThan(0.3)
    expect(Math.abs(summary.rmse / summary.meanSe - 1)).toBeLessThan(0.06)
    expect(summary.coverage95).toBeGreaterThan(0.93)
    expect(summary.coverage95).toBeLessThan(0.97)
    expect(summary.stopReasons).toEqual({ 'standard-error': 2000 })
  })
  it('95 % intervals hold 93 to 97 %, also where parameters are uncertain', async () => {
    const summary = await summaryOf({ ...samplePlan(sampleItems(40)), candidates: 2000, isTimed: false })
    expect(summary.coverage95).toBeGreaterThan(0.93)
    expect(summary.coverage95).toBeLessThan(0.97)
    expect(Math.abs(summary.bias)).toBeLessThan(0.05)
    expect(Math.abs(summary.rmse / summary.meanSe - 1)).toBeLessThan(0.06)
    expect(summary.violations).toBe(0)
  })
})
