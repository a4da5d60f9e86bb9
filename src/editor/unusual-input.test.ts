import { expect, it } from 'vitest'
import { isUnusualInput } from './unusual-input.ts'

it('lets typing, completion of brackets, pastes and undo pass', () => {
  expect(isUnusualInput({ characters: 1, known: false, trusted: true })).toBe(false)
  expect(isUnusualInput({ characters: 20, known: false, trusted: true })).toBe(false)
  expect(isUnusualInput({ characters: 5000, known: true, trusted: true })).toBe(false)
})

it('notes what comes at once without a paste, and whatever the browser does not vouch for', () => {
  expect(isUnusualInput({ characters: 21, known: false, trusted: true })).toBe(true)
  expect(isUnusualInput({ characters: 1, known: true, trusted: false })).toBe(true)
})

it('has nothing to say about a deletion', () => {
  expect(isUnusualInput({ characters: 0, known: false, trusted: false })).toBe(false)
})
