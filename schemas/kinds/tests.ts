import { followUpAnswer, followUpKey } from '../source/follow-up.ts'
import { anyText, described, list, object, oneOf, slug, text, uuid } from '../source/words.ts'
import { authoredLimits, limits, signature } from './code.ts'

const language = oneOf('typescript', 'javascript')
const category = { type: 'integer', minimum: 1, maximum: 9 } as const
const program = { ...anyText, maxLength: 65_536 } as const
const planted = { id: uuid, name: slug, fault: text }
/** A version of the function after the change: a right one has no fault. */
const version = object({ id: uuid, name: slug, group: slug, text: program }, { fault: text })

export const tests = {
  frontmatter: {
    required: {
      language: described('Of the reference, the mutants and the tests.', language),
      signature,
    },
    optional: { limits: authoredLimits },
  },
  task: object({ language, signature, starter: program, limits }),
  key: object(
    {
      reference: program,
      mutants: list(object({ ...planted, category, text: program })),
      suite: program,
    },
    // What was right before is wrong afterwards: it is one of the cases, and all that was planted before is void.
    { followUp: followUpKey(version, { language, text: program }) },
  ),
  response: { language, text: program },
  optionalResponse: { followUp: followUpAnswer({ text: program }) },
  authoredResponse: undefined,
} as const

/** A row of `mutants.yaml`: a fault that is planted. */
export const mutantRow = object(planted, {
  category: described('The category that finding it is needed for; of one before the follow-up.', category),
  group: described('Its group, of one that is planted in the function as the follow-up has it.', slug),
})
