import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createChoice } from '../preference.ts'
import { keepWay, readWay, recalledWay, usualWay, wayFor } from './accommodations.ts'

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

describe('a browser that remembers', () => {
  const editor = () => createChoice('editor', ['unset', 'code', 'plain'], 'unset')

  beforeEach(() => {
    const kept = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('gives back what was kept', () => {
    const way = { timeMultiplier: 2, plainEditor: true, signals: false }
    keepWay(way)
    expect(recalledWay()).toEqual(way)
  })

  it('lets the choice that was made last count: in an editor’s settings, or before a start', () => {
    editor().set('plain')
    expect(recalledWay().plainEditor).toBe(true)
    keepWay({ ...usualWay, signals: false })
    expect(recalledWay()).toEqual({ ...usualWay, signals: false })
    editor().set('code')
    keepWay({ ...usualWay, plainEditor: true })
    expect(recalledWay().plainEditor).toBe(true)
    expect(editor().chosen.peek()).toBe('unset')
  })

  it('may refuse', () => {
    vi.stubGlobal('localStorage', undefined)
    keepWay({ ...usualWay, plainEditor: true })
    expect(recalledWay()).toEqual(usualWay)
  })
})
