import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expected } from '../estimate/expected.ts'
import { uncertainParameters } from '../irt/item-parameters.laws.ts'
import { createGenerator } from '../numeric/generator.ts'
import { createPool, rowOf } from '../pool/pool.ts'
import { normalPrior, updated } from '../posterior/posterior.ts'
import type { Choice, Selector } from './selector.ts'

/** Some items, a posterior after some responses, and which items are eligible. */
const situation: fc.Arbitrary<Choice> = fc
  .record({
    items: fc.array(fc.record({ parameters: uncertainParameters, eligible: fc.boolean() }), {
      minLength: 1,
      maxLength: 12,
    }),
    answered: fc.array(uncertainParameters, { maxLength: 4 }),
    top: fc.boolean(),
    seed: fc.string(),
  })
  .map(({ items, answered, top, seed }) => {
    const pool = createPool(items.map(({ parameters }) => parameters))
    const past = createPool(answered)
    const weights = answered.reduce(
      (before, _, i) => updated(before, past.probability, rowOf(past, i, top ? (past.sizes[i] ?? 1) - 1 : 0)),
      normalPrior(pool.grid),
    )
    const { theta } = expected(weights, pool.abilities)
    const eligible = Int32Array.from(items.flatMap((item, i) => (item.eligible ? [i] : [])))
    const progress = answered.length / 4
    return { pool, weights, theta, eligible, generator: () => createGenerator(seed, 'law'), progress }
  })

/**
 * What every selector keeps. Call it in the test file of each.
 *
 * @param seeksInformation whether it wants the most informative item, and so keeps one law more
 */
export function assertSelectorLaws<Options>(
  selector: Selector<Options>,
  options: Options,
  seeksInformation = true,
): void {
  describe(`${selector.name} as a selector`, () => {
    it('chooses among the eligible, and says −1 where there are none', () => {
      fc.assert(
        fc.property(situation, (choice) => {
          const place = selector.select(choice, options)
          if (choice.eligible.length === 0) expect(place).toBe(-1)
          else expect(choice.eligible[place]).toBeDefined()
        }),
        { numRuns: 25 },
      )
    })
    it('chooses the same again, and changes nothing that it looks at', () => {
      fc.assert(
        fc.property(situation, (choice) => {
          const before = JSON.stringify([
            [...choice.weights],
            [...choice.eligible],
            [...choice.pool.information],
          ])
          const place = selector.select(choice, options)
          expect(selector.select(choice, options)).toBe(place)
          expect(
            JSON.stringify([[...choice.weights], [...choice.eligible], [...choice.pool.information]]),
          ).toBe(before)
        }),
        { numRuns: 15 },
      )
    })
    it('does not see the items that are not eligible', () => {
      fc.assert(
        fc.property(situation, (choice) => {
          const kept = [...choice.eligible].flatMap((item) => choice.pool.parameters[item] ?? [])
          const pool = createPool(kept)
          const eligible = Int32Array.from(kept.map((_, i) => i))
          expect(selector.select({ ...choice, pool, eligible }, options)).toBe(
            selector.select(choice, options),
          )
        }),
        { numRuns: 15 },
      )
    })
    it.runIf(seeksInformation)('prefers an item that is clearly more informative everywhere', () => {
      const sharp = { model: '2pl', a: 3, b: 0, c: 0, d: 1 } as const
      const blunt = { model: '2pl', a: 0.2, b: 0, c: 0, d: 1 } as const
      const pool = createPool([blunt, sharp])
      const weights = normalPrior(pool.grid)
      const choice = {
        pool,
        weights,
        theta: 0,
        eligible: Int32Array.of(0, 1),
        generator: () => createGenerator('1', '2'),
      }
      expect(selector.select(choice, options)).toBe(1)
    })
  })
}
