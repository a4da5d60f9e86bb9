import { describe, expect, it } from 'vitest'
import { normalPrior } from '../posterior/posterior.ts'
import { SESSION_GRID } from '../posterior/grid.ts'
import { allOf } from './all-of.ts'
import { classification } from './classification.ts'
import { classify } from './classify.ts'
import { exhaustion } from './exhaustion.ts'
import { length } from './length.ts'
import { minimumInformation } from './minimum-information.ts'
import { plateau } from './plateau.ts'
import type { Progress } from './rule.ts'
import { assertStoppingRuleLaws, atStart } from './rule.laws.ts'
import { sprt } from './sprt.ts'
import { standardError } from './standard-error.ts'
import { stoppingRules, stopReason } from './stopping.ts'
import { time } from './time.ts'

assertStoppingRuleLaws(standardError, { below: 0.3 })
assertStoppingRuleLaws(length, { min: 3, max: 10 })
assertStoppingRuleLaws(time, { minutes: 30 })
assertStoppingRuleLaws(exhaustion, undefined)
assertStoppingRuleLaws(plateau, { fall: 0.02, over: 3 })
assertStoppingRuleLaws(classification, { cuts: [0], probability: 0.5 })
assertStoppingRuleLaws(sprt, { cuts: [-1, 1], delta: 0.2, alpha: 0.05, beta: 0.05 })
assertStoppingRuleLaws(minimumInformation, { below: 0.6 })
assertStoppingRuleLaws(allOf, {
  rules: [
    { rule: 'standard-error', below: 1.5 },
    { rule: 'minimum-information', below: 0.6 },
  ],
})

const MIDWAY: Progress = { ...atStart(), items: 5, se: 0.5, elapsedMs: 60_000 }
const RULES = [
  { rule: 'standard-error', below: 0.4 },
  { rule: 'length', min: 4, max: 8 },
  { rule: 'time', minutes: 10 },
] as const

it('are registered under their own names', () => {
  for (const [name, rule] of Object.entries(stoppingRules)) expect(rule.name).toBe(name)
})

describe('a block', () => {
  it('goes on while no rule stops it', () => {
    expect(stopReason(RULES, MIDWAY, true)).toBeUndefined()
  })
  it('ends at the standard error, that value included', () => {
    expect(stopReason(RULES, { ...MIDWAY, se: 0.4 }, true)).toBe('standard-error')
  })
  it('does not end there before its least length or its quotas', () => {
    expect(stopReason(RULES, { ...MIDWAY, se: 0.1, items: 3 }, true)).toBeUndefined()
    expect(stopReason(RULES, { ...MIDWAY, se: 0.1 }, false)).toBeUndefined()
  })
  it('ends at its greatest length, whatever holds it', () => {
    expect(stopReason(RULES, { ...MIDWAY, items: 8 }, false)).toBe('length')
  })
  it('ends when its time is over, multiplied for those who have more, never for those without limit', () => {
    const late = { ...MIDWAY, elapsedMs: 600_000 }
    expect(stopReason(RULES, late, false)).toBe('time')
    expect(stopReason(RULES, { ...late, timeMultiplier: 1.5 }, true)).toBeUndefined()
    expect(stopReason(RULES, { ...late, elapsedMs: 9e12, timeMultiplier: null }, true)).toBeUndefined()
  })
  it('ends when no item is left, and names the first reason of several', () => {
    expect(stopReason(RULES, { ...MIDWAY, remaining: 0 }, false)).toBe('exhaustion')
    expect(stopReason(RULES, { ...MIDWAY, remaining: 0, items: 8, elapsedMs: 1e9 }, true)).toBe('length')
  })
})

describe('the plateau of the standard error', () => {
  const verdict = (...errors: readonly number[]) =>
    plateau.judge({ ...MIDWAY, errors }, { fall: 0.05, over: 2 })
  it('stops once the last responses told less than wanted, and not before there are so many', () => {
    expect(verdict(1, 0.8, 0.7)).toBe('go-on')
    expect(verdict(1, 0.8, 0.79, 0.76)).toBe('may-stop')
    expect(verdict(1, 0.97)).toBe('go-on')
    // a response that surprises widens the posterior, which is no gain either
    expect(verdict(0.5, 0.5, 0.52)).toBe('may-stop')
  })
})

