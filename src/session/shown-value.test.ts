import { expect, it } from 'vitest'
import { shownValue } from './shown-value.ts'

it('shows values as people read them, and what a program reads or prints as it is', () => {
  expect(shownValue('a\nb', 'string', {})).toBe('"a\\nb"')
  expect(shownValue('a\nb', 'string', { io: 'stdin' })).toBe('a\nb')
  expect(shownValue('😀'.repeat(1500), 'string', { io: 'stdin' })).toBe(`${'😀'.repeat(1000)} …`)
  expect(shownValue(null, 'string', { io: 'stdin' })).toBe('null')
})
