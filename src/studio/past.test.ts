import { expect, it } from 'vitest'
import { begin, change, pastAs, redo, undo } from './past.ts'

it('undoes and does again, change by change', () => {
  const two = change(change(begin('a'), 'b', 'title', 0), 'c', 'minutes', 10)
  expect(undo(two).now).toBe('b')
  expect(undo(undo(two)).now).toBe('a')
  expect(undo(undo(undo(two))).now).toBe('a')
  expect(redo(undo(two)).now).toBe('c')
  expect(redo(two).now).toBe('c')
})

it('takes what is typed into one field in a row as one change', () => {
  const typed = change(change(begin('a'), 'b', 'title', 0), 'c', 'title', 500)
  expect(undo(typed).now).toBe('a')
  expect(undo(change(typed, 'd', 'title', 3000)).now).toBe('c')
})

it('forgets what was undone once something else is changed', () => {
  const other = change(undo(change(begin('a'), 'b', 'title', 0)), 'c', 'title', 5000)
  expect(redo(other).now).toBe('c')
  expect(undo(other).now).toBe('a')
})

it('is read by another page without what is no step there', () => {
  const steps = ['a1', 'a2', 'b2', 'b3', 'c3'].map((text) => ({ text }))
  const [now, ...after] = steps.slice(2)
  const past = { before: steps.slice(0, 2), now, after }
  const as = (value: unknown): string | undefined => (value as { text?: string }).text
  expect(pastAs(past, as, (text) => text[0])).toEqual({ before: ['a2'], now: 'b2', after: ['c3'] })
  expect(pastAs(past, as, (text) => text[1])).toEqual({ before: ['a1'], now: 'b2', after: ['b3'] })
})

it('is read without what cannot be read, and not at all without what is now', () => {
  const as = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
  const past = { before: [1, 'x', 2], now: 3, after: ['y', 4] }
  expect(pastAs(past, as, (value) => value)).toEqual({ before: [1, 2], now: 3, after: [4] })
  expect(pastAs({ ...past, now: 'z' }, as, (value) => value)).toBeUndefined()
})
