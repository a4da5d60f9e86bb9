import type { SessionItem } from '../session/item.ts'

/** An item model with several members: the item that it belongs to, and the variants that were drawn from it. */
export interface Model {
  /** id of the item that it belongs to, which blueprints name */
  readonly of: string
  /** indexes of the members, by their ids: in which order the items came says nothing */
  readonly members: readonly number[]
}

/** @returns what a blueprint calls an item: a variant goes by the name of the item that it was drawn from */
export function modelOf({ id, variant }: Pick<SessionItem, 'id' | 'variant'>): string {
  return variant?.of ?? id
}

/** @returns indexes of the items by the names that a blueprint may give them, ascending; one each but for item models */
export function itemsByName(
  items: readonly Pick<SessionItem, 'id' | 'variant'>[],
): ReadonlyMap<string, readonly number[]> {
  const named = new Map<string, number[]>()
  items.forEach((item, i) => {
    const name = modelOf(item)
    const members = named.get(name)
    if (members === undefined) named.set(name, [i])
    else members.push(i)
  })
  return named
}

/** @param named the items by name, as {@link itemsByName} gives them */
export function modelsOf(
  items: readonly Pick<SessionItem, 'id'>[],
  named: ReadonlyMap<string, readonly number[]>,
): readonly Model[] {
  const idOf = (index: number): string => items[index]?.id ?? ''
  return [...named].flatMap(([of, members]) =>
    members.length < 2 ? [] : [{ of, members: members.toSorted((x, y) => (idOf(x) < idOf(y) ? -1 : 1)) }],
  )
}

/**
 * Why a blueprint cannot name an item so.
 *
 * @param name one that the items by name do not have
 * @returns one sentence
 */
export function nameFault(items: readonly Pick<SessionItem, 'id' | 'variant'>[], name: string): string {
  const variant = items.find(({ id }) => id === name)?.variant
  return variant === undefined
    ? `Item ${name} is not in this test.`
    : `Item ${name} is a variant: name ${variant.of}, of which each candidate gets one.`
}
