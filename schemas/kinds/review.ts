import {
  authoredFindings,
  authoredMarks,
  findStep,
  markedFiles,
  markedForm,
  markedKey,
  marks,
} from '../source/marking.ts'
import { described, list, object, oneOf, schemaVersion } from '../source/words.ts'

const verdict = oneOf('approve', 'comment', 'request-changes')
const step = { enum: [...findStep.enum, 'judged'] } as const
const steps = list(step, { minItems: 1, uniqueItems: true })

export const review = {
  frontmatter: { required: {}, optional: {} },
  task: object({ form: markedForm, files: markedFiles }),
  key: object({ ...markedKey, verdict, steps }),
  response: { marks, verdict: { enum: [...verdict.enum, 'undecided'] } },
  authoredResponse: object({ marks: authoredMarks }, { verdict }),
} as const

/** `review.yaml` beside the item. */
export const reviewFile = object(
  {
    version: schemaVersion(1),
    steps: described('What each category asks for beside those before it, from 1 to the highest.', steps),
    verdict,
    ...authoredFindings.required,
  },
  authoredFindings.optional,
)
