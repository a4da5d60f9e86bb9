import { list, object, slug, text, tier, uuid, type JsonSchema } from './words.ts'

/** Groups of cases or databases, as a key holds them. */
export const groups = list(object({ name: slug, title: text, tier }))

/** Whether the locked answer passes the new cases, as its author expects; null where nothing was said. */
export const prediction = {
  prediction: { enum: ['passes', 'fails', 'unsure', null] },
  reason: { type: 'string', maxLength: 500 },
}

/**
 * What the key of a kind with follow-ups holds of one: what is told once the answer is locked, what the adapted answer
 * runs on, and which of the old cases the change leaves without an answer.
 *
 * @param one schema of a case of the kind
 * @param solution what a solution is, by the name of its parts
 */
export function followUpKey(one: JsonSchema, solution: Readonly<Record<string, JsonSchema>>) {
  return object({
    html: text,
    groups,
    examples: list(one),
    cases: list(one),
    voided: list(uuid),
    solutions: list(object(solution)),
  })
}

/**
 * What a candidate made of the locked answer once an assumption had changed.
 *
 * @param written schemas of what answers of the kind are written in
 */
export function followUpAnswer(written: Readonly<Record<string, JsonSchema>>) {
  return object({ ...prediction, ...written })
}
