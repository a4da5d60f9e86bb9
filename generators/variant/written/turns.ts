import { canonicalJson } from '#log'
import type { TaskOf } from '#schemas/public-item'
import { isPlainObject, isTagged, parseType, printType, type Encoded, type ValueType } from '#schemas/value'

type Input = readonly Encoded[]
type Signature = TaskOf<'code'>['signature']

/** A simple change of an input or of a result: whoever can compute the one can compute the other. */
export interface Turn<Value = Encoded> {
  /** In words, as after "returns what … returns". */
  readonly words: string
  /** Gives the changed value; undefined where there is nothing to change. */
  readonly turn: (value: Value) => Value | undefined
}

/** Pairs of parameters or fields that are exchanged, at most. */
const MOST_EXCHANGES = 6

/** Changes of a result. */
export const resultTurns: readonly Turn[] = [
  { words: '', turn: (value) => value },
  { words: 'turned round', turn: ofList((list) => list.toReversed()) },
  { words: 'sorted', turn: ofList((list) => list.toSorted(ascending)) },
  { words: 'without the first entry', turn: ofList((list) => list.slice(1)) },
  { words: 'without the last entry', turn: ofList((list) => list.slice(0, -1)) },
  { words: 'negated', turn: (value) => (typeof value === 'boolean' ? !value : undefined) },
]

/** Leaves an input as it is. */
export const unturned: Turn<Input> = { words: '', turn: (input) => input }

/** Changes of an input: of all arguments at once, or of two of one type. The first one changes nothing. */
export function inputTurns({ parameters }: Signature): readonly Turn<Input>[] {
  const named = parameters.map(({ name, type }) => ({ name, of: parseType(type) }))
  const places = new Map(named.map(({ name }, at) => [name, at]))
  const exchanges: readonly Turn<Input>[] = [
    ...pairsOf(named).map(([one, other]): Turn<Input> => ({
      words: `with ${one} and ${other} exchanged`,
      turn: (input) => swapped(input, places.get(one) ?? 0, places.get(other) ?? 0),
    })),
    ...named
      .flatMap(({ of }) => fieldPairs(of))
      .map(([one, other]): Turn<Input> => ({
        words: `with ${one} and ${other} exchanged`,
        turn: (input) => input.map((value) => exchanged(value, one, other)),
      })),
  ]
  return [
    unturned,
    ofAll({ words: 'with lists turned round', turn: ofList((list) => list.toReversed()) }),
    ofAll({ words: 'with lists sorted', turn: ofList((list) => list.toSorted(ascending)) }),
    ofAll({ words: 'without first entries', turn: ofList((list) => list.slice(1)) }),
    ofAll({ words: 'without last entries', turn: ofList((list) => list.slice(0, -1)) }),
    ofAll({ words: 'with numbers one more', turn: (value) => counted(value, (one) => one + 1) }),
    ofAll({ words: 'with numbers one less', turn: (value) => counted(value, (one) => one - 1) }),
    ...exchanges.slice(0, MOST_EXCHANGES),
  ]
}

function swapped(input: Input, one: number, other: number): Input {
  return input.map((value, at) => input[at === one ? other : at === other ? one : at] ?? value)
}

function ofAll({ words, turn }: Turn): Turn<Input> {
  return {
    words,
    turn: (input) => {
      const turned = input.map(turn)
      return turned.every((one) => one === undefined)
        ? undefined
        : turned.map((one, at) => one ?? input[at] ?? null)
    },
  }
}

function ofList(change: (list: readonly Encoded[]) => Encoded[]): Turn['turn'] {
  return (value) => (Array.isArray(value) ? change(value) : undefined)
}

type Pair = readonly [string, string]

/** Names of two that have the same type, each pair once. */
function pairsOf(named: readonly { readonly name: string; readonly of: ValueType }[]): readonly Pair[] {
  return named.flatMap(({ name, of }, at) =>
    named
      .slice(at + 1)
      .flatMap((other): readonly Pair[] =>
        printType(other.of) === printType(of) ? [[name, other.name]] : [],
      ),
  )
}

function fieldPairs(type: ValueType): readonly Pair[] {
  switch (type.type) {
    case 'array':
    case 'optional':
      return fieldPairs(type.of)
    case 'record':
      return [...pairsOf(type.fields), ...type.fields.flatMap(({ of }) => fieldPairs(of))]
    default:
      return []
  }
}

/** Every record in a value that has both fields, with the one in the place of the other. */
function exchanged(value: Encoded, one: string, other: string): Encoded {
  if (Array.isArray(value)) return value.map((entry: Encoded) => exchanged(entry, one, other))
  if (!isPlainObject(value)) return value
  const inner: Record<string, Encoded> = Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, exchanged(entry, one, other)]),
  )
  const [left, right] = [inner[one], inner[other]]
  return left === undefined || right === undefined ? inner : { ...inner, [one]: right, [other]: left }
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
