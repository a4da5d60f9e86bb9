import fc from 'fast-check'
import type { Inputs } from '#schemas/inputs'
import type { ItemOf } from '#schemas/item'
import { encodeValue, isTagged, parseType, type Encoded, type ValueType } from '#schemas/value'
import { alphabetOf, type Constraint } from '../../compile/input-contract.ts'

type Signature = ItemOf<'code'>['signature']

/** Elements of a list, or characters of a text, that an input drawn at random has at most. */
const MOST_DRAWN = 12

/**
 * Draws inputs of a contract: small ones, with equal values and values at the ends of their ranges more often than chance
 * would have them. Relations between parameters are not kept; see `drawInputs`.
 */
export function inputArbitrary(signature: Signature, inputs: Inputs): fc.Arbitrary<Encoded[]> {
  return fc.tuple(
    ...signature.parameters.map(({ name, type }) =>
      valueArbitrary(
        parseType(type),
        Object.hasOwn(inputs.parameters, name) ? (inputs.parameters[name] ?? {}) : {},
      ),
    ),
  )
}

/** Draws values of a type: small ones, and those of a constraint at the ends of its ranges. */
export function valueArbitrary(type: ValueType, constraint: Constraint): fc.Arbitrary<Encoded> {
  switch (type.type) {
    case 'bool':
      return fc.boolean()
    case 'int':
      return integers(constraint)
    case 'bigint':
      return integers(constraint).map((value) => encodeValue(BigInt(value)))
    case 'float':
      return fc.oneof(integers(constraint), floats(constraint))
    case 'string':
      return texts(constraint)
    case 'bytes':
      return fc.uint8Array(lengths(constraint.length)).map((bytes) => encodeValue(bytes))
    case 'optional':
      return fc.oneof(
        { weight: 1, arbitrary: fc.constant(null) },
        { weight: 3, arbitrary: valueArbitrary(type.of, constraint.of ?? {}) },
      )
    case 'array':
      return lists(type.of, constraint)
    case 'map': {
      const keys = texts(constraint.keys ?? {})
      const values = valueArbitrary(type.of, constraint.values ?? {})
      return fc
        .uniqueArray(fc.tuple(keys, values), { ...lengths(constraint.size), selector: ([key]) => key })
        .map((entries): Encoded => ({ $: 'map', v: entries }))
    }
    case 'record':
      return fc.record(
        Object.fromEntries(
          type.fields.map(({ name, of }) => [name, valueArbitrary(of, ownField(constraint.fields, name))]),
        ),
        { noNullPrototype: true },
      ) as fc.Arbitrary<Encoded>
  }
}

/** Small numbers of a range, so that some are equal, and numbers at both of its ends. */
function integers({ min = -1000, max = Math.max(1000, min) }: Constraint): fc.Arbitrary<number> {
  const low = Math.max(Math.ceil(min), Number.MIN_SAFE_INTEGER)
  const high = Math.min(Math.floor(max), Number.MAX_SAFE_INTEGER)
  const near = Math.min(high, Math.max(low, 0))
  const end = Math.min(high, near + 10)
  return fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: Math.max(low, near - 10), max: end }) },
    { weight: 2, arbitrary: fc.integer({ min: low, max: high }) },
    { weight: 1, arbitrary: fc.constantFrom(low, high) },
  )
}

function floats({ min = -1000, max = Math.max(1000, min) }: Constraint): fc.Arbitrary<number> {
  // Steps of a quarter are exact, so that equal values are met, too.
  return fc
    .integer({ min: Math.ceil(Math.max(min, -1e6) * 4), max: Math.floor(Math.min(max, 1e6) * 4) })
    .map((quarters) => quarters / 4 + 0)
}

function texts({ length, alphabet, oneOf }: Constraint): fc.Arbitrary<string> {
  if (oneOf) return fc.constantFrom(...oneOf)
  const limits = lengths(length)
  if (alphabet === undefined || alphabet === 'unicode')
    return (
      fc
        .string({
          unit: fc.oneof(fc.constantFrom(...'abAB01 '), fc.constantFrom('é', 'ß', '漢', '🙂', '\u0301')),
          ...limits,
        })
        // A character may count as two.
        .map((text) => text.slice(0, length?.max ?? text.length))
    )
  const characters = alphabetOf(alphabet)
  const few = characters.slice(0, 3)
  return fc.oneof(
    fc.string({ unit: fc.constantFrom(...few), ...limits }),
    fc.string({ unit: fc.constantFrom(...characters), ...limits }),
  )
}

function lists(of: ValueType, constraint: Constraint): fc.Arbitrary<Encoded> {
  const items = valueArbitrary(of, constraint.items ?? {})
  const limits = lengths(constraint.length)
  const isDistinct = constraint.distinct === true || constraint.sorted === 'strictly ascending'
  const drawn = isDistinct
    ? fc.uniqueArray(items, { ...limits, selector: (item) => JSON.stringify(item) })
    : fc.array(items, limits)
  return constraint.sorted === undefined ? drawn : drawn.map((values) => values.toSorted(ascending))
}

/** Sizes of a range that a person would still read. */
function lengths(range: Constraint['length']) {
  const minLength = range?.min ?? 0
  return { minLength, maxLength: Math.min(range?.max ?? Infinity, Math.max(MOST_DRAWN, minLength)) }
}

/** The order of numbers and of texts. */
export function ascending(left: Encoded, right: Encoded): number {
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0
  const number = (value: Encoded): number =>
    typeof value === 'number' ? value : isTagged(value) && value.$ === 'bigint' ? Number(value.v) : 0
  return number(left) - number(right)
}

function ownField(fields: Constraint['fields'], name: string): Constraint {
  return fields !== undefined && Object.hasOwn(fields, name) ? (fields[name] ?? {}) : {}
}
