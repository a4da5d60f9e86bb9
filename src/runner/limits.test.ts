import { describe, expect, test } from 'vitest'
import { budgets, checkLimits, defaultLimits, limitsFor, watchdogFor } from './limits.ts'

describe('limits', () => {
  test('of an item that says nothing are the default ones', () => {
    expect(limitsFor({})).toEqual(defaultLimits)
    expect(defaultLimits).toEqual({
      fuel: 400_000_000,
      memoryMiB: 64,
      outputBytes: 65_536,
      watchdogMs: 28_572,
    })
  })

  test('of a generous budget are four times as much work, and as long a watchdog', () => {
    expect(budgets.generous).toBe(4 * budgets.standard)
    const limits = limitsFor({ budget: 'generous', memoryMiB: 128, outputKiB: 1 })
    expect(limits).toEqual({ fuel: budgets.generous, memoryMiB: 128, outputBytes: 1024, watchdogMs: 114_286 })
  })

  test('a small budget still leaves the watchdog ten seconds', () => {
    expect(watchdogFor(1)).toBe(10_000)
  })

  test.each([
    [{ fuel: 0 }, 'Unexpected fuel 0, expected an integer from 1 to 2147483647'],
    [{ fuel: 2 ** 31 }, 'Unexpected fuel'],
    [{ fuel: 1.5 }, 'Unexpected fuel 1.5'],
    [{ memoryMiB: 15 }, 'Unexpected memoryMiB 15, expected an integer from 16 to 2048'],
    [{ outputBytes: -1 }, 'Unexpected outputBytes -1'],
    [{ watchdogMs: NaN }, 'Unexpected watchdogMs NaN'],
  ])('%j is refused', (wrong, message) => {
    expect(() => checkLimits({ ...defaultLimits, ...wrong })).toThrow(message)
  })
})
