import { areaOfSkill, type Catalogue, type CatalogueItem } from './catalogue.ts'
import { stateIn, type ItemState } from './item-state.ts'

/** What the candidate asked the catalogue for; an empty text asks for everything. */
export interface Filters {
  readonly q: string
  /** Id of an area, or a skill as `area.skill`. */
  readonly skill: string
  readonly kind: string
  readonly level: string
  readonly language: string
  readonly state: string
  readonly sort: Sort
}

type Sort = (typeof SORTS)[number]

export const STATES = ['new', 'working', 'tried', 'solved'] as const
export const SORTS = ['level', 'minutes', 'title'] as const
export const LEVELS = ['1', '2', '3', '4', '5'] as const

export const NO_FILTERS: Filters = {
  q: '',
  skill: '',
  kind: '',
  level: '',
  language: '',
  state: '',
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
 * Reads filters from an address. Whatever it says, the result is usable.
 *
 * @param search The query string.
 * @param catalogue What can be asked for.
 */
export function readFilters(search: string, catalogue: Catalogue): ReadFilters {
  const query = new URLSearchParams(search)
  const choices = choicesOf(catalogue)
  const allowed: Readonly<Record<string, readonly string[]>> = {
    ...choices,
    skill: choices.skill.flatMap((area) => [area.id, ...area.skills.map(({ id }) => `${area.id}.${id}`)]),
  }
  const ignored: ReadFilters['ignored'][number][] = []
  const read: Record<string, string> = {}
  for (const [name, value] of query) {
    if (name === 'q') read['q'] ??= value.trim().slice(0, LONGEST_QUERY).toWellFormed()
    else if (Object.hasOwn(allowed, name)) {
      if (allowed[name]?.includes(value) === true) read[name] ??= value
      else if (value !== '') ignored.push({ name, value: value.slice(0, 40).toWellFormed() })
    }
  }
  return { filters: { ...NO_FILTERS, ...(read as Partial<Filters>) }, ignored }
}

/** @returns the query string that {@link readFilters} reads back, empty where nothing is asked for */
export function writeFilters(filters: Filters): string {
  const query = new URLSearchParams()
  for (const name of Object.keys(NO_FILTERS) as (keyof Filters)[]) {
    const value = filters[name].trim()
    if (value !== '' && value !== NO_FILTERS[name]) query.set(name, value)
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** @returns whether anything but the order was asked for */
export function isFiltering(filters: Filters): boolean {
  return writeFilters({ ...filters, sort: NO_FILTERS.sort }) !== ''
}

/**
 * The items that were asked for, in the order that was asked for.
 *
 * @param catalogue All items.
 * @param filters What is asked for.
 * @param states How the candidate stands with each item.
 */
export function filtered(
  { items, areas }: Catalogue,
  filters: Filters,
  states: ReadonlyMap<string, ItemState>,
): readonly CatalogueItem[] {
  const { skill, kind, level, language, state, sort } = filters
  const words = folded(filters.q)
    .split(/\s+/)
    .filter((word) => word !== '')
  const titles = new Map(
    areas.flatMap((area) => [
      [area.id, area.title] as const,
      ...area.skills.map(({ id, title }) => [`${area.id}.${id}`, title] as const),
    ]),
  )
  return items
    .filter(
      (item) =>
        (kind === '' || item.kind === kind) &&
        (level === '' || String(item.level) === level) &&
        (language === '' || item.languages.includes(language)) &&
        (skill === '' || item.skills.some((one) => one === skill || areaOfSkill(one) === skill)) &&
        (state === '' || stateIn(states, item.id).type === state) &&
        hasAll(item, words, titles),
    )
    .sort(
      (one, other) =>
        (sort === 'level' ? one.level - other.level : 0) ||
        (sort === 'minutes' ? one.minutes - other.minutes : 0) ||
        one.title.localeCompare(other.title, 'en'),
    )
}

/** Every word stands somewhere in the title or in what the item is about. */
function hasAll(
  { id, title, skills }: CatalogueItem,
  words: readonly string[],
  titles: ReadonlyMap<string, string>,
): boolean {
  if (words.length === 0) return true
  const about = skills.flatMap((skill) => [titles.get(skill) ?? '', titles.get(areaOfSkill(skill)) ?? ''])
  const text = folded([title, id.replaceAll('-', ' '), ...about].join(' '))
  return words.every((word) => text.includes(word))
}

/** Without case and accents, as people search. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
