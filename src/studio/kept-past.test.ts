import { afterEach, expect, it, vi } from 'vitest'
import { keepPast, keptPast, movePast } from './kept-past.ts'
import { begin } from './past.ts'

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

const past = { before: [{ text: 'a' }], now: { text: 'b' }, after: [] }

it('gives the next page what can be undone, by each address that it may have', () => {
  stubStorage()
  keepPast(['F', 'G'], past)
  expect(keptPast('F')).toEqual(past)
  expect(keptPast('G')).toEqual(past)
  expect(keptPast('H')).toBeUndefined()
})

it('follows the address of a page between', () => {
  stubStorage()
  keepPast(['E', 'F'], past)
  movePast('other', 'H')
  movePast('F', 'G')
  expect(['E', 'F', 'G', 'H'].map(keptPast)).toEqual([undefined, past, past, undefined])
})

it('keeps the steps next to what is now where there is no room for all', () => {
  stubStorage()
  const text = (mark: number): object => ({ text: String(mark).repeat(600_000) })
  const [one, two, three, four, five, now, ...after] = [1, 2, 3, 4, 5, 6, 7, 8].map(text)
  keepPast(['F'], { before: [one, two, three, four, five], now, after })
  expect(keptPast('F')).toEqual({ before: [one, two, three, four, five], now, after: after.slice(0, 1) })
  keepPast(['F'], { before: [one, one, one, one, two, three, four, five], now, after })
  expect(keptPast('F')).toEqual({ before: [one, one, two, three, four, five], now, after: [] })
})

it('leaves out what can be undone where there is no room for it', () => {
  stubStorage(80)
  keepPast(['F'], past)
  expect(keptPast('F')).toEqual(begin({ text: 'b' }))
})

it('keeps nothing where the browser refuses storage', () => {
  vi.stubGlobal('sessionStorage', undefined)
  keepPast(['F'], past)
  movePast('F', 'G')
  expect(keptPast('G')).toBeUndefined()
})

it('takes nothing that another Assay kept', () => {
  for (const kept of ['{"fragment":"F"}', '{"fragments":["F"],"past":{"now":1}}', '7', '{']) {
    vi.stubGlobal('sessionStorage', { getItem: () => kept })
    expect(keptPast('F')).toBeUndefined()
  }
})
