import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNames } from './names.ts'

test('names have numbers in the order in which they first came', () => {
  const names = createNames()
  expect(['b', 'a', 'b', '', 'ä', ''].map(names.numberOfText)).toEqual([0, 1, 0, 2, 3, 2])
  expect(names.count()).toBe(4)
  expect([0, 1, 2, 3].map(names.text)).toEqual(['b', 'a', '', 'ä'])
})

test('a table of names does what a map does, however many there are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 3 }), { maxLength: 2000, size: 'max' }),
      (texts) => {
        const names = createNames()
        const known = new Map<string, number>()
        for (const text of texts) {
          if (!known.has(text)) known.set(text, known.size)
          expect(names.numberOfText(text)).toBe(known.get(text))
        }
        expect([...known.keys()]).toEqual(names.texts())
        expect(names.texts()).toEqual(Array.from({ length: names.count() }, (_, i) => names.text(i)))
      },
    ),
    { numRuns: 30 },
  )
})
