import { described, list, object } from './words.ts'

const code = (what: string) => described(what, { type: 'string', minLength: 10, maxLength: 12_000 })
const sentence = { type: 'string', minLength: 3, maxLength: 600 } as const

/** What a language model writes for a variant of a code item. Examples, constraints and results are never its own. */
export const modelAnswer = object({
  title: described('A few words.', { type: 'string', minLength: 3, maxLength: 80 }),
  statement: described('The task in Markdown, without examples and without limits of the inputs.', {
    type: 'string',
    minLength: 40,
    maxLength: 8000,
  }),
  reference: code('A right and fast solution, in the language and with the signature of the parent.'),
  bruteForce: code('A right solution by another way, as plain as can be, however slow.'),
  misconceptions: described(
    'What people get wrong, each with the solution that they would write.',
    list(object({ belief: sentence, code: code('A solution that follows from the belief.') }), {
      minItems: 1,
      maxItems: 6,
    }),
  ),
  hints: described('From a nudge to nearly all, none of them with code.', list(sentence, { maxItems: 4 })),
})
