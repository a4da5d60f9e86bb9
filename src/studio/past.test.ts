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

it('is read by another page without what changes nothing there', () => {
  const past = { before: ['a1', 'a2', 'b2'], now: 'b3', after: ['b4', 'c4'] }
  const as = (value: unknown): string => String(value).slice(0, 1)
  expect(pastAs(past, as)).toEqual({ before: ['a'], now: 'b', after: ['c'] })
})

it('is read without what cannot be read, and not at all without what is now', () => {
  const as = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
  const past = { before: [1, 'x', 2], now: 3, after: ['y', 4] }
  expect(pastAs(past, as)).toEqual({ before: [1, 2], now: 3, after: [4] })
  expect(pastAs({ ...past, now: 'z' }, as)).toBeUndefined()
})
