import type { Catalogue } from './catalogue.ts'

/** What the candidate asked the catalogue for. */
export interface Filters {
  /** Text that is searched for; empty for none. */
  readonly q: string
  /** Ids of areas, and skills as `area.skill`. Of this list and each that follows one has to fit; empty, all do. */
  readonly skill: readonly string[]
  readonly kind: readonly string[]
  readonly level: readonly string[]
  readonly language: readonly string[]
  readonly state: readonly string[]
  readonly sort: Sort
}

type Sort = (typeof SORTS)[number]

/** A filter that offers choices, several of which can be made. */
export type Facet = (typeof FACETS)[number]

export const STATES = ['new', 'working', 'tried', 'solved'] as const
export const SORTS = ['level', 'minutes', 'title'] as const
const LEVELS = ['1', '2', '3', '4', '5'] as const

/** In the order of the address. */
export const FACETS = ['skill', 'kind', 'level', 'language', 'state'] as const

export const NO_FILTERS: Filters = {
  q: '',
  skill: [],
  kind: [],
  level: [],
  language: [],
  state: [],
  sort: 'level',
}

/** Longest text that is searched for, in UTF-16 code units. */
const LONGEST_QUERY = 100

/** @returns what each filter can be, besides nothing */
export function choicesOf({ items, areas }: Catalogue) {
  const used = new Set(items.flatMap(({ skills }) => skills))
  const inUse = areas.map((area) => ({
    ...area,
    skills: area.skills.filter(({ id }) => used.has(`${area.id}.${id}`)),
  }))
  return {
    skill: inUse,
    kind: [...new Set(items.map(({ kind }) => kind))].sort(),
    level: LEVELS,
    language: [...new Set(items.flatMap(({ languages }) => languages))].sort(),
    state: STATES,
    sort: SORTS,
  } as const
}

/** Filters as an address says them, and what in it asks for something that there is not. */
export interface ReadFilters {
  readonly filters: Filters
  readonly ignored: readonly { readonly name: string; readonly value: string }[]
}

/**
 * Reads filters from an address, where a name stands once for each value. Whatever it says, the result is usable.
 *
 * @param search The query string.
 * @param catalogue What can be asked for.
 */
export function readFilters(search: string, catalogue: Catalogue): ReadFilters {
  const choices = choicesOf(catalogue)
  const allowed: Readonly<Record<Facet, readonly string[]>> = {
    ...choices,
    skill: choices.skill.flatMap((area) => [area.id, ...area.skills.map(({ id }) => `${area.id}.${id}`)]),
  }
  const ignored: ReadFilters['ignored'][number][] = []
  const chosen = new Map<string, Set<string>>()
  let q: string | undefined
  let sort: Sort | undefined
  const ignore = (name: string, value: string): void => {
    if (value !== '') ignored.push({ name, value: value.slice(0, 40).toWellFormed() })
  }
  for (const [name, value] of new URLSearchParams(search)) {
    const facet = FACETS.find((each) => each === name)
    if (name === 'q') q ??= value.trim().slice(0, LONGEST_QUERY).toWellFormed()
    else if (name === 'sort') {
      const known = SORTS.find((each) => each === value)
      if (known === undefined) ignore(name, value)
      else sort ??= known
    } else if (facet !== undefined) {
      if (allowed[facet].includes(value)) chosen.set(facet, (chosen.get(facet) ?? new Set()).add(value))
      else ignore(name, value)
    }
  }
  const valuesOf = (facet: Facet): readonly string[] => [...(chosen.get(facet) ?? [])]
  return {
    filters: {
      q: q ?? NO_FILTERS.q,
      skill: valuesOf('skill'),
      kind: valuesOf('kind'),
      level: valuesOf('level'),
      language: valuesOf('language'),
      state: valuesOf('state'),
      sort: sort ?? NO_FILTERS.sort,
    },
    ignored,
  }
}

/** @returns the query string that {@link readFilters} reads back, empty where nothing is asked for */
export function writeFilters(filters: Filters): string {
  const query = new URLSearchParams()
  const q = filters.q.trim()
  if (q !== '') query.set('q', q)
  for (const facet of FACETS) for (const value of filters[facet]) query.append(facet, value)
  if (filters.sort !== NO_FILTERS.sort) query.set('sort', filters.sort)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** @returns whether anything but the order was asked for */
export function isFiltering(filters: Filters): boolean {
  return writeFilters({ ...filters, sort: NO_FILTERS.sort }) !== ''
}

/** @returns the filters with one value of a facet added, or taken away where it was there */
export function toggled(filters: Filters, facet: Facet, value: string): Filters {
  const before = filters[facet]
  const after = before.includes(value) ? before.filter((each) => each !== value) : [...before, value]
  return { ...filters, [facet]: after }
}
