import type { CompiledItem } from '../../compile/compiled-item.ts'
import { passed, type Finding, type Gate } from './gate.ts'

/** A variant is neither its item nor a sibling once more. */
export const novelty: Gate = {
  name: 'novelty',
  version: 1,
  ask: ({ item, parent, siblings }) => noveltyOf(item, [parent, ...siblings]),
}

/** @param others that its candidates may have met */
export function noveltyOf(item: CompiledItem, others: readonly CompiledItem[]): Finding {
  const asked = questionOf(item)
  const same = others.find((other) => questionOf(other) === asked)
  return same ? { verdict: 'refused', reason: `asks what ${same.id} asks` } : passed
}

/** What a candidate reads and works on, without ids. */
function questionOf({ public: { title, stem, task } }: CompiledItem): string {
  return JSON.stringify([title, stem, task], (key, value: unknown) => (key === 'id' ? undefined : value))
}
