import type { SearchQuery } from '@codemirror/search'
import type { EditorState } from '@codemirror/state'

/** The most matches that are counted (included). */
export const mostMatches = 1000

/** How often a text was found. */
export interface Matches {
  /** Up to one more than are counted. */
  readonly count: number
  /** Which of them is selected, from 1; 0 where none is. */
  readonly selected: number
}

/**
 * @param query What to find; nothing is found where it is empty or no pattern.
 * @param state The text, and what is selected in it.
 */
export function countMatches(query: SearchQuery, state: EditorState): Matches {
  if (!query.valid) return { count: 0, selected: 0 }
  const { from, to } = state.selection.main
  const cursor = query.getCursor(state)
  let count = 0
  let selected = 0
  for (let next = cursor.next(); next.done !== true && count <= mostMatches; next = cursor.next()) {
    count += 1
    if (next.value.from === from && next.value.to === to) selected = count
  }
  return { count, selected }
}
