import fc from 'fast-check'
import type { ItemParameters } from '#schemas/parameters'

const a = fc.double({ min: 0.1, max: 4, noNaN: true })
const b = fc.double({ min: -4, max: 4, noNaN: true })
const step = fc.double({ min: 0.05, max: 2, noNaN: true })
const guess = fc.double({ min: 0, max: 0.4, noNaN: true })

/** Parameters of any model, as calibrations give them, without uncertainty. */
export const itemParameters: fc.Arbitrary<ItemParameters> = fc.oneof(
  fc.record({ a, b }).map(({ a, b }) => ({ model: '2pl' as const, a, b, c: 0, d: 1 })),
  fc.record({ a, b, c: guess }).map(({ a, b, c }) => ({ model: '3pl' as const, a, b, c, d: 1 })),
  fc
    .record({ a, b, c: guess, slip: guess })
    .map(({ a, b, c, slip }) => ({ model: '4pl' as const, a, b, c, d: 1 - slip })),
  fc.record({ a, b, steps: fc.array(step, { maxLength: 5 }) }).map(({ a, b, steps }) => {
    const thresholds = [b]
    for (const one of steps) thresholds.push((thresholds.at(-1) ?? 0) + one)
    return { model: 'grm' as const, a, b: thresholds }
  }),
  fc
    .record({ a, b: fc.array(b, { minLength: 1, maxLength: 5 }) })
    .map(({ a, b }) => ({ model: 'gpcm' as const, a, b })),
)

/** The same with standard deviations of ln a and of the common shift. */
export const uncertainParameters: fc.Arbitrary<ItemParameters> = fc
  .record({
    parameters: itemParameters,
    lnA: fc.double({ min: 0, max: 0.4, noNaN: true }),
    shift: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ parameters, lnA, shift }) => ({ ...parameters, uncertainty: { lnA, b: shift } }))

/** Abilities that a grid may hold. */
export const ability = fc.double({ min: -6, max: 6, noNaN: true })
