import type { AuthorRow } from './author-data.ts'

/** What the list of items shows. Empty texts ask for nothing. */
export interface ItemFilters {
  readonly q: string
  readonly kind: string
  readonly status: string
  readonly proof: string
  readonly faults: string
}

export const NO_ITEM_FILTERS: ItemFilters = { q: '', kind: '', status: '', proof: '', faults: '' }

const NAMES = Object.keys(NO_ITEM_FILTERS) as readonly (keyof ItemFilters)[]

/** @param search of an address, such as `?proof=stale` */
export function readItemFilters(search: string): ItemFilters {
  const given = new URLSearchParams(search)
  const entries = NAMES.map((name) => [name, given.get(name) ?? ''])
  return Object.fromEntries(entries) as unknown as ItemFilters
}

/** @returns what of an address holds the filters; empty where there are none */
export function writeItemFilters(filters: ItemFilters): string {
  const given = new URLSearchParams(
    NAMES.flatMap((name) => (filters[name] === '' ? [] : [[name, filters[name]]])),
  )
  return given.size === 0 ? '' : `?${given.toString()}`
}

/** The rows that the filters leave, in their order. Every word of the search is to be in id, title or skills. */
export function filterItems(rows: readonly AuthorRow[], filters: ItemFilters): readonly AuthorRow[] {
  const words = filters.q.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (filters.kind !== '' && row.kind !== filters.kind) return false
    if (filters.status !== '' && row.status !== filters.status) return false
    if (filters.proof !== '' && row.proof !== filters.proof) return false
    if (!hasFaults(row, filters.faults)) return false
    if (words.length === 0) return true
    const text = `${row.bank}/${row.name} ${row.title} ${row.skills.join(' ')}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

function hasFaults({ errors, warnings }: AuthorRow, wanted: string): boolean {
  if (wanted === 'errors') return errors > 0
  if (wanted === 'any') return errors + warnings > 0
  return wanted !== 'none' || errors + warnings === 0
}
