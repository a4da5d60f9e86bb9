import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cliquesOf } from './cliques.ts'

it('covers every pair that excludes each other, and no other pair', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 25 }), (drawn) => {
      const sets = Array.from({ length: 9 }, () => new Set<number>())
      for (const [one, other] of drawn) {
        if (one === other) continue
        sets[one]?.add(other)
        sets[other]?.add(one)
      }
      const lists = sets.map((set) => (set.size === 0 ? undefined : [...set].sort((x, y) => x - y)))
      const covered = sets.map(() => new Set<number>())
      for (const clique of cliquesOf(lists)) {
        expect(clique.length).toBeGreaterThan(1)
        for (const one of clique) for (const other of clique) if (one !== other) covered[one]?.add(other)
      }
      expect(covered).toEqual(sets)
    }),
  )
})

it('covers a family by one set', () => {
  expect(cliquesOf([[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2], undefined])).toEqual([[0, 1, 2, 3]])
})
