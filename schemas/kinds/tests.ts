import { anyText, described, list, object, oneOf, slug, text, uuid } from '../source/words.ts'
import { authoredLimits, limits, signature } from './code.ts'

const language = oneOf('typescript', 'javascript')
const category = { type: 'integer', minimum: 1, maximum: 9 } as const
const program = { ...anyText, maxLength: 65_536 } as const
const mutant = { id: uuid, name: slug, fault: text, category }

export const tests = {
  frontmatter: {
    required: {
      language: described('Of the reference, the mutants and the tests.', language),
      signature,
    },
    optional: { limits: authoredLimits },
  },
  task: object({ language, signature, starter: program, limits }),
  key: object({ reference: program, mutants: list(object({ ...mutant, text: program })), suite: program }),
  response: { language, text: program },
  authoredResponse: undefined,
} as const

/** `mutants.yaml`: the faults that are planted. */
export const mutantsFile = list(object(mutant), { minItems: 1 })
