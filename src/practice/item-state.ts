import type { Attempt, History, PastSession } from './history.ts'

/** How the candidate stands with an item. */
export type ItemState =
  | { readonly type: 'new' }
  /** Begun and not submitted; `test` is where it goes on. */
  | { readonly type: 'working'; readonly test: string; readonly single: boolean }
  | { readonly type: 'tried'; readonly category: number; readonly max: number }
  | { readonly type: 'solved' }

const NEW: ItemState = { type: 'new' }

/**
 * How the candidate stands with every problem that they met, whichever variants of it; what is under way goes before what
 * was.
 *
 * @param history What this browser holds.
 * @returns By id; a problem that is not in it is new.
 */
export function itemStates({ sessions }: Pick<History, 'sessions'>): ReadonlyMap<string, ItemState> {
  const states = new Map<string, ItemState>()
  for (const session of sessions)
    for (const attempt of session.attempts) {
      const known = states.get(attempt.problem) ?? NEW
      states.set(attempt.problem, further(known, stateOf(attempt, session)))
    }
  return states
}

/** @returns the state of one item, from {@link itemStates} */
export function stateIn(states: ReadonlyMap<string, ItemState>, item: string): ItemState {
  return states.get(item) ?? NEW
}

function stateOf({ best, withheld, submittedAt }: Attempt, session: PastSession): ItemState {
  const goesOn = session.state === 'unfinished' && session.release !== 'removed'
  if (goesOn && (submittedAt === undefined || withheld))
    return { type: 'working', test: session.test, single: session.single !== undefined }
  if (best === undefined) return NEW
  const { category, max } = best
  return category >= max ? { type: 'solved' } : { type: 'tried', category, max }
}

const ORDER = { new: 0, tried: 1, solved: 2, working: 3 } as const

function further(one: ItemState, other: ItemState): ItemState {
  if (one.type === 'tried' && other.type === 'tried')
    return other.category / other.max > one.category / one.max ? other : one
  return ORDER[other.type] > ORDER[one.type] ? other : one
}
