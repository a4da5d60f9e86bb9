import { describe, expect, it } from 'vitest'
import { exhaustion } from './exhaustion.ts'
import { length } from './length.ts'
import type { Progress } from './rule.ts'
import { assertStoppingRuleLaws } from './rule.laws.ts'
import { standardError } from './standard-error.ts'
import { stoppingRules, stopReason } from './stopping.ts'
import { time } from './time.ts'

assertStoppingRuleLaws(standardError, { below: 0.3 })
assertStoppingRuleLaws(length, { min: 3, max: 10 })
assertStoppingRuleLaws(time, { minutes: 30 })
assertStoppingRuleLaws(exhaustion, undefined)

const MIDWAY: Progress = { items: 5, se: 0.5, elapsedMs: 60_000, timeMultiplier: 1, remaining: 20 }
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