describe('classification', () => {
  const at = (mean: number, sd: number) => normalPrior(SESSION_GRID, { mean, sd })
  const { abilities } = atStart()
  it('finds the most probable class with its probability', () => {
    expect(classify(at(0.5, 0.5), abilities, [0])).toEqual({
      place: 1,
      probability: expect.closeTo(0.8413, 2),
    })
    // the cuts need no order, and a candidate at the bottom is in the lowest class
    expect(classify(at(-3, 0.4), abilities, [1, -1])).toEqual({ place: 0, probability: expect.closeTo(1, 4) })
    expect(classify(at(0, 0.4), abilities, [1, -1]).place).toBe(1)
    expect(classify(at(2, 0.4), abilities, [1, -1]).place).toBe(2)
  })
  it('stops where that probability is reached, and never on the prior alone', () => {
    const options = { cuts: [0], probability: 0.84 }
    const progress = { ...MIDWAY, weights: at(0.5, 0.5) }
    expect(classification.judge({ ...progress, errors: [1, 0.5] }, options)).toBe('may-stop')
    expect(classification.judge({ ...progress, errors: [1, 0.5] }, { ...options, probability: 0.85 })).toBe(
      'go-on',
    )
    expect(classification.judge({ ...progress, errors: [0.5] }, options)).toBe('go-on')
  })
})

describe('the sequential probability ratio test', () => {
  const judge = (logLikelihood: (theta: number) => number, cuts: readonly number[] = [0]) =>
    sprt.judge({ ...MIDWAY, logLikelihood }, { cuts, delta: 0.5, alpha: 0.05, beta: 0.1 })
  // ln((1 − .1)/.05) = 2.890 and ln(.1/.95) = −2.251
  it('stops beyond Wald’s bounds, on either side', () => {
    expect(judge((theta) => 2.88 * theta)).toBe('go-on')
    expect(judge((theta) => 2.9 * theta)).toBe('may-stop')
    expect(judge((theta) => -2.24 * theta)).toBe('go-on')
    expect(judge((theta) => -2.26 * theta)).toBe('may-stop')
  })
  it('wants every cut decided', () => {
    const peak = (theta: number) => -2 * theta * theta
    expect(judge(peak, [-1, 1])).toBe('may-stop')
    expect(judge(peak, [-1, 0, 1])).toBe('go-on')
  })
  it('decides nothing where no side of the cut is possible', () => {
    expect(judge(() => -Infinity)).toBe('go-on')
  })
})

it('no item left with information: stops below the bound', () => {
  const judge = (value: number) =>
    minimumInformation.judge({ ...MIDWAY, errors: [1, 0.9], mostInformation: () => value }, { below: 0.2 })
  expect([judge(0.21), judge(0.2), judge(0.19)]).toEqual(['go-on', 'go-on', 'may-stop'])
})

it('all of some rules stop together, with their own reason, and are held by what holds the others', () => {
  const rules = [
    {
      rule: 'all-of',
      rules: [
        { rule: 'standard-error', below: 0.6 },
        { rule: 'standard-error-plateau', fall: 0.05, over: 1 },
      ],
    },
    { rule: 'length', min: 3, max: 30 },
  ] as const
  const at = (items: number, se: number, errors: readonly number[]) =>
    stopReason(
      rules.map((rule) => (rule.rule === 'all-of' ? { ...rule, rules: [...rule.rules] } : rule)),
      { ...MIDWAY, items, se, errors },
      true,
    )
  expect(at(5, 0.5, [1, 0.7, 0.5])).toBeUndefined()
  expect(at(5, 0.7, [1, 0.72, 0.7])).toBeUndefined()
  expect(at(5, 0.5, [1, 0.52, 0.5])).toBe('all-of')
  expect(at(2, 0.5, [1, 0.52, 0.5])).toBeUndefined()
})
