import { canonicalJson } from '#log'
import { isTagged, type Encoded } from '#schemas/value'

/** A simple change of an input or of a result: whoever can compute the one can compute the other. */
export interface Turn {
  /** In words, as after "returns what … returns". */
  readonly words: string
  /** Gives the changed value; undefined where there is nothing to change. */
  readonly turn: (value: Encoded) => Encoded | undefined
}

const same: Turn = { words: '', turn: (value) => value }

/** Changes of an argument, made in all arguments of an input at once. */
export const inputTurns: readonly Turn[] = [
  same,
  { words: 'with lists turned round', turn: ofList((list) => list.toReversed()) },
  { words: 'with lists sorted', turn: ofList((list) => list.toSorted(ascending)) },
  { words: 'without first entries', turn: ofList((list) => list.slice(1)) },
  { words: 'without last entries', turn: ofList((list) => list.slice(0, -1)) },
  { words: 'with numbers one more', turn: (value) => counted(value, (one) => one + 1) },
  { words: 'with numbers one less', turn: (value) => counted(value, (one) => one - 1) },
]

/** Changes of a result. */
export const resultTurns: readonly Turn[] = [
  same,
  { words: 'turned round', turn: ofList((list) => list.toReversed()) },
  { words: 'sorted', turn: ofList((list) => list.toSorted(ascending)) },
  { words: 'without the first entry', turn: ofList((list) => list.slice(1)) },
  { words: 'without the last entry', turn: ofList((list) => list.slice(0, -1)) },
  { words: 'one more', turn: (value) => counted(value, (one) => one + 1) },
  { words: 'one less', turn: (value) => counted(value, (one) => one - 1) },
  { words: 'with the other sign', turn: (value) => counted(value, (one) => 0 - one) },
  { words: 'negated', turn: (value) => (typeof value === 'boolean' ? !value : undefined) },
]

/**
 * Changes all arguments of an input.
 *
 * @returns undefined where none of them changes
 */
export function turnedInput(input: readonly Encoded[], { turn }: Turn): readonly Encoded[] | undefined {
  const turned = input.map(turn)
  return turned.every((one) => one === undefined)
    ? undefined
    : turned.map((one, at) => one ?? input[at] ?? null)
}

function ofList(change: (list: readonly Encoded[]) => Encoded[]): Turn['turn'] {
  return (value) => (Array.isArray(value) ? change(value) : undefined)
}

/** Changes every number of a value, where it has one. */
function counted(value: Encoded, change: (one: number) => number): Encoded | undefined {
  if (typeof value === 'number') return change(value)
  if (value === null || typeof value !== 'object' || isTagged(value)) return undefined
  if (Array.isArray(value)) {
    const changed = value.map((one: Encoded) => counted(one, change))
    return changed.every((one) => one === undefined)
      ? undefined
      : changed.map((one, at) => one ?? (value[at] as Encoded))
  }
  const entries = Object.entries(value as Readonly<Record<string, Encoded>>)
  const changed = entries.map(([key, one]) => [key, counted(one, change)] as const)
  if (changed.every(([, one]) => one === undefined)) return undefined
  return Object.fromEntries(changed.map(([key, one], at) => [key, one ?? entries[at]?.[1] ?? null]))
}

function ascending(left: Encoded, right: Encoded): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const [one, other] = [canonicalJson(left), canonicalJson(right)]
  return one < other ? -1 : one > other ? 1 : 0
}
