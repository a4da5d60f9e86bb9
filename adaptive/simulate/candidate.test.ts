import { describe, expect, it } from 'vitest'
import { createSessionConfig } from '../session/config.ts'
import { initialState, type SessionState } from '../session/state.ts'
import { priorParameters } from '../parameters/prior.ts'
import { breaches } from './breaches.ts'
import { simulateCandidate } from './candidate.ts'
import { sampleItems, samplePlan } from './sample.laws.ts'

describe('a simulated candidate', () => {
  const plan = samplePlan(sampleItems(30), { quotas: [{ kind: 'code', min: 2, max: 3 }] })
  const config = createSessionConfig(plan)

  it('takes the test to its end, within its quotas', () => {
    const candidate = simulateCandidate(config, plan, 0)
    expect(candidate).toMatchObject({ broken: [], isShort: false, isCutOff: false })
    expect(candidate.blocks).toMatchObject([{ id: 'all', items: 8, reason: 'length' }])
    const code = candidate.items.filter((index) => plan.items[index]?.kind === 'code').length
    expect([2, 3]).toContain(code)
  })
  it('is the same again, and another than the next', () => {
    const candidate = simulateCandidate(config, plan, 7)
    expect(simulateCandidate(createSessionConfig(plan), plan, 7)).toEqual(candidate)
    expect(simulateCandidate(config, plan, 8).theta).not.toBe(candidate.theta)
    expect(simulateCandidate(config, { ...plan, seed: '2' }, 7).theta).not.toBe(candidate.theta)
  })
  it('stands at a point of the grid where one is given', () => {
    const points = { ...plan, abilities: { from: 'points', points: [-2, 0, 2] } as const }
    expect([0, 1, 2, 3].map((i) => simulateCandidate(config, points, i).theta)).toEqual([-2, 0, 2, -2])
  })
  it('does better the abler it is', () => {
    const at = (theta: number): number => {
      const sure = { ...plan, abilities: { from: 'points', points: [theta] } as const }
      let sum = 0
      for (let i = 0; i < 40; i++) sum += simulateCandidate(config, sure, i).blocks[0]?.theta ?? 0
      return sum / 40
    }
    expect(at(2)).toBeGreaterThan(at(0) + 0.5)
    expect(at(0)).toBeGreaterThan(at(-2) + 0.5)
  })
  it('is cut off by a time limit, unless time does not count', () => {
    const timed = samplePlan(sampleItems(30), {
      stop: [
        { rule: 'time', minutes: 12 },
        { rule: 'length', min: 4, max: 8 },
      ],
    })
    const limited = createSessionConfig(timed)
    for (let i = 0; i < 10; i++) {
      const hurried = simulateCandidate(limited, timed, i)
      expect(hurried).toMatchObject({ isCutOff: true, ms: 12 * 60_000, broken: [] })
      expect(hurried.isShort).toBe(hurried.items.length < 4)
      expect(hurried.blocks[0]?.reason).toBe('time')
      const calm = simulateCandidate(limited, { ...timed, isTimed: false }, i)
      expect(calm).toMatchObject({ isCutOff: false, theta: hurried.theta })
      expect(calm.items).toHaveLength(8)
    }
  })
})

describe('what a session broke', () => {
  const items = sampleItems(12, (i) => ({
    ...(i === 0 || i === 5 ? { family: 'twins' } : {}),
    ...(i === 1 ? { enemies: ['item-2'] } : {}),
    ...(i === 11 ? { ai: 'allowed' as const } : {}),
  }))
  const plan = samplePlan(items, {
    quotas: [
      { kind: 'code', min: 1, max: 1 },
      { skill: 'reading', min: 1, max: 4 },
      { level: 2, min: 0, max: 1 },
    ],
    stop: [{ rule: 'length', min: 2, max: 3 }],
  })
  const config = createSessionConfig(plan)
  const after = (shown: readonly number[], finished: 'length' | 'time' = 'length') => {
    const state = initialState(config)
    const taken = shown.map((i) => ({
      id: `item-${i}`,
      version: '1.0.0',
      score: undefined,
      counted: true,
      uncounted: undefined,
    }))
    const blocks = state.blocks.map((block) => ({ ...block, taken, finished }))
    return breaches(config, { ...state, blocks } as SessionState)
  }
  it('is nothing where all is kept', () => {
    expect(after([0, 1])).toEqual({ broken: [], isShort: false })
  })
  it.each([
    [[0], ['block all has 1 of items, at least 2 are wanted']],
    [[0, 3, 4, 8], ['block all has 4 of items, at most 3 are allowed']],
    [[3, 4], ['block all has 0 of kind code, at least 1 are wanted']],
    [[10, 4], ['block all has 0 of skill reading, at least 1 are wanted']],
    [[0, 1, 6], ['block all has 2 of level 2, at most 1 are allowed']],
    [
      [0, 5],
      ['block all has 2 of kind code, at most 1 are allowed', 'two variants of family twins were shown'],
    ],
    [[0, 2, 1], ['item-1 and its enemy item-2 were shown']],
    [[0, 3, 3], ['item-3 was shown twice']],
    [[0, 11], ['item-11 is of another AI policy than block all']],
  ])('%j is told in words', (shown, broken) => {
    expect(after(shown).broken).toEqual(broken)
  })
  it('is put down to time where time ended the block before a minimum', () => {
    expect(after([3], 'time')).toEqual({ broken: [], isShort: true })
    expect(after([0, 5], 'time').broken).toHaveLength(2)
  })
})

describe('a candidate of a graded test', () => {
  const items = sampleItems(60, (i) => {
    const level = (Math.floor(i / 5) % 5) + 1
    const max = i % 5 === 0 ? 3 : 1
    return {
      level,
      parameters: priorParameters({ level, highest: max }),
      ...(i % 5 === 0 && { steers: true as const }),
    }
  })
  const block = { stop: [{ rule: 'length' as const, min: 8, max: 8 }], fixed: { positions: [2, 4, 6] } }
  const practice = samplePlan(items, block, { isTimed: false })
  const plan = { ...practice, blueprint: { ...practice.blueprint, use: 'graded' as const } }
  const config = createSessionConfig(plan)
  const all = (missed: number, count: number) =>
    Array.from({ length: count }, (_, i) => simulateCandidate(config, { ...plan, missed }, i))

  it('is measured by all scores of record, those that did not steer among them', () => {
    const precision = all(0, 800).map(({ theta, blocks: [one] }) => ({ ...one, theta, at: one?.theta ?? 0 }))
    const covered = precision.filter(({ theta, low = 0, high = 0 }) => low <= theta && theta <= high)
    expect(covered.length / 800).toBeGreaterThan(0.93)
    expect(covered.length / 800).toBeLessThan(0.97)
    for (const { items: length, information = 0 } of precision) {
      expect(length).toBe(8)
      expect(information).toBeGreaterThan(0)
    }
  })
  it('is steered by scores that miss mistakes, and measured without them', () => {
    const missed = all(0.3, 800)
    const covered = missed.filter(({ theta, blocks: [one] }) => one && one.low <= theta && theta <= one.high)
    expect(covered.length / 800).toBeGreaterThan(0.93)
    expect(covered.length / 800).toBeLessThan(0.97)
    const bias = missed.reduce((sum, { theta, blocks: [one] }) => sum + (one?.theta ?? 0) - theta, 0) / 800
    expect(Math.abs(bias)).toBeLessThan(0.06)
    expect(missed.map(({ items: shown }) => shown)).not.toEqual(all(0, 800).map(({ items: shown }) => shown))
  })
})
