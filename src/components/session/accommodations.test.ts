import { describe, expect, it } from 'vitest'
import { readWay, usualWay, wayFor } from './accommodations.ts'

describe('the way that a test is taken', () => {
  it('is recalled as it was chosen', () => {
    const way = { timeMultiplier: 1.5, plainEditor: true, signals: false }
    expect(readWay(JSON.stringify(way))).toEqual(way)
    expect(readWay(JSON.stringify({ ...way, timeMultiplier: null })).timeMultiplier).toBeNull()
  })

  it('is the usual one where nothing can be read', () => {
    for (const text of [null, '', '{', 'null', '7', '{"timeMultiplier":0.1,"signals":"no"}']) {
      expect(readWay(text)).toEqual(usualWay)
    }
  })

  it('says nothing of time where a test has no limit, and nothing at all in a graded one', () => {
    const way = { ...usualWay, timeMultiplier: 3, signals: false }
    expect(wayFor(way, { minutes: 60, use: 'practice' })).toEqual(way)
    expect(wayFor(way, { minutes: null, use: 'practice' })).toEqual({ ...way, timeMultiplier: 1 })
    expect(wayFor(way, { minutes: 60, use: 'graded' })).toEqual(usualWay)
  })
})
