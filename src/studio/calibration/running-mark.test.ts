import { afterEach, expect, it, vi } from 'vitest'
import { markRunning, takeMark, unmarkRunning } from './running-mark.ts'

afterEach(() => vi.unstubAllGlobals())

function stubStorage(): void {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
}

it('tells the next page once what was running', () => {
  stubStorage()
  expect(takeMark()).toBeUndefined()
  markRunning('exam.csv')
  expect(takeMark()).toBe('exam.csv')
  expect(takeMark()).toBeUndefined()
  markRunning('exam.csv')
  unmarkRunning()
  expect(takeMark()).toBeUndefined()
})

it('tells nothing where the browser refuses storage', () => {
  vi.stubGlobal('sessionStorage', undefined)
  markRunning('exam.csv')
  unmarkRunning()
  expect(takeMark()).toBeUndefined()
})
