import { afterEach, expect, it, vi } from 'vitest'
import { keepPast, movePast, takePast } from './kept-past.ts'
import { begin, change } from './past.ts'

afterEach(() => vi.unstubAllGlobals())

/** @param room in characters */
function stubStorage(room = Number.POSITIVE_INFINITY): void {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new Error('full')
      kept.set(key, value)
    },
    removeItem: (key: string) => kept.delete(key),
  })
}

const past = change(begin({ text: 'a' }), { text: 'b' }, 'title', 0)

it('gives the next page of the same address what can be undone, once', () => {
  stubStorage()
  keepPast('F', past)
  expect(takePast('F')).toEqual(past)
  expect(takePast('F')).toBeUndefined()
})

it('forgets it where the next page has another address', () => {
  stubStorage()
  keepPast('F', past)
  expect(takePast('G')).toBeUndefined()
  expect(takePast('F')).toBeUndefined()
})

it('follows the address of a page between', () => {
  stubStorage()
  keepPast('F', past)
  movePast('other', 'H')
  movePast('F', 'G')
  expect(takePast('G')).toEqual(past)
})

it('leaves out what can be undone where there is no room for it', () => {
  stubStorage(80)
  keepPast('F', past)
  expect(takePast('F')).toEqual(begin({ text: 'b' }))
})

it('keeps nothing where the browser refuses storage', () => {
  vi.stubGlobal('sessionStorage', undefined)
  keepPast('F', past)
  movePast('F', 'G')
  expect(takePast('G')).toBeUndefined()
})
