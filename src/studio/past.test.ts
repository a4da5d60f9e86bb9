import { expect, it } from 'vitest'
import { begin, change, redo, undo } from './past.ts'

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
