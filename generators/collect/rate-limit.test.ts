import { describe, expect, it } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

function limited(address = { burst: 3, perSecond: 0.5 }, all = { burst: 5, perSecond: 10 }) {
  let at = 0
  const ask = createRateLimit({ address, all }, () => at)
  return { ask, pass: (ms: number) => void (at += ms) }
}

describe('the limit of rates', () => {
  it('gives an address its burst, then one in so many seconds, and says when', () => {
    const { ask, pass } = limited()
    expect([ask('a'), ask('a'), ask('a'), ask('a')]).toEqual([undefined, undefined, undefined, 2])
    pass(1000)
    expect(ask('a')).toBe(1)
    pass(1000)
    expect([ask('a'), ask('a')]).toEqual([undefined, 2])
  })

  it('lets no address use up what all share', () => {
    const { ask } = limited()
    for (let at = 0; at < 100; at++) ask('a')
    expect([ask('b'), ask('b')]).toEqual([undefined, undefined])
    expect(ask('c')).toBe(1)
  })

  it('gives an address that was away no more than its burst', () => {
    const { ask, pass } = limited()
    ask('a')
    pass(3_600_000)
    expect([ask('a'), ask('a'), ask('a'), ask('a')]).toEqual([undefined, undefined, undefined, 2])
  })

  it('does not forget an address that has something to wait for', () => {
    const { ask, pass } = limited({ burst: 3, perSecond: 0.01 })
    for (let at = 0; at < 3; at++) ask('a')
    pass(20_000)
    expect(ask('b')).toBeUndefined()
    expect(ask('a')).toBe(80)
  })
})
