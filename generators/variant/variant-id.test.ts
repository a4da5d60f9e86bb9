import { expect, it } from 'vitest'
import { parentOf, variantId, variantName } from './variant-id.ts'

it('names a variant by its item and its seed', () => {
  expect(variantId({ of: 'queue-size', seed: 7 })).toBe('queue-size-v7')
  expect(variantName('queue-size', '1.2.0', 7)).toBe('queue-size@1.2.0#7')
})

it.each([
  ['queue-size-v7', 'queue-size'],
  ['queue-size-v7-v4294967295', 'queue-size-v7'],
  ['queue-v7', undefined],
  ['queue-size', undefined],
  ['queue-size-v', undefined],
])('finds the item of %s: %s', (id, parent) => {
  expect(parentOf(id, new Set(['queue-size', 'queue-size-v7']))).toBe(parent)
})
