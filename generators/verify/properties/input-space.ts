import fc from 'fast-check'
import type { Inputs } from '#schemas/inputs'
import type { ItemOf } from '#schemas/item'
import { isTagged, parseType, type Encoded } from '#schemas/value'
import {
  createInputContract,
  holds,
  type Constraint,
  type InputContract,
  type Relation,
} from '../../compile/input-contract.ts'
import { ascending, inputArbitrary } from './input-arbitrary.ts'
import { neighbourArbitrary } from './neighbour-arbitrary.ts'
import { replacedAt } from './places.ts'

type Signature = ItemOf<'code'>['signature']

/** The legal inputs of a function, to be drawn from. */
export interface InputSpace {
  readonly arbitrary: fc.Arbitrary<Encoded[]>
  readonly contract: InputContract
}

/**
 * Makes the space of a function's legal inputs: half of what is drawn comes from the contract alone, half is near the
 * cases, whose structure a contract may not tell.
 *
 * @param inputs absent where there is no contract: then everything near the cases
 * @param cases their inputs
 * @param areTextsWhole whether texts near the cases are taken as wholes, each from a place like its own
 */
export function createInputSpace(
  signature: Signature,
  inputs: Inputs | undefined,
  cases: readonly (readonly Encoded[])[],
  areTextsWhole = false,
): InputSpace {
  const known = inputs ?? { version: 1, parameters: {} }
  const contract = createInputContract(signature, known)
  const small = cases.filter(hasNeighbours)
  const arms = [
    ...(inputs ? [inputArbitrary(signature, inputs)] : []),
    ...(small.length > 0 ? [neighbourArbitrary(small, areTextsWhole)] : []),
  ]
  const settled = fc.oneof(...arms).map((input) => settle(input, signature, known))
  return { arbitrary: settled, contract }
}

/** Characters of JSON that an input may have to be changed a little: larger ones take as long as they are large. */
const LONGEST_CASE = 4000

/** Whether inputs are drawn near a case. */
export function hasNeighbours(input: readonly Encoded[]): boolean {
  return JSON.stringify(input).length <= LONGEST_CASE
}

/** Keeps the relations of a contract as far as shortening a list, sorting it, or moving a number keeps them. */
export function settle(
  drawn: Encoded[],
  signature: Signature,
  { parameters, relations = [] }: Inputs,
): Encoded[] {
  let input = drawn.map((value, at) => {
    const { name = '' } = signature.parameters[at] ?? {}
    const { sorted } = Object.hasOwn(parameters, name) ? (parameters[name] ?? {}) : {}
    return sorted !== undefined && Array.isArray(value) ? value.toSorted(ascending) : value
  })
  for (const relation of relations) {
    const [left, right] = [sideOf(relation.left, input, signature), sideOf(relation.right, input, signature)]
    if (!left || !right || holds(left.value, relation.op, right.value)) continue
    if (left.isLength && right.isLength) {
      const size = Math.min(left.value, right.value)
      input = shortened(shortened(input, left.path, size), right.path, size)
    } else if (!left.isLength && left.path)
      input = replacedAt(input, left.path, right.value - below(relation)) as Encoded[]
    else if (!right.isLength && right.path)
      input = replacedAt(input, right.path, left.value + below(relation)) as Encoded[]
    else if (left.isLength) input = shortened(input, left.path, right.value - below(relation))
  }
  return input
}

function below({ op }: Relation): number {
  return op === '<' ? 1 : 0
}

interface Side {
  /** Of the parameter, and of fields in it; absent for a constant */
  readonly path: readonly (string | number)[] | undefined
  readonly isLength: boolean
  readonly value: number
}

/** What a side of a relation stands for; undefined where it is absent or no plain number. */
function sideOf(side: number | string, input: readonly Encoded[], signature: Signature): Side | undefined {
  if (typeof side === 'number') return { path: undefined, isLength: false, value: side }
  const length = /^length\((.*)\)$/.exec(side)?.[1]
  const [name = '', ...fields] = (length ?? side).split('.')
  const at = signature.parameters.findIndex((parameter) => parameter.name === name)
  const path = [at, ...fields]
  const value = valueAt(input, path)
  if (length !== undefined) {
    const isSized = typeof value === 'string' || Array.isArray(value)
    return isSized ? { path, isLength: true, value: value.length } : undefined
  }
  return typeof value === 'number' ? { path, isLength: false, value } : undefined
}

function valueAt(input: readonly Encoded[], path: readonly (string | number)[]): Encoded | undefined {
  return path.reduce<Encoded | undefined>(
    (now, key) =>
      typeof now === 'object' && now !== null ? (now as Readonly<Record<string, Encoded>>)[key] : undefined,
    [...input],
  )
}

function shortened(input: Encoded[], path: Side['path'], size: number): Encoded[] {
  if (!path) return input
  const value = valueAt(input, path)
  if (typeof value !== 'string' && !Array.isArray(value)) return input
  return replacedAt(input, path, value.slice(0, Math.max(0, size))) as Encoded[]
}

/** An illegal input, and the one thing that is wrong with it. */
export interface NearMiss {
  readonly input: readonly Encoded[]
  /** The parameter whose constraint it breaks, or the relation, such as `k <= length(times)`. */
  readonly broken: string
}

/** Largest list or text that is made to be one too long. */
const LONGEST_MISS = 100_000

/**
 * Inputs that break one constraint by as little as it can be broken: one less than the least, one element too many, two
 * elements out of order, one side of a relation moved beyond the other.
 *
 * @param input a legal one, in which the places that have constraints are there
 */
