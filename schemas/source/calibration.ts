import {
  count,
  described,
  flag,
  list,
  mapOf,
  number,
  object,
  oneOf,
  positive,
  schemaVersion,
  semver,
  sha256,
  text,
  union,
} from './words.ts'

const model = oneOf('rasch', '1pl', '2pl', '3pl', 'grm', 'gpcm')
const deviation = { type: 'number', minimum: 0 } as const
const shared = { id: text, n: count }
const extra = {
  version: {
    ...semver,
    description:
      'Version that the bank’s item had when it got these parameters: whether they still hold of the present one. Absent in files that no bank has taken, and in older ones.',
  },
  language: text,
  cov: described('Covariance of a, each b and c, by rows.', list(list(number))),
  fit: mapOf(number),
  flags: list(text),
  categories: described(
    'Scores that the categories stand for, where they are not simply 0, 1, … up to the highest.',
    list(count),
  ),
}
const dichotomous = (name: string) =>
  object(
    {
      ...shared,
      model: { const: name },
      a: positive,
      b: number,
      se: object({ a: deviation, b: deviation }, { c: deviation, d: deviation }),
    },
    { c: deviation, d: positive, ...extra },
  )
const polytomous = (name: string) =>
  object(
    {
      ...shared,
      model: { const: name },
      a: positive,
      b: list(number, { minItems: 1 }),
      se: object({ a: deviation, b: list(deviation) }),
    },
    extra,
  )

/** Item parameters with their errors, from data: pools, anchors and priors have the same form. */
export const calibration = object(
  {
    version: schemaVersion(1),
    model,
    points: count,
    logLikelihood: number,
    iterations: count,
    converged: flag,
    n: count,
    prior: text,
    items: list(
      union('model', [
        ...['rasch', '1pl', '2pl', '3pl'].map(dichotomous),
        ...['grm', 'gpcm'].map(polytomous),
      ]),
    ),
    latent: list(
      object(
        { group: text, mean: number, sd: positive },
        { n: count, se: object({ mean: deviation, sd: deviation }) },
      ),
    ),
    data: object({ sha256 }),
    engine: text,
  },
  {
    scale: described('What the abilities are measured on; items of two scales cannot be compared.', text),
    fit: described('Overall figures: reliabilities, M2 or C2 and what belongs to them.', mapOf(number)),
  },
)
