import { suggest } from '#schemas/diagnose/suggest'
import { quoted, type Faults, type Place } from './faults.ts'

/** How a table of responses is laid out. */
export type Layout = 'wide' | 'long'

/** What a column holds; in a wide table the number of its item, from 0. */
export type Role = 'person' | 'item' | 'score' | 'group' | number

export interface Header {
  readonly layout: Layout
  /** One per column. */
  readonly roles: readonly Role[]
  /** Items of a wide table, in the order of their columns; empty for a long one. */
  readonly items: readonly string[]
}

export interface HeaderOptions {
  readonly format?: Layout | undefined
  /** Name of the column that holds each person's group. */
  readonly group?: string | undefined
}

/**
 * Says what each column holds: a table with `person`, `item` and `score` is long, another one wide, unless it is told.
 *
 * @param names of the columns, in order
 * @param placeOf the place of a column's name
 * @returns `undefined` where there were faults
 */
export function readHeader(
  names: readonly string[],
  placeOf: (column: number) => Place,
  { format, group }: HeaderOptions,
  faults: Faults,
): Header | undefined {
  const before = faults.errors()
  const firstOf = new Map<string, number>()
  for (const [column, name] of names.entries()) {
    const first = firstOf.get(name)
    if (name === '')
      faults.error(
        'empty-name',
        placeOf(column),
        `Missing name of column ${column + 1}`,
        'Name every column in the first line',
      )
    else if (first === undefined) firstOf.set(name, column)
    else
      faults.error(
        'repeated-column',
        placeOf(column),
        `Unexpected second column ${quoted(name)}`,
        'Give each item one column',
        { place: placeOf(first), message: 'The first is here' },
      )
  }
  const has = (name: string) => firstOf.has(name)
  const layout = format ?? (has('item') && has('score') ? 'long' : 'wide')
  const needed = layout === 'long' ? ['person', 'item', 'score'] : ['person']
  for (const name of [...needed, ...(group === undefined ? [] : [group])]) {
    if (has(name)) continue
    const near = suggest(name, firstOf.keys())
    faults.error(
      'missing-column',
      placeOf(0),
      `Missing column ${quoted(name)} in the first line`,
      near === undefined ? HELP[layout] : `Did you mean ${quoted(near)}? ${HELP[layout]}`,
    )
  }
  const items: string[] = []
  const roles = names.map((name, column): Role => {
    if (name === group) return 'group'
    if (name === 'person') return 'person'
    if (layout === 'wide') return items.push(name) - 1
    if (name === 'item' || name === 'score') return name
    if (name !== '')
      faults.error(
        'unknown-column',
        placeOf(column),
        `Unexpected column ${quoted(name)}, expected ${['person', 'item', 'score', ...(group === undefined ? [] : [group])].map(quoted).join(', ')}`,
        `Leave it out, or say --group ${name} if it holds each person's group${format === undefined ? '; say --format wide if `item` and `score` are items' : ''}`,
      )
    return 'item'
  })
  if (layout === 'wide' && items.length === 0 && faults.errors() === before)
    faults.error('missing-column', placeOf(0), 'Missing items: no column but `person` is named', HELP.wide)
  return faults.errors() === before ? { layout, roles, items } : undefined
}

const HELP: Readonly<Record<Layout, string>> = {
  wide: 'A wide table begins with `person,` and the name of each item',
  long: 'A long table begins with `person,item,score`',
}
