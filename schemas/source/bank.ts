/** The files of a bank: its card, its taxonomy, its lock, and the blueprint of a test. */
import { kind } from './kind.ts'
import {
  ai,
  count,
  define,
  described,
  level,
  list,
  mapOf,
  number,
  object,
  oneOf,
  positive,
  publicKey,
  releaseVersion,
  schemaVersion,
  semver,
  sha256,
  slug,
  text,
  union,
  use,
  uuid,
  type JsonSchema,
} from './words.ts'

export const bank = object(
  {
    version: schemaVersion(1),
    id: slug,
    title: text,
    description: text,
    license: text,
    locale: text,
    canary: described('Stands in sealed files only; found in a site, it proves a leak.', uuid),
  },
  {
    keys: described(
      'Public keys that sign releases; where there are any, a site is built from signed releases alone.',
      list(object({ name: slug, ed25519: described('As `assay release --new-key` prints it.', publicKey) }), {
        minItems: 1,
        maxItems: 20,
      }),
    ),
  },
)

const named = { id: slug, title: text }
export const taxonomy = define(
  'Taxonomy',
  object({
    version: schemaVersion(1),
    areas: list(object({ ...named, skills: list(object(named), { minItems: 1 }) }), { minItems: 1 }),
  }),
)

export const lock = object({
  version: schemaVersion(1),
  bank: slug,
  release: semver,
  hash: described('SHA-256 of the public index.', sha256),
  sealed: described('SHA-256 of the sealed index.', sha256),
  items: mapOf(
    object({ version: semver, public: sha256, sealed: sha256 }, { proof: sha256, calibration: sha256 }),
  ),
})

const share = described(
  'The share of the items at which the block aims all along, next to the bounds; above 0, at most 1.',
  { ...positive, maximum: 1 },
)
const quota = (key: string, schema: JsonSchema) =>
  object({ [key]: schema, min: count, max: count }, { share })
