import { describe, expect, it } from 'vitest'
import type { Blueprint } from '#schemas/blueprint'
import { createSessionConfig } from './config.ts'
import { replaySession } from './replay-session.ts'
import { bankOf, blueprintOf, sit } from './sitting.laws.ts'

type Stop = Blueprint['blocks'][number]['stop'][number]

const items = bankOf(60, (i) => ({
  kind: 'short',
  max: 1,
  languages: [],
  parameters: { model: '2pl', a: 1.5, b: (i % 20) / 5 - 2, c: 0, d: 1 },
}))
const ended = (rule: Stop, best = true) => {
  const stop: Stop[] = [rule, { rule: 'length', min: 2, max: 40 }]
  const config = createSessionConfig({ items, blueprint: blueprintOf({ stop }) })
  const { events, state } = sit(config, { categoryOf: () => (best ? 1 : 0) })
  expect(replaySession(config, events)).toEqual({ state, mismatches: [] })
  expect(events.at(-1)).toMatchObject({ type: 'finish', data: { reason: rule.rule } })
  const [block] = state.blocks
  if (block === undefined) throw new Error('no block')
  return { length: block.taken.length, block }
}

describe('a session ends by', () => {
  it('the plateau of its standard error', () => {
    const { block } = ended({ rule: 'standard-error-plateau', fall: 0.03, over: 2 })
    const { errors } = block
    expect(errors).toHaveLength(block.taken.length + 1)
    expect(errors.at(-1)).toBe(block.estimate.se)
    expect((errors.at(-3) ?? 0) - (errors.at(-1) ?? 0)).toBeLessThan(0.03)
    expect((errors.at(-4) ?? 0) - (errors.at(-2) ?? 0)).toBeGreaterThanOrEqual(0.03)
  })
  it('classification, sooner where the cut is farther away', () => {
    const near = ended({ rule: 'classification', cuts: [1], probability: 0.95 })
    const far = ended({ rule: 'classification', cuts: [-0.5], probability: 0.95 })
    expect(far.length).toBeLessThan(near.length)
  })
  it('the sequential probability ratio test, at the first response that leaves Wald’s bounds', () => {
    const rule = { rule: 'sprt', cuts: [0], delta: 0.5, alpha: 0.05, beta: 0.05 } as const
    const { block } = ended({ ...rule, cuts: [0] }, false)
    const ratios = block.taken.map(({ id }) => {
      const b = items.find((item) => item.id === id)?.parameters.b
      const wrong = (theta: number) => -Math.log(1 + Math.exp(1.5 * (theta - Number(b))))
      return wrong(0.5) - wrong(-0.5)
    })
    const sums = ratios.map((_, i) => ratios.slice(0, i + 1).reduce((sum, ratio) => sum + ratio, 0))
    const bound = Math.log(0.05 / 0.95)
    expect(sums.at(-1)).toBeLessThanOrEqual(bound)
    expect(sums.at(-2)).toBeGreaterThan(bound)
  })
  it('want of information', () => {
    const { block } = ended({ rule: 'minimum-information', below: 0.3 })
    const left = items
      .filter(({ id }) => block.taken.every((one) => one.id !== id))
      .map(({ parameters }) => {
        const p = 1 / (1 + Math.exp(-1.5 * (block.estimate.theta - Number(parameters.b))))
        return 2.25 * p * (1 - p)
      })
    expect(Math.max(...left)).toBeLessThan(0.3)
  })
  it('all of some rules', () => {
    const rules = [
      { rule: 'standard-error' as const, below: 0.7 },
      { rule: 'classification' as const, cuts: [0], probability: 0.9 },
    ]
    const { block } = ended({ rule: 'all-of', rules })
    expect(block.estimate.se).toBeLessThanOrEqual(0.7)
  })
})
