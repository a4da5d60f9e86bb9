import type { Encoded } from '#schemas/value'

/** How the elements of what grows are arranged. */
export const arrangements = [
  'random',
  'sorted',
  'reversed',
  'equal',
  'few',
  'one-odd',
  'organ-pipe',
  'zigzag',
] as const

/** The name of one. */
export type Arrangement = (typeof arrangements)[number]

/**
 * Puts drawn elements into an order that is hard for some way of working: what is quick in a random order can be slow
 * in a sorted one, among equal ones, or where each step goes from one end to the other.
 *
 * - `sorted`, `reversed`: ascending, descending; of records each field by itself, so that all of them ascend
 * - `equal`: the first element everywhere; `one-odd`: the same, but for another one at the end
 * - `few`: three elements again and again, as they were drawn
 * - `organ-pipe`: up, then down again
 * - `zigzag`: the lowest, the highest, the second lowest, and so on
 *
 * @param elements as they were drawn, in random order
 * @returns as many elements; `equal`, `one-odd` and `few` repeat some and leave others out
 */
export function arrange<T extends Encoded>(elements: readonly T[], arrangement: Arrangement): T[] {
  const [first] = elements
  if (first === undefined) return []
  switch (arrangement) {
    case 'random':
      return [...elements]
    case 'sorted':
      return ascending(elements)
    case 'reversed':
      return ascending(elements).toReversed()
    case 'equal':
      return elements.map(() => first)
    case 'one-odd': {
      const odd = elements.find((element) => keyOf(element) !== keyOf(first)) ?? first
      return elements.map((_, index) => (index === elements.length - 1 ? odd : first))
    }
    case 'few':
      return elements.map((element, index) => elements[pick(element, index) % 3] ?? first)
    case 'organ-pipe': {
      const sorted = ascending(elements)
      const up = sorted.filter((_, index) => index % 2 === 0)
      return [...up, ...sorted.filter((_, index) => index % 2 === 1).toReversed()]
    }
    case 'zigzag': {
      const sorted = ascending(elements)
      const last = sorted.length - 1
      return sorted.map((_, index) => sorted[index % 2 === 0 ? index / 2 : last - (index - 1) / 2] ?? first)
    }
  }
}

/** Which of the few stands at a place: as random as what was drawn for it. */
function pick(element: Encoded, index: number): number {
  let sum = index
  for (const character of keyOf(element)) sum = (sum * 31 + character.charCodeAt(0)) % 65_521
  return sum >> 3
}

/** Numbers by size, texts by code units; records field by field, each field's values in order among themselves. */
function ascending<T extends Encoded>(elements: readonly T[]): T[] {
  const [first] = elements
  if (!isRecord(first)) return elements.toSorted(inOrder)
  const columns = Object.keys(first).map(
    (name) => [name, elements.map((element) => fieldOf(element, name)).toSorted(inOrder)] as const,
  )
  return elements.map(
    (_, index) => Object.fromEntries(columns.map(([name, values]) => [name, values[index] ?? null])) as T,
  )
}

function isRecord(value: Encoded | undefined): value is Extract<Encoded, Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('$' in value)
}

function fieldOf(element: Encoded, name: string): Encoded {
  return isRecord(element) ? ((element as Readonly<Record<string, Encoded>>)[name] ?? null) : null
}

function inOrder(left: Encoded, right: Encoded): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const [one, other] = [keyOf(left), keyOf(right)]
  if (one === other) return 0
  return one < other ? -1 : 1
}

function keyOf(value: Encoded): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
