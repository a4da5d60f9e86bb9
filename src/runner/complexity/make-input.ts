import { createGenerator, type Generator } from '#adaptive'
import type { Inputs } from '#schemas/inputs'
import type { Encoded, ValueType } from '#schemas/value'
import { arrange, type Arrangement } from './arrange.ts'

type Constraint = Inputs['parameters'][string]

/** A parameter of a function, with what its contract says of it. */
export interface SizedParameter {
  readonly name: string
  readonly type: ValueType
  readonly constraint: Constraint
}

/** Size of what does not grow. */
const smallSize = 24

/** Largest size of an array or a text; a number may grow further, since it takes no room. */
const largestLength = 2 ** 13
const largestValue = 2 ** 24

/** Printable characters that stand for an alphabet's name. */
const alphabets: Readonly<Record<string, string>> = {
  ascii: 'abcdefghijklmnopqrstuvwxyz ABCDEF0123456789.,-',
  lowercase: 'abcdefghijklmnopqrstuvwxyz',
  digits: '0123456789',
  unicode: 'abcxyzäßéñøΩжя中文',
}

/** The largest size that a contract allows a parameter in a sweep; 0 for a type that has no size. */
export function largestSizeOf({ type, constraint }: SizedParameter): number {
  switch (type.type) {
    case 'array':
    case 'string':
      return Math.min(constraint.length?.max ?? largestLength, largestLength)
    case 'int':
      return Math.min(constraint.max ?? largestValue, largestValue)
    default:
      return 0
  }
}

/**
 * Arguments in which one parameter has a size and the others stay small, drawn within the contract: the same for the
 * same arguments everywhere. A larger input begins as a smaller one was drawn, and arrangements share their
 * elements: a curve is the size's doing alone.
 *
 * @param growing name of the parameter of that size
 * @param size at most its {@link largestSizeOf}
 */
export function makeInput(
  parameters: readonly SizedParameter[],
  growing: string,
  arrangement: Arrangement,
  size: number,
): Encoded[] {
  return parameters.map((parameter) => {
    const { name, type, constraint } = parameter
    const generator = createGenerator('complexity', `${growing}/${name}`)
    if (name !== growing) return draw(type, constraint, generator, smallSize)
    if (type.type === 'int') return size
    if (type.type === 'string') return arrangedText(constraint, arrangement, size, generator)
    if (type.type === 'array') return arrangedArray(type.of, constraint, arrangement, size, generator)
    return draw(type, constraint, generator, smallSize)
  })
}

function arrangedText(
  constraint: Constraint,
  arrangement: Arrangement,
  size: number,
  generator: Generator,
): string {
  const characters = charactersOf(constraint)
  const drawn = Array.from({ length: size }, () => characters[generator.below(characters.length)] ?? 'a')
  return arrange(drawn, arrangement).join('')
}

function arrangedArray(
  of: ValueType,
  constraint: Constraint,
  arrangement: Arrangement,
  size: number,
  generator: Generator,
): Encoded[] {
  const items = constraint.items ?? {}
  const elements: Encoded[] = []
  const isDistinct = constraint.distinct === true || constraint.sorted === 'strictly ascending'
  const seen = new Set<string>()
  for (let tries = 0; elements.length < size && tries < 20 * size; tries++) {
    const element = draw(of, items, generator, smallSize)
    const key = isDistinct ? JSON.stringify(element) : ''
    if (isDistinct && seen.has(key)) continue
    seen.add(key)
    elements.push(element)
  }
  if (isDistinct && repeats.has(arrangement))
    return arrange(elements, constraint.sorted ? 'sorted' : 'random')
  if (constraint.sorted === undefined) return arrange(elements, arrangement)
  return arrange(repeats.has(arrangement) ? arrange(elements, arrangement) : elements, 'sorted')
}

/** Arrangements that put one element into several places. */
const repeats: ReadonlySet<Arrangement> = new Set(['equal', 'one-odd', 'few'])

function draw(type: ValueType, constraint: Constraint, generator: Generator, length: number): Encoded {
  const { oneOf } = constraint
  if (oneOf !== undefined) return oneOf[generator.below(oneOf.length)] ?? ''
  switch (type.type) {
    case 'int':
    case 'float': {
      const low = constraint.min ?? 0
      const high = constraint.max ?? Math.max(low, 0) + 1_000_000
      if (type.type === 'float') return low + (high - low) * Math.floor(generator.unit() * 1024) * (1 / 1024)
      return (
        Math.ceil(low) +
        generator.below(Math.max(1, Math.min(2 ** 31, Math.floor(high) - Math.ceil(low) + 1)))
      )
    }
    case 'bigint':
      return { $: 'bigint', v: String(generator.below(1_000_000)) }
    case 'bool':
      return generator.below(2) === 1
    case 'bytes':
      return { $: 'bytes', v: '' }
    case 'string': {
      const characters = charactersOf(constraint)
      const count = lengthIn(constraint.length, Math.min(length, 8))
      return Array.from({ length: count }, () => characters[generator.below(characters.length)] ?? 'a').join(
        '',
      )
    }
    case 'array': {
      const count = lengthIn(constraint.length, length)
      return arrangedArray(type.of, constraint, 'random', count, generator)
    }
    case 'optional':
      return generator.below(4) === 0 ? null : draw(type.of, constraint.of ?? {}, generator, length)
    case 'record':
      return Object.fromEntries(
        type.fields.map(({ name, of }) => [
          name,
          draw(of, constraint.fields?.[name] ?? {}, generator, Math.min(length, 4)),
        ]),
      )
    case 'map': {
      const count = lengthIn(constraint.size, Math.min(length, 8))
      const entries = new Map<string, Encoded>()
      for (let tries = 0; entries.size < count && tries < 20 * count; tries++) {
        const key = draw({ type: 'string' }, constraint.keys ?? {}, generator, 8)
        if (typeof key === 'string') entries.set(key, draw(type.of, constraint.values ?? {}, generator, 4))
      }
      return { $: 'map', v: [...entries] }
    }
  }
}

function lengthIn(range: Constraint['length'], wanted: number): number {
  return Math.max(range?.min ?? 0, Math.min(wanted, range?.max ?? wanted))
}

function charactersOf({ alphabet = 'lowercase' }: Constraint): readonly string[] {
  return [...(alphabets[alphabet] ?? alphabet)]
}
