import {
  authoredFindings,
  authoredMarks,
  findStep,
  markedFiles,
  markedForm,
  markedKey,
  marks,
} from '../source/marking.ts'
import { groups } from '../source/follow-up.ts'
import { anyText, described, list, mapOf, object, oneOf, schemaVersion, slug, text } from '../source/words.ts'
import { authoredLimits, compare, limits, signature, testCase } from './code.ts'

const truth = oneOf('true', 'false', 'unverifiable')
const decision = oneOf('accept', 'edit', 'reject')
const step = { enum: ['most-claims', 'claims', ...findStep.enum, 'judged', 'repaired'] } as const
const steps = list(step, { minItems: 1, uniqueItems: true })
const turn = object({ from: oneOf('person', 'assistant'), text })
/** In a file, true and false are what YAML takes them for. */
const authoredTruth = { enum: [true, false, 'unverifiable'] } as const

export const critique = {
  frontmatter: {
    required: {},
    optional: {
      entry: described('Where there is a repair: the file below code/ that is mended.', {
        type: 'string',
        pattern: '\\.(ts|js)$',
        maxLength: 80,
      }),
      signature,
      limits: authoredLimits,
      compare,
    },
  },
  task: object(
    {
      form: markedForm,
      files: markedFiles,
      transcript: list(turn, { minItems: 1 }),
      claims: list(object({ id: text, text }), { minItems: 1 }),
    },
    {
      /** What is mended where the decision is to edit. */
      repair: object({
        file: described('The one of the files that is mended.', text),
        language: oneOf('typescript', 'javascript'),
        signature,
        examples: list(testCase),
        limits,
        compare,
      }),
    },
  ),
  key: object(
    {
      ...markedKey,
      claims: list(object({ id: text, truth, why: text }), { minItems: 1 }),
      decision,
      steps,
    },
    { repair: object({ groups, cases: list(testCase) }) },
  ),
  response: {
    claims: mapOf(truth, { maxProperties: 20, propertyNames: { maxLength: 40 } }),
    marks,
    decision: { enum: [...decision.enum, 'undecided'] },
  },
  /** The mended file as it is afterwards; absent unless the decision is to edit. */
  optionalResponse: { repair: { ...anyText, maxLength: 65_536 } },
  authoredResponse: object(
    { claims: mapOf(authoredTruth, { maxProperties: 20 }) },
    {
      marks: authoredMarks,
      decision,
      repair: described(
        'A file below submissions/ that the code is mended to; as it was where absent.',
        text,
      ),
    },
  ),
} as const

/** `critique.yaml` beside the item. */
export const critiqueFile = object(
  {
    version: schemaVersion(1),
    steps: described('What each category asks for beside those before it, from 1 to the highest.', steps),
    transcript: described(
      'What was said until the answer that is judged.',
      list(turn, { minItems: 1, maxItems: 12 }),
    ),
    claims: described(
      'What the assistant says of its answer, each to be judged.',
      list(object({ id: slug, text, truth: authoredTruth, why: text }), { minItems: 2, maxItems: 8 }),
    ),
    decision,
    ...authoredFindings.required,
  },
  authoredFindings.optional,
)
