import { define, list, number, object, positive, union } from './words.ts'

const probability = { type: 'number', minimum: 0, exclusiveMaximum: 1 } as const
const deviation = { type: 'number', minimum: 0 } as const
const uncertainty = define('Uncertainty', object({ lnA: deviation, b: deviation }))
const dichotomous = (model: string) =>
  object(
    { model: { const: model }, a: positive, b: number, c: probability, d: { ...positive, maximum: 1 } },
    { uncertainty },
  )
const polytomous = (model: string) =>
  object({ model: { const: model }, a: positive, b: list(number, { minItems: 1 }) }, { uncertainty })

/** Item parameters on the logit scale, D = 1. `uncertainty` holds the SD of ln a and of a common shift of all b. */
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
