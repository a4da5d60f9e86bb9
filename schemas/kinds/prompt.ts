import { count, flag, list, object, oneOf, slug, text, union } from '../source/words.ts'

/** Largest number of outputs, of marks in a response, and length of a prompt in UTF-16 units (all included). */
const mostOutputs = 6
const mostMarks = 200
const longestPrompt = 8000

const whole = { type: 'integer', minimum: 1 } as const
const ranks = (id: typeof text | typeof slug) => list(list(id, { minItems: 1 }), { maxItems: mostOutputs })
const marked = { from: whole, to: whole }
const alternatives = list(list(text, { minItems: 1 }), { minItems: 1, maxItems: 6 })

/** What a prompt's text is checked for; adaptive/scoring/prompt-check.ts says what each form means. */
const check = union('form', [
  object({
    form: { const: 'says' },
    about: alternatives,
    as: oneOf('instruction', 'prohibition', 'either'),
  }),
  object({
    form: { const: 'never' },
    about: alternatives,
    as: oneOf('instruction', 'prohibition', 'either'),
  }),
  object({ form: { const: 'keeps' }, texts: list(text, { minItems: 1 }), inOrder: flag }),
  object({ form: { const: 'drops' }, texts: list(text, { minItems: 1 }) }),
  object({ form: { const: 'length' }, min: whole, max: whole }),
])
const origin = oneOf('recorded', 'written')

export const prompt = {
  frontmatter: { required: {}, optional: {} },
  /** Parts that `prompt.yaml` and the public half have in common. */
  origin,
  check,
  mostOutputs,
  task: object(
    {
      origin,
      model: text,
      prompt: { ...text, maxLength: longestPrompt },
      outputs: list(object({ id: text, text }), { minItems: 1, maxItems: mostOutputs }),
    },
    {
      date: text,
      source: text,
      rank: object({ by: text }),
      marks: object({ ask: text }),
      fix: object({ ask: text, shown: list(object({ id: text, text })), hidden: count }),
    },
  ),
  key: object({
    needs: list(object({ ranking: count, spans: count, fix: count }), { minItems: 1 }),
    checks: list(object({ id: slug, text })),
    verified: list(object({ output: text, check: slug, holds: flag, evidence: text })),
    ranking: list(list(text)),
    spans: list(object({ output: text, ...marked, why: text })),
    decoys: list(object({ output: text, ...marked, why: text })),
    predicates: list(object({ id: text, text, shown: flag, why: text, check })),
  }),
  response: {
    ranking: ranks(text),
    spans: list(object({ output: text, ...marked }), { maxItems: mostMarks }),
    prompt: { type: ['string', 'null'], maxLength: longestPrompt },
  },
  authoredResponse: object({
    answer: object(
      {},
      {
        ranking: ranks(slug),
        spans: list(object({ output: slug, text })),
        prompt: { ...text, maxLength: longestPrompt },
      },
    ),
  }),
} as const
