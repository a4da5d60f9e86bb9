import { describe, expect, it } from 'vitest'
import { createSessionConfig } from '../session/config.ts'
import type { SimulatedCandidate } from './candidate.ts'
import { sampleItems, samplePlan } from './sample.laws.ts'
import { summarise } from './summary.ts'

const plan = samplePlan(sampleItems(4))
const config = createSessionConfig(plan)

function candidate(
  theta: number,
  estimate: number,
  items: readonly number[],
  more: Partial<SimulatedCandidate> = {},
): SimulatedCandidate {
  const block = {
    id: 'all',
    theta: estimate,
    se: 0.5,
    low: estimate - 1,
    high: estimate + 1,
    items: items.length,
    pretest: 0,
    information: items.length / 2,
    place: undefined,
    reason: items.length > 2 ? 'length' : 'exhaustion',
  }
  return { theta, blocks: [block], items, ms: 60_000, isCutOff: false, broken: [], isShort: false, ...more }
}

describe('a summary', () => {
  const four = [
    candidate(-1, -0.5, [0, 1, 2]),
    candidate(0.1, 0.1, [0, 1]),
    candidate(-0.1, 0.4, [0, 2, 1]),
    candidate(2, 0.5, [0, 1], { isCutOff: true, ms: 180_000, isShort: true, broken: ['one', 'two'] }),
  ]
  const summary = summarise(config, plan, four)

  it('has bias, root mean square error, coverage and length as they are defined', () => {
    // errors .5, 0, .5, −1.5
    expect(summary.bias).toBeCloseTo(-0.125, 12)
    expect(summary.rmse).toBeCloseTo(Math.sqrt((0.25 + 0 + 0.25 + 2.25) / 4), 12)
    expect(summary).toMatchObject({ n: 4, meanSe: 0.5, coverage95: 0.75, meanLength: 2.5 })
    expect(summary).toMatchObject({ shortest: 2, longest: 3 })
  })
  it('has the squared correlation as reliability, none where nothing varies', () => {
    const lines = [candidate(-1, -0.5, [0]), candidate(0, 0, [0]), candidate(1, 0.5, [0])]
    expect(summarise(config, plan, lines).reliability).toBeCloseTo(1, 12)
    expect(summarise(config, plan, lines.slice(0, 1)).reliability).toBeNull()
    // by hand: covariance .4125/4… of the four above
    const x = [-1, 0.1, -0.1, 2]
    const y = [-0.5, 0.1, 0.4, 0.5]
    const middle = (values: readonly number[]) => values.reduce((p, q) => p + q, 0) / values.length
    const spread = (p: readonly number[], q: readonly number[]) =>
      p.reduce((sum, value, i) => sum + (value - middle(p)) * ((q[i] ?? 0) - middle(q)), 0)
    expect(summary.reliability).toBeCloseTo(spread(x, y) ** 2 / (spread(x, x) * spread(y, y)), 12)
  })
  it('counts exposure: 0 by all, 1 by all, 2 by half, 3 by nobody', () => {
    expect(summary.exposure).toEqual({
      max: 1,
      used: 0.75,
      unused: ['item-3'],
      // 6 + 6 + 1 shared pairs of 6, for tests of 2.5 items
      overlap: expect.closeTo(13 / 6 / 2.5, 12),
      items: [
        { id: 'item-0', rate: 1 },
        { id: 'item-1', rate: 1 },
        { id: 'item-2', rate: 0.5 },
        { id: 'item-3', rate: 0 },
      ],
      families: [],
    })
  })
  it('counts tests that broke a constraint, once each, and tells what they broke', () => {
    expect(summary).toMatchObject({ violations: 1, violated: ['one'] })
  })
  it('has time, and none where no item states its minutes', () => {
    expect(summary.time).toEqual({ mean: 1.5, percentile95: 3, cutOff: 0.25, short: 0.25 })
    const without = samplePlan(sampleItems(4).map(({ minutes: _, ...item }) => item))
    expect(summarise(createSessionConfig(without), without, four).time).toBeNull()
  })
  it('gathers candidates around every half logit, or at the points given', () => {
    expect(summary.byTheta.map(({ theta, n }) => [theta, n])).toEqual([
      [-1, 1],
      [0, 2],
      [2, 1],
    ])
    expect(summary.byTheta[1]).toMatchObject({ bias: 0.25, meanLength: 2.5, coverage95: 1 })
    // 2 and 3 items with half a unit each; both meet items 0 and 1, one of them 2, and nobody 3
    expect(summary.byTheta[1]?.information).toBe(1.25)
    expect(summary.byTheta[1]?.exposure).toEqual({
      max: 1,
      id: 'item-0',
      used: 0.75,
      overlap: expect.closeTo(2 / 2.5, 12),
    })
    expect(summary.byTheta[2]?.exposure).toEqual({ max: 1, id: 'item-0', used: 0.5, overlap: 0 })
    const beyond = summarise(config, plan, [candidate(-4, 0, [0]), candidate(3.6, 0, [0])])
    expect(beyond.byTheta.map(({ theta }) => theta)).toEqual([-3, 3])
    const points = { ...plan, abilities: { from: 'points', points: [-0.1, 0.1] } as const }
    expect(summarise(config, points, four).byTheta.map(({ theta }) => theta)).toEqual([-1, -0.1, 0.1, 2])
  })
  it('counts why blocks ended, the most frequent first', () => {
    expect(Object.entries(summary.stopReasons)).toEqual([
      ['length', 2],
      ['exhaustion', 2],
    ])
    expect(summary.blocks).toMatchObject([{ id: 'all', meanLength: 2.5, bias: -0.125 }])
  })
})
