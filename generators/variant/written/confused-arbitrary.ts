import fc from 'fast-check'
import type { Inputs } from '#schemas/inputs'
import type { ItemOf } from '#schemas/item'
import { parseType, type Encoded, type ValueType } from '#schemas/value'
import { alphabetOf, type Constraint } from '../../compile/input-contract.ts'

/** Elements of a short list at most, and of a long one. */
const SHORT = 8
const LONG = 60
/** How often an element of a long list comes in a row, at most. */
const MOST_IN_A_ROW = 9
/** Different elements of a long list, at most. */
const MOST_DIFFERENT = 5

const numbers = [0, 1, 2, 3, 5, 10, 11, 12, 21, 100, 101, 110, -1, -2, -10]
/** Ends of texts that look alike, or become alike when they are joined, cut, sorted or read as numbers. */
const ends = ['', '1', '11', '10', '0', 'a', 'A', ' ', '-', ',', ':', '_', '02']

/**
 * Draws inputs in which values come back, and look like others: `A1` and 0 beside `A` and 10. What takes the one for the
 * other is told by them, and hardly by what chance draws. Relations between parameters are not kept.
 *
 * @param isLong whether lists have tens of elements, with the same ones in a row: what happens late, or seldom
 */
export function confusedArbitrary(
  { parameters }: ItemOf<'code'>['signature'],
  inputs: Inputs | undefined,
  isLong = false,
): fc.Arbitrary<Encoded[]> {
  return fc.tuple(
    ...parameters.map(({ name, type }) => confused(parseType(type), inputs?.parameters[name] ?? {}, isLong)),
  )
}

function confused(type: ValueType, constraint: Constraint, isLong: boolean): fc.Arbitrary<Encoded> {
  switch (type.type) {
    case 'bool':
      return fc.boolean()
    case 'int':
    case 'float': {
      const { min = -Infinity, max = Infinity } = constraint
      const near = [min, min + 1, max, max - 1].filter((one) => Number.isSafeInteger(one))
      const legal = [...numbers, ...near].filter((one) => one >= min && one <= max)
      return legal.length > 0 ? fc.constantFrom(...legal) : fc.constant(min)
    }
    case 'bigint':
      return fc.constantFrom(...['0', '1', '10', '11'].map((v): Encoded => ({ $: 'bigint', v })))
    case 'string':
      return fc.constantFrom(...textsOf(constraint))
    case 'bytes':
      return fc.constantFrom<Encoded>({ $: 'bytes', v: '' }, { $: 'bytes', v: 'AQ==' })
    case 'optional':
      return fc.oneof(fc.constant(null), confused(type.of, constraint.of ?? {}, isLong))
    case 'array': {
      const { min = 0, max = Infinity } = constraint.length ?? {}
      const items = confused(type.of, constraint.items ?? {}, false)
      const longest = Math.max(min, Math.min(max, isLong ? LONG : SHORT))
      return isLong ? rowsOf(items, min, longest) : fc.array(items, { minLength: min, maxLength: longest })
    }
    case 'map':
      return fc
        .uniqueArray(
          fc.tuple(
            fc.constantFrom(...textsOf(constraint.keys ?? {})),
            confused(type.of, constraint.values ?? {}, isLong),
          ),
          { maxLength: SHORT / 2, selector: ([key]) => key },
        )
        .map((entries): Encoded => ({ $: 'map', v: entries }))
    case 'record':
      return fc.record(
        Object.fromEntries(
          type.fields.map(({ name, of }) => [name, confused(of, constraint.fields?.[name] ?? {}, isLong)]),
        ),
        { noNullPrototype: true },
      ) as fc.Arbitrary<Encoded>
  }
}

/** Lists of any length of a few different elements, one of them more frequent, and each one or several times in a row. */
function rowsOf(items: fc.Arbitrary<Encoded>, min: number, max: number): fc.Arbitrary<Encoded> {
  return fc
    .record({
      length: fc.integer({ min, max }),
      different: fc.array(items, { minLength: 2, maxLength: MOST_DIFFERENT }),
      usual: fc.integer({ min: 1, max: 9 }),
      times: fc.integer({ min: 1, max: MOST_IN_A_ROW }),
      draws: fc.array(fc.tuple(fc.nat(9), fc.nat(), fc.nat()), { minLength: max, maxLength: max }),
    })
    .map(({ length, different, usual, times, draws }) =>
      draws
        .flatMap(([tenth, which, often]) => {
          const item = different[tenth < usual ? 0 : which % different.length] ?? null
          return Array.from({ length: 1 + (often % times) }, () => item)
        })
        .slice(0, length),
    )
}

/** Texts of an alphabet with one beginning and different ends. */
function textsOf({
  oneOf,
  alphabet = 'unicode',
  length: { min = 0, max = Infinity } = {},
}: Constraint): readonly string[] {
  if (oneOf) return oneOf
  const isAny = alphabet === 'unicode' || alphabet === 'ascii'
  const characters = isAny ? undefined : new Set(alphabetOf(alphabet))
  const first = characters ? ([...characters][0] ?? 'a') : 'a'
  const texts = ['', first].flatMap((begin) => ends.map((end) => begin + end))
  const legal = texts.filter(
    (text) =>
      text.length >= min &&
      text.length <= max &&
      (!characters || [...text].every((character) => characters.has(character))),
  )
  return legal.length > 0 ? [...new Set(legal)] : [first.repeat(Math.max(min, 1))]
}
