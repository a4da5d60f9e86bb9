import { expect, it } from 'vitest'
import { likeness, shinglesOf, tokensOf } from './shingles.ts'

const javascript = (text: string) => ({ language: 'typescript', text }) as const
const python = (text: string) => ({ language: 'python', text }) as const

const sum = javascript(
  'export function f(list: number[]): number { let sum = 0; for (const one of list) sum += one; return sum }',
)
const renamed = javascript(
  'export function g(rows) { let all = 7; for (const row of rows) all += row; return all } // sum',
)
const largest = javascript(
  'export function f(list) { return list.reduce((most, one) => Math.max(most, one), 0) }',
)

it('knows no names of variables, no numbers, no texts, no types, no comments', () => {
  expect(tokensOf(sum).join(' ')).toBe(
    'function name ( name ) { let name = 0 for ( const name of name ) name += name return name }',
  )
  expect(tokensOf(python("def f(a):\n    return a['x'] + 12 # twelve\n")).join(' ')).toBe(
    "def name ( name ) : return name [ '' ] + 0",
  )
})

it('is 1 for a program with other names, and less for another one', () => {
  expect(likeness(shinglesOf(sum), shinglesOf(renamed))).toBe(1)
  expect(likeness(shinglesOf(sum), shinglesOf(largest))).toBeLessThan(0.2)
})
