import type { VariantRecord } from '#schemas/variant'
import type { Work } from '../llm/run/settings.ts'
import type { JudgedDraft } from './draft-judge.ts'
import type { Solutions } from './draft.ts'

/** What the variants of a run have in common. */
export interface WrittenOrigin {
  /** Id of the item, and the digest of its files. */
  readonly of: string
  readonly parent: string
  readonly model: string
  readonly promptVersion: string
  /** Seed of the run. */
  readonly run: string
}

/** What is written down of a variant that a language model has written. */
export function writtenRecord(
  { of, parent, model, promptVersion, run }: WrittenOrigin,
  { n, axes, request, prompt }: Pick<Work, 'n' | 'axes' | 'request' | 'prompt'>,
  solutions: Solutions,
  { seed, gates, proof }: Extract<JudgedDraft, { readonly admitted: true }>,
): VariantRecord {
  const written = { model, promptVersion, prompt, axes, run, n, request, ...solutions }
  return { version: 1, of, parent, seed, written, gates, proof }
}
