import { count, define, described, list, number, object, positive, text, union } from './words.ts'

const probability = { type: 'number', minimum: 0, exclusiveMaximum: 1 } as const
const deviation = { type: 'number', minimum: 0 } as const
const correlation = { type: 'number', minimum: -1, maximum: 1 } as const
const uncertainty = define('Uncertainty', object({ lnA: deviation, b: deviation }, { correlation }))
const testlet = define('Testlet', object({ id: text, sd: deviation }))
const persons = described('How many persons a calibration had it from; absent for priors.', count)
const optional = { uncertainty, testlet, persons }
const dichotomous = (model: string) =>
  object(
    { model: { const: model }, a: positive, b: number, c: probability, d: { ...positive, maximum: 1 } },
    optional,
  )
const polytomous = (model: string) =>
  object({ model: { const: model }, a: positive, b: list(number, { minItems: 1 }) }, optional)

/**
 * Item parameters on the logit scale, D = 1. `uncertainty` holds the SD of ln a and of a common shift of all b, and their
 * correlation (0 if absent). Items of one `testlet` share a stem, and with it a random shift of all their b, whose SD over
 * persons is the testlet's.
 */
export const parameters = define(
  'ItemParameters',
  union('model', [
    dichotomous('1pl'),
    dichotomous('2pl'),
    dichotomous('3pl'),
    dichotomous('4pl'),
    polytomous('grm'),
    polytomous('gpcm'),
  ]),
)
