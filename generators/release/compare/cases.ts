import { differences, isObject } from './differences.ts'
import { keyOf, type ItemHalves } from './released-item.ts'

/** What an answer is run on: a case, a database or a planted fault. It has one id for ever. */
export interface ReleasedCase {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly isVisible: boolean
  /** Whether it steers a graded test, and so is no part of the score of record. */
  readonly isSteering: boolean
  /** What decides a verdict on it, by name. */
  readonly content: Readonly<Record<string, unknown>>
}

/** What differs between the cases of an item in two releases. */
export interface CaseChanges {
  readonly added: readonly ReleasedCase[]
  readonly removed: readonly ReleasedCase[]
  /** Those with one id and another content, with the names of what differs. */
  readonly edited: readonly { readonly one: ReleasedCase; readonly fields: readonly string[] }[]
}

/** Members of a case that decide its verdict; a name or a title may be corrected. */
const DECIDING = ['input', 'expected', 'script', 'text', 'category'] as const

/** All cases of an item by their ids; of a graded one without its key, those that are visible. */
export function casesOf(item: ItemHalves): ReadonlyMap<string, ReleasedCase> {
  const cases = new Map<string, ReleasedCase>()
  const visible = new Set(caseLists(item.public.task).flatMap((list) => list.map(({ id }) => id)))
  for (const list of [...caseLists(keyOf(item)), ...caseLists(item.public.task)])
    for (const one of list)
      if (!cases.has(one.id)) cases.set(one.id, { ...one, isVisible: visible.has(one.id) })
  if (item.sealed && 'steering' in item.sealed)
    for (const list of caseLists({ cases: item.sealed.steering }))
      for (const one of list) cases.set(one.id, { ...one, isSteering: true })
  return cases
}

export function caseChanges(
  before: ReadonlyMap<string, ReleasedCase>,
  after: ReadonlyMap<string, ReleasedCase>,
): CaseChanges {
  return {
    added: [...after.values()].filter(({ id }) => !before.has(id)),
    removed: [...before.values()].filter(({ id }) => !after.has(id)),
    edited: [...after.values()].flatMap((one) => {
      const old = before.get(one.id)
      const fields = old === undefined ? [] : fieldsBetween(old, one)
      return fields.length === 0 ? [] : [{ one, fields }]
    }),
  }
}

/** Whether two cases are the same but for their names. */
export function isSameCase(left: ReleasedCase, right: ReleasedCase): boolean {
  return fieldsBetween(left, right).length === 0
}

function fieldsBetween(before: ReleasedCase, after: ReleasedCase): readonly string[] {
  return [
    ...new Set(differences(before.content, after.content).map(({ path: [field = ''] }) => field)),
    ...(before.group === after.group ? [] : ['group']),
    ...(before.isVisible === after.isVisible ? [] : ['visible']),
    ...(before.isSteering === after.isSteering ? [] : ['steering']),
  ]
}

/** A task or a key without its cases: what else differs is looked at by itself. */
export function withoutCases<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutCases) as T
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) =>
      caseLike(name, part) ? [] : [[name, withoutCases(part)] as const],
    ),
  ) as T
}

function caseLists(value: unknown): readonly (readonly ReleasedCase[])[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, part]) =>
    caseLike(name, part)
      ? [part.flatMap((one) => readCase(one) ?? [])]
      : isObject(part)
        ? caseLists(part)
        : [],
  )
}

/** The lists that hold cases, whatever the kind; their members have UUIDs. */
function caseLike(name: string, part: unknown): part is readonly Readonly<Record<string, unknown>>[] {
  return (
    ['cases', 'examples', 'mutants'].includes(name) &&
    Array.isArray(part) &&
    part.every((one) => isObject(one) && typeof one['id'] === 'string' && one['id'].length === 36)
  )
}

function readCase(one: Readonly<Record<string, unknown>>): ReleasedCase {
  return {
    id: String(one['id']),
    name: String(one['name']),
    group: String(one['group'] ?? ''),
    isVisible: false,
    isSteering: false,
    content: Object.fromEntries(DECIDING.flatMap((field) => (field in one ? [[field, one[field]]] : []))),
  }
}
