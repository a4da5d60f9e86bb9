/** Lines that are marked in code: what authors plant, what candidates mark. Shared by the kinds that ask for marks. */
import { anyText, define, described, list, object, oneOf, slug, text } from './words.ts'

/** Number of a line, from 1. */
const line = { type: 'integer', minimum: 1, maximum: 10_000 } as const

export const defectClass = oneOf(
  'correctness',
  'security',
  'concurrency',
  'performance',
  'api',
  'readability',
  'test-gap',
)
const severity = oneOf('high', 'medium', 'low')

/** What a category asks for, beside all that stands before it. */
export const findStep = oneOf('one-high', 'high', 'medium', 'all')

/** A text whose lines can be marked. */
export const markedFiles = list(object({ name: text, text: anyText }), { minItems: 1 })
/** Whether the text is a program as it is, a unified diff, or prose. */
export const markedForm = oneOf('code', 'diff', 'prose')

const place = { id: text, file: text, from: line, to: line } as const
const otherLines = list(object({ from: line, to: line }))
/** What of a key says where the defects are. */
export const markedKey = {
  defects: list(
    define(
      'Defect',
      object({
        ...place,
        also: otherLines,
        classes: list(defectClass, { minItems: 1 }),
        severity,
        why: text,
      }),
    ),
    { minItems: 1 },
  ),
  decoys: list(define('Decoy', object({ ...place, why: text }))),
  remarks: list({ $ref: '#/$defs/Decoy' }),
} as const

/** The marks of a candidate; the note is for people and is never scored. */
export const marks = list(
  define(
    'Mark',
    object({
      file: { type: 'string', maxLength: 200 },
      from: line,
      to: line,
      class: { enum: [...defectClass.enum, 'undecided'] },
      note: { type: 'string', maxLength: 500 },
    }),
  ),
  { maxItems: 40 },
)

const lines = described('One line, or the first and the last one (included), from 1.', {
  anyOf: [line, list(line, { minItems: 2, maxItems: 2 })],
})
const file = described('Where there is more than one file: which.', text)
const says = described('What stands in the lines, for the lines that no longer do: a quotation.', text)
const fine = object({ id: slug, lines, why: text }, { file, says })

/** What an author plants. */
export const authoredFindings = {
  required: {
    defects: list(
      object(
        {
          id: slug,
          lines,
          class: described('The class, or all that are right; the first is the one that is shown.', {
            anyOf: [defectClass, list(defectClass, { minItems: 1, uniqueItems: true })],
          }),
          severity,
          why: text,
        },
        {
          file,
          says,
          also: described(
            'Other lines of the file where a mark finds it as well.',
            list(lines, { maxItems: 4 }),
          ),
        },
      ),
      { minItems: 1, maxItems: 8 },
    ),
    decoys: described('What looks odd and is fine; a mark there is a false alarm.', list(fine)),
  },
  optional: {
    remarks: described(
      'What may be said and changes nothing: a mark there earns and costs nothing.',
      list(fine),
    ),
  },
} as const

/** A mark of `responses.yaml`: the id of a defect or a decoy, marked exactly and named right, or lines. */
export const authoredMarks = list(
  { anyOf: [slug, object({ lines }, { file, class: defectClass })] },
  { maxItems: 40 },
)
