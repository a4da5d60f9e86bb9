import type { ReportedItem } from '#report'
import type { calibration as words } from '../../text/calibration.ts'

/** An order of items. */
export type ItemSort = keyof typeof words.items.sorts

interface Wanted {
  readonly sort: ItemSort
  /** part of a name, in any case; empty for all */
  readonly find: string
  /** places, those that need a look first */
  readonly order: readonly number[]
}

/** @returns places of the items that are wanted, in their order; equal ones stand as in the file */
export function sortedItems(
  items: readonly ReportedItem[],
  { sort, find, order }: Wanted,
): readonly number[] {
  const wanted = find.trim().toLowerCase()
  const places = (sort === 'look' ? order : items.map((_, place) => place)).filter((place) =>
    (items[place]?.id ?? '').toLowerCase().includes(wanted),
  )
  if (sort === 'look' || sort === 'file') return places
  const keys = items.map((item) => KEYS[sort](item))
  return places.toSorted((one, other) => compared(keys[one], keys[other]) || one - other)
}

type Key = string | number | undefined

/** What is ascending in each order; what is not known stands last. */
const KEYS: Readonly<Record<Exclude<ItemSort, 'look' | 'file'>, (item: ReportedItem) => Key>> = {
  name: ({ id }) => id,
  easiest: difficultyOf,
  hardest: (item) => -difficultyOf(item),
  flattest: ({ parameters }) => parameters.a,
  persons: ({ persons }) => persons,
  misfit: ({ meanSquares }) => meanSquares && -meanSquares.infit,
  dif: ({ dif = [] }) => (dif.length === 0 ? undefined : -Math.max(...dif.map(sizeOf))),
}

const NAMES = new Intl.Collator('en', { numeric: true })
const CLASSES = { A: 0, B: 1, C: 2 } as const

function difficultyOf({ parameters: { b } }: ReportedItem): number {
  return typeof b === 'number' ? b : b.reduce((sum, each) => sum + each, 0) / b.length
}

/** Class first, then the size of the effect, which is at most a few logits or units of delta. */
function sizeOf({ class: size, effect }: NonNullable<ReportedItem['dif']>[number]): number {
  const value = Math.abs(effect.value)
  return CLASSES[size] + (Number.isNaN(value) ? 0 : value / (1 + value))
}

function compared(one: Key, other: Key): number {
  const [isOne, isOther] = [isKnown(one), isKnown(other)]
  if (!isOne || !isOther) return Number(isOther) - Number(isOne)
  return typeof one === 'string' ? NAMES.compare(one, String(other)) : Number(one) - Number(other)
}

function isKnown(key: Key): boolean {
  return key !== undefined && !Number.isNaN(key)
}
