import type { Responses } from '#adaptive'
import { quoted } from './faults.ts'
import type { Gathering } from './gathering.ts'
import { orderRows } from './order-rows.ts'
import { rankNames } from './rank-names.ts'

/** What was gathered, in its final form. */
export interface Finished {
  readonly responses: Responses
  readonly items: readonly string[]
  readonly groups: readonly string[]
  readonly persons: readonly string[]
}

/**
 * Puts the responses into rows by person and item, refuses pairs that occur twice, leaves persons without scores out.
 *
 * Persons stand in the order in which they came. Items stand in the order of their columns where the format has columns,
 * else by name, numbers within names by their size, so that the order of lines decides nothing.
 *
 * @returns `undefined` where there are faults
 */
export function finish(gathering: Gathering, order: 'columns' | 'names'): Finished | undefined {
  const { faults, ledger, groupOf } = gathering
  if (faults.errors() > 0) return undefined
  const items = gathering.items.texts()
  const ranks = order === 'names' ? rankNames(items) : undefined
  if (ranks) for (let at = 0; at < ledger.length; at++) ledger.item[at] = ranks[ledger.item[at] ?? 0] ?? 0
  const inOrder: string[] = [...items]
  if (ranks) for (const [number, name] of items.entries()) inOrder[ranks[number] ?? 0] = name

  const persons = gathering.persons.count()
  if (ledger.length === 0) {
    const place = { line: 1, column: 1 }
    if (persons === 0)
      faults.error(
        'no-rows',
        place,
        'Missing rows: the names of the columns stand alone',
        'Write one row per person, or per score',
      )
    else
      faults.error(
        'no-scores',
        place,
        `Missing scores: no cell of ${counted(persons, 'person')} has one`,
        'Write scores as integers: 0, 1, 2…',
      )
    return undefined
  }
  const { starts, item, category } = orderRows(gathering, inOrder)
  if (faults.errors() > 0) return undefined

  const answered = new Uint8Array(inOrder.length)
  for (let at = 0; at < item.length; at++) answered[item[at] ?? 0] = 1
  for (const [number, name] of items.entries())
    if (answered[ranks?.[number] ?? number] !== 1)
      faults.warning(
        'unanswered',
        gathering.itemPlaces.get(number) ?? { line: 1, column: 1 },
        `Unexpected item ${quoted(name)} without scores`,
        'Leave the item out, or add what it was scored',
      )
  const kept = new Uint32Array(persons)
  let count = 0
  let firstOut = -1
  for (let person = 0; person < persons; person++) {
    if (starts[person + 1] !== starts[person]) {
      kept[count] = person
      count += 1
      starts[count] = starts[person + 1] ?? 0
    } else if (firstOut === -1) firstOut = person
  }
  if (firstOut !== -1)
    faults.warning(
      'left-out',
      { line: gathering.firstLine[firstOut] ?? 1, column: 1 },
      `${counted(persons - count, 'person')} without scores left out, ${quoted(gathering.persons.text(firstOut))} the first`,
    )
  const names = gathering.persons.texts()
  const groups = gathering.hasGroups ? gathering.groups.texts() : ['']
  return {
    responses: {
      persons: count,
      items: inOrder.length,
      starts: starts.slice(0, count + 1),
      item,
      category,
      weights: undefined,
      groups: gathering.hasGroups
        ? Uint8Array.from({ length: count }, (_, person) => (groupOf[kept[person] ?? 0] ?? 1) - 1)
        : undefined,
      groupCount: groups.length,
    },
    items: inOrder,
    groups,
    persons: count === persons ? names : Array.from(kept.subarray(0, count), (person) => names[person] ?? ''),
  }
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}
