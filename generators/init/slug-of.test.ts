import { expect, it } from 'vitest'
import { slugOf } from './slug-of.ts'

it.each([
  ['ferries', 'ferries'],
  ['Ferry line', 'ferry-line'],
  ['Café_2 (new)', 'cafe-2-new'],
  ['--a--', 'a'],
  ['渡し船', undefined],
  ['', undefined],
])('%j becomes %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

it('ends no long id with a hyphen', () => {
  expect(slugOf(`${'a'.repeat(79)} b`)).toBe('a'.repeat(79))
})
