import { useMemo } from 'preact/hooks'
import type { Catalogue } from '../../practice/catalogue.ts'
import { isFiltering, NO_FILTERS } from '../../practice/filters.ts'
import { problemFinder } from '../../practice/find-problems.ts'
import { itemStates } from '../../practice/item-state.ts'
import type { TestView } from '../../session/view.ts'
import { practice } from '../../text/practice.ts'
import { site } from '../addresses.ts'
import { announce, LiveRegion } from '../live-region.tsx'
import { FilterForm } from './filter-form.tsx'
import { NextLoader } from './next-loader.tsx'
import { ProblemList } from './problem-list.tsx'
import { useFilters } from './use-filters.ts'
import { isUnread, useHistory } from './use-history.ts'

interface CatalogueIslandProps {
  readonly catalogue: Catalogue
  /** The adaptive practice test that is offered beside the suggestion. */
  readonly led: TestView | undefined
}

/** Every practice problem. The server draws the whole list; with scripts it can be filtered and shows one's own state. */
export function CatalogueIsland({ catalogue, led }: CatalogueIslandProps) {
  const { items, areas, addresses } = catalogue
  const { filters, ignored, isReady, set } = useFilters(catalogue)
  const { state } = useHistory(addresses)
  const states = useMemo(
    () => (state.type === 'loaded' && !isUnread(state.loaded) ? itemStates(state.loaded.history) : undefined),
    [state],
  )
  const skills = useMemo(
    () =>
      new Map(
        areas.flatMap((area) => area.skills.map(({ id, title }) => [`${area.id}.${id}`, title] as const)),
      ),
    [areas],
  )
  const find = useMemo(() => problemFinder(catalogue), [catalogue])
  // Where what was solved cannot be read, nothing is left out because of it; while it is read, the list waits.
  const { items: shown, order, counts } = useMemo(() => find(filters, states), [find, filters, states])
  const isUnknown = states === undefined && state.type !== 'loading'
  const isWaiting = filters.state.length > 0 && state.type === 'loading'
  const clear = (): void => {
    set({ ...NO_FILTERS, sort: filters.sort })
    announce(practice.count(items.length, items.length))
  }
  return (
    <>
      <section class="next" aria-labelledby="next">
        <div class="next-item">
          <h2 id="next">{practice.next.heading}</h2>
          <NextLoader state={state} />
        </div>
        {led && (
          <div class="next-led">
            <h3>{practice.next.testHeading}</h3>
            <p>{practice.next.test(led.minItems, led.maxItems)}</p>
            <div class="ways">
              <a class="button" href={site.test(led.id)}>
                {practice.next.about}
                <span class="hidden-text">: {led.title}</span>
              </a>
            </div>
          </div>
        )}
      </section>
      <section class="catalogue" aria-labelledby="problems">
        <h2 id="problems">{practice.problems}</h2>
        <FilterForm
          catalogue={catalogue}
          filters={filters}
          counts={counts}
          isReady={isReady}
          isFiltering={isFiltering(filters)}
          onChange={set}
          onClear={clear}
        />
        <div class="catalogue-head">
          <p role="status" class="catalogue-count">
            {isWaiting ? practice.next.loading : practice.count(shown.length, items.length)}
          </p>
          <p class="catalogue-sort">
            <label for="sort">{practice.filters.sort}</label>{' '}
            <select
              id="sort"
              disabled={!isReady}
              value={filters.sort}
              onChange={({ currentTarget: { value } }) => {
                const sort = value === 'minutes' || value === 'title' ? value : 'level'
                set({ ...filters, sort })
              }}
            >
              {(['level', 'minutes', 'title'] as const).map((sort) => (
                <option key={sort} value={sort}>
                  {practice.filters.sorts[sort]}
                </option>
              ))}
            </select>
          </p>
        </div>
        {ignored.length > 0 && (
          <p class="note" role="status">
            {practice.ignored(ignored)}
          </p>
        )}
        {isUnknown && <p class="note">{practice.stateUnknown}</p>}
        {items.length === 0 && <p>{practice.none}</p>}
        <ProblemList order={order} shown={shown} states={states} skills={skills} isWaiting={isWaiting} />
        {items.length > 0 && shown.length === 0 && (
          <div class="catalogue-empty">
            <h3>{practice.empty.heading}</h3>
            <p>{practice.empty.text}</p>
            <div class="ways">
              <button type="button" class="button button-next" onClick={clear}>
                {practice.filters.clear}
              </button>
            </div>
          </div>
        )}
      </section>
      <LiveRegion />
    </>
  )
}