const skillOrArea = described('A skill (area.skill) or a whole area.', {
  type: 'string',
  pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)?$',
})
const select = define(
  'Select',
  union('selector', [
    object({ selector: { const: 'maximum-information' } }),
    object({ selector: { const: 'posterior-weighted-information' } }),
    object({ selector: { const: 'minimum-expected-variance' } }),
    object({ selector: { const: 'kullback-leibler' } }),
    object({ selector: { const: 'posterior-weighted-divergence' } }),
    object({ selector: { const: 'a-stratified' }, strata: { type: 'integer', minimum: 1, maximum: 100 } }),
    object(
      { selector: { const: 'progressive-restricted' } },
      {
        power: described('1 or absent: chance gives way evenly; above 1: it holds on longer.', positive),
        chance: described(
          'The share of the choices that chance has a part in, at most 1; absent: all, as the method is known.',
          { type: 'number', exclusiveMinimum: 0, maximum: 1 },
        ),
      },
    ),
    object({ selector: { const: 'randomesque' }, among: { type: 'integer', minimum: 1 } }),
    object({ selector: { const: 'proportional' }, power: positive }),
    object({ selector: { const: 'thompson' } }),
    object({ selector: { const: 'closest-difficulty' } }),
    object(
      { selector: { const: 'fixed-order' } },
      {
        items: described(
          'The only items of the block, in their order; absent: all, in the order of the release.',
          list(slug, { minItems: 1, uniqueItems: true }),
        ),
      },
    ),
    object({
      selector: { const: 'multistage' },
      stages: described(
        'Each candidate takes one module of each stage; the first stage has one.',
        list(
          object(
            {
              modules: described(
                'The modules of the stage, easiest first.',
                list(object({ id: slug, items: list(slug, { minItems: 1, uniqueItems: true }) }), {
                  minItems: 1,
                  maxItems: 9,
                }),
              ),
            },
            {
              by: described(
                'What the cuts are: points over all answers so far, or abilities in logits.',
                oneOf('score', 'theta'),
              ),
              cuts: described(
                'One fewer than modules, ascending; who reaches a cut takes the module above it.',
                list(number, { minItems: 1, maxItems: 8 }),
              ),
            },
          ),
          { minItems: 2, maxItems: 8 },
        ),
      ),
    }),
    object({
      selector: { const: 'shadow-forms' },
      forms: described(
        'A file of the folder `forms`, as `assay assemble --shadow --out` writes it; or the forms themselves, each with all items of the block.',
        {
          anyOf: [
            { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*\\.json$', maxLength: 80 },
            list(list(slug, { minItems: 1, uniqueItems: true }), { minItems: 1 }),
          ],
        },
      ),
    }),
  ]),
)
const cuts = described(
  'Abilities in logits at which the next class begins.',
  list(number, { minItems: 1, maxItems: 8, uniqueItems: true }),
)
const chance = { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 } as const
const precisionRules = [
  object({ rule: { const: 'standard-error' }, below: positive }),
  object({
    rule: { const: 'standard-error-plateau' },
    fall: described('Ends where the standard error fell by less than this, in logits.', positive),
    over: described('Over so many responses.', { type: 'integer', minimum: 1 }),
  }),
  object({ rule: { const: 'classification' }, cuts, probability: chance }),
  object({
    rule: { const: 'sprt' },
    cuts,
    delta: described('Half the width in logits of the zone about a cut that does not matter.', positive),
    alpha: { ...chance, exclusiveMaximum: 0.5 },
    beta: { ...chance, exclusiveMaximum: 0.5 },
  }),
  object({ rule: { const: 'minimum-information' }, below: positive }),
]
const limitRules = [
  object({ rule: { const: 'length' }, min: count, max: { type: 'integer', minimum: 1 } }),
  object({ rule: { const: 'time' }, minutes: positive }),
]
const combination = object({
  rule: { const: 'all-of' },
  rules: described(
    'Ends where all of them would.',
    list(define('PrecisionRule', union('rule', precisionRules)), { minItems: 2 }),
  ),
})
const stop = define('Stop', union('rule', [...precisionRules, ...limitRules, combination]))

export const blueprint = define(
  'Blueprint',
  object(
    {
      version: schemaVersion(1),
      id: slug,
      title: text,
      description: text,
      use,
      release: releaseVersion,
      locale: text,
      blocks: list(
        object(
          { id: slug, title: text, ai, select, stop: list(stop, { minItems: 1 }) },
          {
            prior: object({ mean: number, sd: positive }),
            pretest: described(
              'Items on trial, shown among the others and never counted.',
              object(
                {
                  items: list(slug, { minItems: 1, uniqueItems: true }),
                  count: described('How many of them each candidate meets.', { type: 'integer', minimum: 1 }),
                },
                {
                  positions: described(
                    'Where in the block, from 1; drawn for each candidate where absent.',
                    list({ type: 'integer', minimum: 1 }, { minItems: 1, uniqueItems: true }),
                  ),
                },
              ),
            ),
            fixed: described(
              'Of a graded test: where the items stand that do not steer, which are scored on record alone.',
              object({
                positions: described(
                  'Positions in the block, from 1, none beyond its least length.',
                  list({ type: 'integer', minimum: 1 }, { minItems: 1, uniqueItems: true }),
                ),
              }),
            ),
            quotas: list({
              anyOf: [quota('skill', skillOrArea), quota('kind', kind), quota('level', level)],
            }),
          },
        ),
        { minItems: 1 },
      ),
    },
    {
      exposure: described(
        'How often an item, or a family as a whole, may be shown; `assay simulate --max-exposure` finds the parameters.',
        object(
          { maxRate: described('Largest share of the candidates, above 0 and below 1.', chance) },
          {
            parameters: object(
              {},
              {
                items: mapOf({ ...positive, maximum: 1 }, { propertyNames: slug }),
                families: mapOf({ ...positive, maximum: 1 }, { propertyNames: slug }),
              },
            ),
          },
        ),
      ),
      freshness: described(
        'How fresh the variants of item models are that candidates meet.',
        union('variants', [
          object({
            variants: described('Those of the release, each for several candidates.', { const: 'pool' }),
            candidates: described('How many candidates are to sit the test with this release.', {
              type: 'integer',
              minimum: 1,
            }),
            maxReuse: described(
              'Largest expected number of candidates who meet the same variant, or an item without variants.',
              { type: 'number', minimum: 1 },
            ),
          }),
          object({
            variants: described('Drawn for each candidate when their form is sealed; for graded tests.', {
              const: 'unique',
            }),
          }),
        ]),
      ),
      feedback: described(
        'When a practice test says how an answer did: after each one, or with the result, without hints on the way.',
        oneOf('each', 'end'),
      ),
    },
  ),
)
