import { describe, expect, it } from 'vitest'
import { shareAfterKey, withinShare } from './share.ts'

const bounds = { low: 25, high: 70, start: 46 }
const keys = { grows: 'ArrowRight', shrinks: 'ArrowLeft', large: false }

describe('the share of a part of the page', () => {
  it('stays within its bounds, and starts anew where it is no number', () => {
    expect(withinShare(50.04, bounds)).toBe(50)
    expect(withinShare(-3, bounds)).toBe(25)
    expect(withinShare(99, bounds)).toBe(70)
    expect(withinShare(Number.NaN, bounds)).toBe(46)
  })

  it('follows the arrow keys in two sizes of steps, as far as it goes', () => {
    expect(shareAfterKey('ArrowRight', 46, bounds, keys)).toBe(48)
    expect(shareAfterKey('ArrowLeft', 46, bounds, keys)).toBe(44)
    expect(shareAfterKey('ArrowLeft', 46, bounds, { ...keys, large: true })).toBe(36)
    expect(shareAfterKey('ArrowRight', 69, bounds, keys)).toBe(70)
  })

  it('goes to both ends and back to its start', () => {
    expect(shareAfterKey('Home', 46, bounds, keys)).toBe(25)
    expect(shareAfterKey('End', 46, bounds, keys)).toBe(70)
    expect(shareAfterKey('Enter', 60, bounds, keys)).toBe(46)
  })

  it('leaves other keys to the page', () => {
    expect(shareAfterKey('Tab', 46, bounds, keys)).toBeUndefined()
    expect(shareAfterKey('ArrowUp', 46, bounds, keys)).toBeUndefined()
  })
})