export function nearMisses(
  signature: Signature,
  { parameters, relations = [] }: Inputs,
  input: readonly Encoded[],
): readonly NearMiss[] {
  const ofParameters = signature.parameters.flatMap(({ name, type }, at) => {
    const constraint = Object.hasOwn(parameters, name) ? (parameters[name] ?? {}) : {}
    return missesOf(input[at] ?? null, parseType(type), constraint).map((value) => ({
      input: input.with(at, value),
      broken: name,
    }))
  })
  const ofRelations = relations.flatMap((relation) => {
    const { left, op, right } = relation
    return relationMisses(relation, input, signature).map((miss) => ({
      input: miss,
      broken: `${left} ${op} ${right}`,
    }))
  })
  return [...ofParameters, ...ofRelations]
}

/** Inputs in which the left side of a relation is a little too large, or the right side too small. */
function relationMisses(
  { left, op, right }: Relation,
  input: readonly Encoded[],
  signature: Signature,
): readonly Encoded[][] {
  const [from, to] = [sideOf(left, input, signature), sideOf(right, input, signature)]
  if (!from || !to) return []
  const step = op === '<' ? 0 : 1
  return [resized(input, from, to.value + step), resized(input, to, from.value - step)].filter(
    (miss) => miss !== undefined,
  )
}

/** An input in which a side of a relation has another value; undefined where it cannot have it. */
function resized(
  input: readonly Encoded[],
  { path, isLength, value }: Side,
  to: number,
): Encoded[] | undefined {
  if (!path) return undefined
  if (!isLength) return replacedAt([...input], path, to) as Encoded[]
  if (to < 0 || to > LONGEST_MISS) return undefined
  if (to <= value) return shortened([...input], path, to)
  const list = valueAt(input, path)
  const longer =
    typeof list === 'string'
      ? list + (list.at(-1) ?? ' ').repeat(to - value)
      : Array.isArray(list) && list.length > 0
        ? [...list, ...Array.from({ length: to - value }, () => list.at(-1) ?? null)]
        : undefined
  return longer === undefined ? undefined : (replacedAt([...input], path, longer) as Encoded[])
}

type Type = ReturnType<typeof parseType>

function missesOf(value: Encoded, type: Type, constraint: Constraint): readonly Encoded[] {
  switch (type.type) {
    case 'int':
    case 'float': {
      const { min, max } = constraint
      return [...(min === undefined ? [] : [min - 1]), ...(max === undefined ? [] : [max + 1])].filter(
        Number.isSafeInteger,
      )
    }
    case 'string':
      return typeof value === 'string' ? textMisses(value, constraint) : []
    case 'optional':
      return value === null ? [] : missesOf(value, type.of, constraint.of ?? {})
    case 'array':
      return Array.isArray(value) ? listMisses(value, type.of, constraint) : []
    case 'map': {
      if (!isTagged(value) || value.$ !== 'map') return []
      const [first, ...rest] = value.v
      const [key, item] = first ?? []
      if (typeof key !== 'string' || item === undefined) return []
      return [
        ...textMisses(key, constraint.keys ?? {}).map((miss): Encoded => ({
          $: 'map',
          v: [[miss, item], ...rest],
        })),
        ...missesOf(item, type.of, constraint.values ?? {}).map((miss): Encoded => ({
          $: 'map',
          v: [[key, miss], ...rest],
        })),
      ]
    }
    case 'record': {
      const fields = value as Readonly<Record<string, Encoded>>
      return type.fields.flatMap(({ name, of }) =>
        missesOf(fields[name] ?? null, of, constraint.fields?.[name] ?? {}).map((miss) => ({
          ...fields,
          [name]: miss,
        })),
      )
    }
    case 'bigint':
    case 'bytes':
    case 'bool':
      return []
  }
}

function textMisses(value: string, { length, alphabet, oneOf }: Constraint): readonly Encoded[] {
  if (oneOf) return [`${oneOf.join('')}?`]
  const [first = ''] = value
  const foreign =
    alphabet === undefined || alphabet === 'unicode' || value === ''
      ? []
      : [`\u0007${value.slice(first.length)}`]
  const { min = 0, max = Infinity } = length ?? {}
  const short = min > 0 ? [value.slice(0, min - 1)] : []
  const long = max < LONGEST_MISS && first !== '' ? [first.repeat(max + 1)] : []
  return [...foreign, ...short, ...long]
}

function listMisses(value: readonly Encoded[], of: Type, constraint: Constraint): readonly Encoded[] {
  const { min = 0, max = Infinity } = constraint.length ?? {}
  const [first, second] = value
  const last = value.at(-1)
  const short = min > 0 && value.length >= min ? [value.slice(0, min - 1)] : []
  const long =
    max < LONGEST_MISS && last !== undefined && value.length <= max
      ? [[...value, ...Array.from({ length: max + 1 - value.length }, () => last)]]
      : []
  const turned =
    constraint.sorted !== undefined && first !== undefined && last !== undefined && ascending(first, last) < 0
      ? [[last, ...value.slice(1, -1), first]]
      : []
  const repeated = constraint.distinct === true && second !== undefined ? [[second, ...value.slice(1)]] : []
  const inner =
    first === undefined
      ? []
      : missesOf(first, of, constraint.items ?? {}).map((miss) => [miss, ...value.slice(1)])
  return [...short, ...long, ...turned, ...repeated, ...inner]
}
