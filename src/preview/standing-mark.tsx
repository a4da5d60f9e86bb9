import { preview } from '../text/preview.ts'
import type { AuthorRow, ProofStanding } from './author-data.ts'

/** What the proof of an item is worth: a word, with a sign of its own shape. */
export function StandingMark({ standing }: { readonly standing: ProofStanding }) {
  return <span class={`standing-mark standing-${standing}`}>{preview.standings[standing]}</span>
}

/** How many faults an item has. */
export function FaultsMark({ errors, warnings }: Pick<AuthorRow, 'errors' | 'warnings'>) {
  const state = errors > 0 ? 'errors' : warnings > 0 ? 'warnings' : 'none'
  return <span class={`faults-mark faults-${state}`}>{preview.faults(errors, warnings)}</span>
}
