import { parseJson } from '#log'
import { modelAnswerSchema, type ModelAnswer } from '#schemas/model-answer'
import type { Fault } from '#schemas/schema'
import type { Verdict } from '../ledger/entry.ts'

export type ReadAnswer =
  { readonly kind: 'read'; readonly answer: ModelAnswer } | Extract<Verdict, { readonly kind: 'refused' }>

/**
 * Reads what a model answered as data: JSON of just the form that was asked for, and nothing around it. What the API
 * promises of the form is not relied on.
 *
 * @returns the answer, or the refusal of the gate `shape`, which tells the model every fault
 */
export function readAnswer(text: string): ReadAnswer {
  const parsed = parseJson(text)
  if (!parsed.ok) return refused([parsed.message, 'Answer with one JSON object alone, without a fence.'])
  const read = modelAnswerSchema.parse(parsed.value)
  return read.ok ? { kind: 'read', answer: read.value } : refused(read.faults.map(told))
}

function refused(reasons: readonly string[]): Extract<Verdict, { readonly kind: 'refused' }> {
  return { kind: 'refused', gate: 'shape', counterexample: reasons.join('\n') }
}

function told({ path, message, params }: Fault): string {
  const key = params['additionalProperty']
  return `${path === '' ? 'The whole' : path} ${message}${typeof key === 'string' ? `, not ${key}` : ''}`
}
