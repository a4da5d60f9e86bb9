import { areaOfSkill } from './catalogue.ts'
import type { History } from './history.ts'
import { itemStates, stateIn } from './item-state.ts'
import { areasIn } from './levels.ts'
import { itemsOf, type PracticeIndex } from './practice-index.ts'

/** How much of an area's problems is solved. */
export interface AreaSolved {
  readonly area: string
  readonly title: string
  /** Problems that are solved, from 0 to `of` (included). */
  readonly solved: number
  /** Problems on offer that touch the area, at least 1. */
  readonly of: number
}

/**
 * How many of the problems on offer are solved, area by area. A problem that touches two areas counts in both; one that
 * is no longer offered, in none.
 *
 * @param history What this browser holds.
 * @param index The site's releases.
 * @returns The areas that have problems, in the order of the taxonomy.
 */
export function solvedPerArea(
  history: Pick<History, 'sessions'>,
  index: PracticeIndex,
): readonly AreaSolved[] {
  const states = itemStates(history)
  const items = itemsOf(index).map(({ id, skills }) => ({ id, areas: new Set(skills.map(areaOfSkill)) }))
  return areasIn(index).flatMap(({ id: area, title }) => {
    const touching = items.filter(({ areas }) => areas.has(area))
    if (touching.length === 0) return []
    const solved = touching.filter(({ id }) => stateIn(states, id).type === 'solved').length
    return [{ area, title, solved, of: touching.length }]
  })
}
