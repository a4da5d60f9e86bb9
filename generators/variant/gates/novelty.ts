import type { CompiledItem } from '../../compile/compiled-item.ts'
import { hashOf } from '../../compile/folder.ts'
import { passed, type Finding, type Gate } from './gate.ts'

/** A variant is neither its item nor a sibling once more. */
export const novelty: Gate = {
  name: 'novelty',
  version: 1,
  ask: ({ item, parent, siblings }) => noveltyOf(askedOf(item), [parent, ...siblings].map(askedOf)),
}

/** What an item asks, in so few bytes that it can be sent along. */
export interface Asked {
  readonly id: string
  /** SHA-256 of what a candidate reads and works on. */
  readonly question: string
}

export function askedOf(item: CompiledItem): Asked {
  return { id: item.id, question: hashOf(questionOf(item)) }
}

/** @param others that its candidates may have met */
export function noveltyOf({ question }: Asked, others: readonly Asked[]): Finding {
  const same = others.find((other) => other.question === question)
  return same ? { verdict: 'refused', reason: `asks what ${same.id} asks` } : passed
}

/** What a candidate reads and works on, without ids. */
function questionOf({ public: { title, stem, task } }: CompiledItem): string {
  return JSON.stringify([title, stem, task], (key, value: unknown) => (key === 'id' ? undefined : value))
}
