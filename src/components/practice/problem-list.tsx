import { useMemo } from 'preact/hooks'
import type { CatalogueItem } from '../../practice/catalogue.ts'
import { stateIn, type ItemState } from '../../practice/item-state.ts'
import { ProblemRow } from './problem-row.tsx'

interface ProblemListProps {
  /** Every problem, in the order of the rows. */
  readonly order: readonly CatalogueItem[]
  /** Those that are asked for. */
  readonly shown: readonly CatalogueItem[]
  /** How the candidate stands with each; undefined while that is not known. */
  readonly states: ReadonlyMap<string, ItemState> | undefined
  /** Titles by `area.skill`. */
  readonly skills: ReadonlyMap<string, string>
  /** Whether it is not known yet which are asked for: the list keeps its place and shows nothing. */
  readonly isWaiting: boolean
}

/**
 * The rows of the list. All stay in the page, those that are not asked for hidden, and the inside of a row is one object
 * for as long as it looks the same, at which drawing stops: a filter costs what it changes, also with thousands of rows.
 */
export function ProblemList({ order, shown, states, skills, isWaiting }: ProblemListProps) {
  const rows = useMemo(
    () =>
      new Map(
        order.map((item) => [
          item.id,
          <ProblemRow key={item.id} item={item} skills={skills} state={states && stateIn(states, item.id)} />,
        ]),
      ),
    [order, skills, states],
  )
  const asked = new Set(shown.map(({ id }) => id))
  return (
    <ol class="problems" data-waiting={isWaiting}>
      {order.map(({ id }) => (
        <li key={id} class="problem" data-item={id} hidden={!asked.has(id)}>
          {rows.get(id)}
        </li>
      ))}
    </ol>
  )
}
