/** The YAML files that stand beside an item: inputs, cases, submissions, blocks, design, prompts, responses. */
import { designFile } from '../kinds/design.ts'
import { kinds } from '../kinds/index.ts'
import { mutantRow } from '../kinds/tests.ts'
import {
  anyText,
  count,
  define,
  described,
  flag,
  list,
  mapOf,
  number,
  object,
  oneOf,
  schemaVersion,
  slug,
  text,
  tier,
  uuid,
} from './words.ts'

const range = { type: 'object', additionalProperties: false, properties: { min: count, max: count } } as const
const bound = {
  anyOf: [number, { type: 'string', pattern: '^(length\\([A-Za-z0-9.]+\\)|[A-Za-z][A-Za-z0-9.]*)$' }],
} as const

/** Constraints of one value; which keys make sense depends on its type. */
const self = { $ref: '#/$defs/Constraint' } as const
export const constraint = define('Constraint', {
  type: 'object',
  additionalProperties: false,
  properties: {
    min: described('Least value (included).', number),
    max: described('Greatest value (included).', number),
    length: described('Number of elements or of UTF-16 code units.', range),
    size: described('Number of entries of a map.', range),
    items: self,
    keys: self,
    values: self,
    of: self,
    fields: mapOf(self),
    alphabet: described('ascii, lowercase, digits, unicode, or the very characters allowed.', text),
    oneOf: described('The only values allowed.', list(anyText, { minItems: 1 })),
    sorted: oneOf('ascending', 'strictly ascending'),
    distinct: flag,
  },
})

/** The input contract, declared once: from it come the validator and the constraint sentences. */
export const relations = list(object({ left: bound, op: oneOf('<', '<=', '='), right: bound }))
export const inputs = object(
  { version: schemaVersion(1), parameters: mapOf(constraint) },
  {
    relations,
    followUp: described(
      'What the follow-up changes: constraints in place of those of the same parameters, and relations in place of all.',
      object({}, { parameters: mapOf(constraint), relations }),
    ),
  },
)

const testCase = { id: uuid, name: slug, group: slug, visible: flag, input: mapOf({}), expected: {} }
const steering = described(
  'Of a graded item: hidden, but in the encrypted form of a candidate, where it tells what to give next; it is no part of the score of record.',
  { const: true },
)
const caseList = list(
  object(testCase, {
    steering,
    voided: described('Whether the follow-up changes what it expects, so that it holds before alone.', {
      const: true,
    }),
  }),
  { minItems: 1 },
)
const inFollowUp = described('Whether it belongs to the follow-up.', { const: true })

const tieredGroups = mapOf(object({ tier, title: text }, { followUp: inFollowUp }), {
  propertyNames: slug,
  minProperties: 1,
})

export const cases = object({
  version: schemaVersion(1),
  groups: tieredGroups,
  cases: caseList,
})

/** The cases of a project that has a fault. */
export const checks = object({
  version: schemaVersion(1),
  groups: mapOf(
    object(
      { title: text },
      {
        category: described(
          'The category that it is needed for; such a group fails in the project as given, the others pass.',
          { type: 'integer', minimum: 1, maximum: 9 },
        ),
        tier: described(
          'Of a group of the follow-up: basic or edge; the others have a category or none.',
          tier,
        ),
        followUp: inFollowUp,
      },
    ),
    { propertyNames: slug, minProperties: 1 },
  ),
  cases: caseList,
})

/** The faults that are planted in the function under test. */
export const mutants = object(
  { version: schemaVersion(1), mutants: list(mutantRow, { minItems: 1 }) },
  {
    groups: described(
      'Of the faults of the follow-up, whose tier decides the category.',
      mapOf(object({ tier, title: text, followUp: inFollowUp }), { propertyNames: slug, minProperties: 1 }),
    ),
  },
)

