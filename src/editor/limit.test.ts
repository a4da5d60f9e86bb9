import { expect, it } from 'vitest'
import { answerLimitBytes, fitsAnswer } from './limit.ts'

it('counts bytes, not characters', () => {
  expect(fitsAnswer('a'.repeat(answerLimitBytes))).toBe(true)
  expect(fitsAnswer('a'.repeat(answerLimitBytes + 1))).toBe(false)
  expect(fitsAnswer('é'.repeat(answerLimitBytes / 2))).toBe(true)
  expect(fitsAnswer('é'.repeat(answerLimitBytes / 2 + 1))).toBe(false)
})
