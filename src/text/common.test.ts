import { expect, it } from 'vitest'
import { clock, counted, duration } from './common.ts'

it('reads a clock without leading zeros, with hours only where there are some', () => {
  expect(clock(0)).toBe('0:00')
  expect(clock(245_999)).toBe('4:05')
  expect(clock(3_845_000)).toBe('1:04:05')
  expect(clock(-1)).toBe('0:00')
})

it('says durations in words', () => {
  expect(duration(20_000)).toBe('less than a minute')
  expect(duration(240_000)).toBe('4 min')
  expect(duration(3_600_000)).toBe('1 h')
  expect(duration(3_900_000)).toBe('1 h 5 min')
})

it('knows one from many', () => {
  expect([counted(1, 'problem'), counted(3, 'problem')]).toEqual(['1 problem', '3 problems'])
})