/** The databases that a query runs on; the rows of each are in `databases/<name>.sql`. */
export const databases = object({
  version: schemaVersion(1),
  groups: tieredGroups,
  databases: list(
    object(
      { id: uuid, name: slug, group: slug, visible: flag },
      {
        steering,
        rowsOf: described(
          'Name of the database whose rows it has, for one of the follow-up; no file of its own then.',
          slug,
        ),
      },
    ),
    { minItems: 2 },
  ),
})

/** Faults that may be planted in the reference without any case or database telling: each with the reason. */
export const waivers = object({
  version: schemaVersion(1),
  mutants: list(
    object({
      mutant: described('Its name, as `assay verify` prints it.', text),
      why: described('Why no input can tell it from the reference.', text),
    }),
    { minItems: 1 },
  ),
})

const submissionFile = {
  type: 'string',
  pattern:
    '^(follow_up/)?(accepted|wrong_answer|time_limit_exceeded|run_time_error)/[a-z0-9-]+(\\.(ts|js|py|sql))?$',
} as const
export const submissions = object({
  version: schemaVersion(1),
  submissions: list(
    object(
      { file: submissionFile },
      {
        approach: described(
          'How an accepted one goes about it; an accepted one needs no row otherwise.',
          text,
        ),
        mistake: described('What a wrong one gets wrong, in a sentence; each wrong one needs it.', text),
        fails: described(
          'Groups that must fail; all others must pass.',
          list(slug, { minItems: 1, uniqueItems: true }),
        ),
        category: described('The category that a wrong one must get; each wrong one needs it.', count),
      },
    ),
  ),
})

export const blocks = object({
  version: schemaVersion(1),
  language: oneOf('typescript', 'javascript', 'text'),
  indentation: flag,
  blocks: list(object({ id: slug, text: anyText, after: list(slug) }, { indent: count }), { minItems: 2 }),
  distractors: list(object({ id: slug, text: anyText, why: text })),
})

/** The decisions of a design item, what they add up to and what is required of them. */
export const design = designFile
const quoted = object({ output: slug, text, why: text })
const needed = { type: 'integer', minimum: 1 } as const
/** A prompt, what a model made of it, and what can be asked of both. */
export const prompt = object(
  {
    version: schemaVersion(1),
    origin: described(
      'recorded: a model answered so on `date`. written: the outputs were written for the item.',
      kinds.prompt.origin,
    ),
    model: described('What answered, or is imagined to: "a large language model".', text),
    prompt: described('The text that the model was given, and that `fix` starts from.', text),
    outputs: list(
      object({ id: slug, text }, { verified: list(object({ check: slug, holds: flag, evidence: text })) }),
      { minItems: 1, maxItems: kinds.prompt.mostOutputs },
    ),
    needs: described(
      'What each category takes, from 1 to the highest: pairs ranked rightly less those wrongly, spans found less false alarms, checks of the prompt that hold.',
      list(object({}, { ranking: needed, spans: needed, fix: needed }), { minItems: 1, maxItems: 9 }),
    ),
  },
  {
    date: described('Day of the recording.', { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }),
    source: described('What the model was given to answer from.', text),
    checks: described('What each output was checked for.', list(object({ id: slug, text }), { minItems: 1 })),
    rank: object({ by: described('By what the outputs are ranked, as candidates read it.', text) }),
    spans: object({ ask: text, planted: list(quoted, { minItems: 1 }), decoys: list(quoted) }),
    fix: object({
      ask: text,
      predicates: list(object({ id: slug, text, shown: flag, why: text, check: kinds.prompt.check }), {
        minItems: 1,
        maxItems: 12,
      }),
    }),
  },
)

/** Responses whose category is known beforehand; the item's grader must agree. */
export const responses = object({
  version: schemaVersion(1),
  responses: list(
    object({
      name: slug,
      category: count,
      response: { anyOf: Object.values(kinds).flatMap(({ authoredResponse }) => authoredResponse ?? []) },
      why: text,
    }),
    { minItems: 1 },
  ),
})
