import { describe, expect, it } from 'vitest'
import { createGenerator, fromState } from './generator.ts'

const SEED = '000102030405060708090a0b0c0d0e0f'

describe('xoshiro128**', () => {
  it('gives the reference sequence of the state 1, 2, 3, 4', () => {
    // first ten outputs of xoshiro128** 1.1, as in the test vectors of Rust's rand_xoshiro
    const { next } = fromState(1, 2, 3, 4)
    expect(Array.from({ length: 10 }, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ])
  })
  it('never starts from the state that it could not leave', () => {
    const { next } = fromState(0, 0, 0, 0)
    expect(new Set(Array.from({ length: 10 }, next)).size).toBeGreaterThan(1)
  })
})

describe('a named sub-stream', () => {
  it('keeps its numbers', () => {
    const { next } = createGenerator(SEED, 'select/main/1')
    expect([next(), next(), next(), next()]).toEqual([4096959977, 2529979907, 2190795274, 705185583])
  })
  it('differs by name, by seed, and by where the one ends and the other begins', () => {
    const first = (seed: string, name: string): number => createGenerator(seed, name).next()
    const seen = new Set([
      first(SEED, 'a'),
      first(SEED, 'b'),
      first('ab', 'c'),
      first('a', 'bc'),
      first('', 'abc'),
    ])
    expect(seen.size).toBe(5)
  })
  it('is even', () => {
    const { below, unit } = createGenerator(SEED, 'even')
    const counts = Array.from({ length: 10 }, () => 0)
    let sum = 0
    for (let i = 0; i < 100_000; i++) {
      const drawn = below(10)
      counts[drawn] = (counts[drawn] ?? 0) + 1
      sum += unit()
    }
    // chi-square with 9 degrees of freedom: 27.9 is exceeded once in a thousand seeds
    const chi = counts.reduce((total, count) => total + (count - 10_000) ** 2 / 10_000, 0)
    expect(chi).toBeLessThan(27.9)
    expect(Math.abs(sum / 100_000 - 0.5)).toBeLessThan(0.005)
  })
  it('refuses a range that is none', () => {
    const { below } = createGenerator(SEED, 'x')
    expect(() => below(0)).toThrow('below wants an integer in [1, 2^32], received 0')
    expect(() => below(1.5)).toThrow(RangeError)
    expect(below(1)).toBe(0)
    expect(below(4294967296)).toBeLessThan(4294967296)
  })
})
