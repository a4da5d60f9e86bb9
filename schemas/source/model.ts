/** Item models, and the variants of items that are drawn from them or written: `model.yaml`, `variants/<seed>.json`. */
import { signature } from '../kinds/code.ts'
import { constraint, relations } from './authored.ts'
import { proof } from './release.ts'
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
  semver,
  sha256,
  slug,
  text,
} from './words.ts'

/** What the names of a model look like: those of its parameters, of what is derived, and of the words of a story. */
const name = '^[a-z][A-Za-z0-9]*$'
const named = { propertyNames: { pattern: name } } as const
const expression = described('A computation over the names of the model.', text)
const scalar = { anyOf: [number, anyText, flag] } as const
const value = define('ModelValue', { anyOf: [number, anyText, flag, list(scalar)] })

const numbers = object({ min: number, max: number }, { step: { type: 'number', exclusiveMinimum: 0 } })
const parameter = object(
  {
    role: described(
      'radical: it changes what is right, or how hard that is; incidental: it changes neither.',
      oneOf('radical', 'incidental'),
    ),
    own: described('Its value in the item as it is written.', value),
  },
  {
    range: described('The numbers it is drawn from: from min to max, in steps of 1 or of `step`.', numbers),
    oneOf: described('The values it is drawn from.', list(scalar, { minItems: 2 })),
    list: described(
      'A list of drawn numbers.',
      object(
        {
          length: described('How many: one number, or from min to max.', {
            anyOf: [count, object({ min: count, max: count })],
          }),
          items: numbers,
        },
        { distinct: flag, sorted: oneOf('ascending', 'descending') },
      ),
    ),
  },
)

/** A path below the item's folder; `*` stands for anything within a name, `**` for any folders. */
const glob = { type: 'string', pattern: '^[A-Za-z0-9_.*-]+(/[A-Za-z0-9_.*-]+)*$' } as const
const edit = object(
  {
    in: described('The file, or the files, such as submissions/**.', {
      anyOf: [glob, list(glob, { minItems: 1 })],
    }),
    from: described('Text that stands there; {name} stands for the own value of a name.', text),
  },
  {
    to: described('What a variant has instead; the same text with its own values where absent.', anyText),
    by: described('A parameter with a choice of values, which chooses among `texts`.', text),
    texts: described(
      'What a variant has instead, for each value of the parameter but its own.',
      mapOf(anyText),
    ),
  },
)

/** A fault of the item as it is written, which stands in a program that is right but for it; what it gives, and what is wanted. */
const ownFault = object(
  {
    right: described('What stands in the right program.', text),
    wrong: described('What stands in the item in its place, once.', text),
  },
  {
    input: described('An input that tells it: the arguments, in the order of the signature.', list({})),
    gives: {},
    wants: {},
  },
)

const share = { type: 'number', minimum: 0, maximum: 1 } as const
const faults = object(
  {
    in: described('The file that they stand in.', glob),
    planted: described('The faults of the item as it is written, each by its name.', {
      ...mapOf(ownFault),
      ...named,
      minProperties: 1,
    }),
  },
  {
    told: described(
      'The share of drawn inputs for which a fault shows; from 0.01 to 0.3 unless it is said.',
      object({ min: share, max: share }),
    ),
    except: described('Lines that contain one of these texts get no fault.', list(text)),
    signature: described('Of a review: the function that is called.', signature),
    inputs: described('Of a review: its inputs.', object({ parameters: mapOf(constraint) }, { relations })),
    examples: described(
      'Of a review: what the right program returns, worked out by hand.',
      list(object({ input: list({}), returns: {} }), { minItems: 3 }),
    ),
  },
)

const outputs = object({
  from: described('What the statement asks for, as it stands there.', text),
  to: described('What a variant has instead, where {asked} stands for what is asked of the list.', text),
  of: described('What the list holds, to be spoken of, such as these figures.', text),
  operators: described(
    'What is asked of the list instead.',
    list(
      oneOf(
        'sum',
        'count',
        'different',
        'largest',
        'kth',
        'reversed',
        'every-second',
        'sorted',
        'steps',
        'runs',
      ),
      { minItems: 1, uniqueItems: true },
    ),
  ),
})

