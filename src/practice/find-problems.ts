import { areaOfSkill, type Catalogue, type CatalogueItem } from './catalogue.ts'
import { FACETS, type Facet, type Filters } from './filters.ts'
import { stateIn, type ItemState } from './item-state.ts'

/** What was asked for, and what each choice would leave. */
export interface FoundProblems {
  /** In the order that was asked for. */
  readonly items: readonly CatalogueItem[]
  /** The whole catalogue in that order. */
  readonly order: readonly CatalogueItem[]
  /**
   * Per choice, the number of items that have it and fit every other filter: what ticking it alone in its own filter
   * leaves. A choice that nothing has is not in it, and no state is while states are not known.
   */
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>
}

/** Finds problems; see {@link problemFinder}. */
export type FindProblems = (
  filters: Filters,
  states: ReadonlyMap<string, ItemState> | undefined,
) => FoundProblems

/** An item as it is searched. */
interface Searchable {
  readonly item: CatalogueItem
  /** Title, id and skills, folded. */
  readonly text: string
  readonly values: Readonly<Record<Exclude<Facet, 'state'>, readonly string[]>>
}

/**
 * A search over a catalogue. What does not depend on the question is done once: folding and ordering thousands of titles
 * at every key would be felt.
 *
 * @param catalogue All items.
 * @returns What finds: by filters, and by how the candidate stands with each item. Where that is not known, the filter
 *   for it lets everything through.
 */
export function problemFinder({ items, areas }: Catalogue): FindProblems {
  const titles = new Map(
    areas.flatMap((area) => [
      [area.id, area.title] as const,
      ...area.skills.map(({ id, title }) => [`${area.id}.${id}`, title] as const),
    ]),
  )
  const { compare } = new Intl.Collator('en')
  const byTitle = items
    .map((item) => searchable(item, titles))
    .sort((one, other) => compare(one.item.title, other.item.title))
  // Sorting is stable: what is equal stays in the order of titles.
  const orders: Readonly<Record<Filters['sort'], Order>> = {
    level: orderOf(byTitle.toSorted((one, other) => one.item.level - other.item.level)),
    minutes: orderOf(byTitle.toSorted((one, other) => one.item.minutes - other.item.minutes)),
    title: orderOf(byTitle),
  }
  return (filters, states) => {
    const { searched, order } = orders[filters.sort]
    const words = folded(filters.q)
      .split(/\s+/)
      .filter((word) => word !== '')
    const found: CatalogueItem[] = []
    const counts: Record<Facet, Map<string, number>> = {
      skill: new Map(),
      kind: new Map(),
      level: new Map(),
      language: new Map(),
      state: new Map(),
    }
    for (const { item, text, values } of searched) {
      if (!words.every((word) => text.includes(word))) continue
      const state = states === undefined ? [] : [stateIn(states, item.id).type]
      const valuesOf = (facet: Facet): readonly string[] => (facet === 'state' ? state : values[facet])
      const failed = FACETS.filter((facet) => {
        const asked = facet === 'state' && states === undefined ? [] : filters[facet]
        return asked.length > 0 && !valuesOf(facet).some((value) => asked.includes(value))
      })
      if (failed.length === 0) found.push(item)
      // A filter's own choices do not narrow each other.
      for (const facet of FACETS)
        if (failed.every((each) => each === facet))
          for (const value of valuesOf(facet)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1)
    }
    return { items: found, order, counts }
  }
}

interface Order {
  readonly searched: readonly Searchable[]
  readonly order: readonly CatalogueItem[]
}

function orderOf(searched: readonly Searchable[]): Order {
  return { searched, order: searched.map(({ item }) => item) }
}

function searchable(item: CatalogueItem, titles: ReadonlyMap<string, string>): Searchable {
  const { id, title, kind, level, languages, skills } = item
  const areas = [...new Set(skills.map(areaOfSkill))]
  const about = [...skills, ...areas].map((each) => titles.get(each) ?? '')
  return {
    item,
    text: folded([title, id.replaceAll('-', ' '), ...about].join(' ')),
    values: { skill: [...areas, ...skills], kind: [kind], level: [String(level)], language: languages },
  }
}

/** Without case and accents, as people search. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
