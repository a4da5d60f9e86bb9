import type { ItemState } from '../../practice/item-state.ts'
import { practice } from '../../text/practice.ts'

/** How the candidate stands with an item: a sign and words. */
export function StateMark({ state }: { readonly state: ItemState }) {
  return (
    <span class={`state state-${state.type}`}>
      {state.type === 'tried' ? practice.state.tried(state.category, state.max) : practice.state[state.type]}
    </span>
  )
}