export const model = object(
  { version: schemaVersion(1) },
  {
    parameters: described('What is drawn.', { ...mapOf(parameter), ...named }),
    derived: described('What is computed from what is drawn, each from the names above it.', {
      ...mapOf(expression),
      ...named,
    }),
    where: described('What must hold, or another draw is made.', list(expression)),
    stories: described(
      'The same task in other words: of each story the same names. `own` has the words of the item as it is written.',
      { ...mapOf({ ...mapOf(text), ...named }), propertyNames: slug, required: ['own'], minProperties: 2 },
    ),
    edits: described('Where the values stand.', list(edit)),
    outputs: described('Of a function that returns a list: what else may be asked of it.', outputs),
    faults: described(
      'Faults that are planted: a variant has others, at other places of the same right program.',
      faults,
    ),
    cases: described(
      'The cases of a variant: `recomputed` keeps their inputs, `fresh` draws others that tell the same submissions, `fresh-hidden` does so for all but the examples.',
      oneOf('recomputed', 'fresh', 'fresh-hidden'),
    ),
    beliefs: described(
      'Of a program that is traced: what people believe, by the name of its response, as edits of the program.',
      {
        ...mapOf(list(object({ from: text, to: anyText }), { minItems: 1 })),
        propertyNames: slug,
      },
    ),
  },
)

const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const

const gateRow = object(
  { gate: slug, version: count, verdict: oneOf('passed', 'not-asked') },
  { figures: described('What it has measured, by name.', mapOf(number)) },
)

const written = object({
  model: described('Name of the language model.', text),
  promptVersion: described('Of the files of prompts and axes.', text),
  prompt: described('SHA-256 of the prompt that gave the text.', sha256),
  axes: described('What it was to be about.', mapOf(text)),
  run: described('Seed of the run.', text),
  n: described('Number of the proposal in the run, from 0.', count),
  request: described('Id of the first request for the text.', text),
  solution: described('The program of somebody who saw the statement alone.', text),
  third: described('The program of another one who saw the statement alone.', text),
})

const variantParts = object(
  {
    version: schemaVersion(1),
    of: slug,
    parent: described("SHA-256 of the item's files it was drawn from, or written for.", sha256),
    seed: { type: 'integer', minimum: 0, maximum: 4294967295 },
    gates: described('What it was asked, in order.', list(gateRow, { minItems: 1 })),
    proof: described('As of an item; its digest is that of the files of the variant.', proof),
  },
  {
    values: described('What was drawn, by name.', mapOf(value)),
    written: described(
      'Where its files come from, which stand in the folder of its seed: a language model has written what is in them.',
      written,
    ),
    story: slug,
    faults: described(
      'What stands in place of what in the right program, counted in UTF-16 code units, by the name of the fault.',
      mapOf(object({ at: count, right: anyText, wrong: anyText }, { input: list({}), gives: {}, wants: {} })),
    ),
    cases: described(
      'What was drawn and computed for each case, in the order of the item.',
      list(object({ input: mapOf({}), expected: {} })),
    ),
    responses: described(
      'Responses that were computed.',
      list(object({ name: slug, category: count, why: text, values: mapOf(anyText) })),
    ),
    review: described(
      'What a person has said of it who has read it.',
      object(
        {
          verdict: oneOf('accepted', 'rejected'),
          by: text,
          on: described('The day, such as 2031-04-17.', day),
        },
        { reason: text },
      ),
    ),
    retired: described(
      'Since which version of the bank nobody meets it any more, and why.',
      object({ since: semver, reason: text }),
    ),
  },
)

/** A variant that has passed every gate: what was drawn and computed, from which its files follow, or who wrote them. */
export const variant = {
  ...variantParts,
  oneOf: [{ required: ['values'] }, { required: ['written'] }],
} as const
