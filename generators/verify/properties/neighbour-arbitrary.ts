import fc from 'fast-check'
import { isTagged, type Encoded } from '#schemas/value'
import { placesIn, replacedAt, type Place } from './places.ts'

/** How an input of a case is changed: where, how, and what from another place may take part. */
interface Edit {
  readonly at: number
  readonly how: 'drop' | 'repeat' | 'swap' | 'replace' | 'more' | 'less' | 'empty'
  readonly by: number
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(9999),
  how: fc.constantFrom('drop', 'repeat', 'swap', 'replace', 'more', 'less', 'empty'),
  by: fc.nat(9999),
})

/**
 * Draws inputs that differ a little from those of cases, and so have the structure that the contract cannot tell of: an
 * element left out, doubled, moved, or replaced by another one; a number one more or less.
 *
 * @param areTextsWhole leaves texts as they are or replaces them by others from places like theirs
 */
export function neighbourArbitrary(
  inputs: readonly (readonly Encoded[])[],
  areTextsWhole = false,
): fc.Arbitrary<Encoded[]> {
  const pool = inputs.flatMap((input) => placesIn(input))
  return fc
    .tuple(fc.constantFrom(...inputs), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([input, edits]) =>
      edits.reduce<Encoded[]>((now, one) => edited(now, one, { pool, areTextsWhole }), [...input]),
    )
}

function edited(
  input: Encoded[],
  { at, how, by }: Edit,
  { pool, areTextsWhole }: { readonly pool: readonly Place[]; readonly areTextsWhole: boolean },
): Encoded[] {
  const places = placesIn(input)
  const place = places[at % Math.max(1, places.length)]
  if (!place) return input
  const alike = pool.filter(
    ({ path, value }) => sameForm(value, place.value) && (!areTextsWhole || isLike(path, place.path)),
  )
  const other = alike[by % Math.max(1, alike.length)]?.value ?? place.value
  if (areTextsWhole && typeof place.value === 'string')
    return replacedAt(input, place.path, other) as Encoded[]
  return replacedAt(input, place.path, changedValue(place.value, how, by, other)) as Encoded[]
}

/** Whether two places differ in their position in lists alone. */
function isLike(left: Place['path'], right: Place['path']): boolean {
  return (
    left.length === right.length &&
    left[0] === right[0] &&
    left.every((key, at) => key === right[at] || (typeof key === 'number' && typeof right[at] === 'number'))
  )
}

function changedValue(value: Encoded, how: Edit['how'], by: number, other: Encoded): Encoded {
  if (typeof value === 'number')
    return how === 'more' ? value + 1 : how === 'less' ? value - 1 : how === 'empty' ? 0 : other
  if (typeof value === 'boolean') return !value
  if (typeof value === 'string')
    return changedList([...value], how, by, typeof other === 'string' ? [...other] : []).join('')
  if (Array.isArray(value)) return changedList(value, how, by, Array.isArray(other) ? other : [])
  if (isTagged(value) && value.$ === 'map') {
    const others = isTagged(other) && other.$ === 'map' ? other.v : []
    const entries = changedList(value.v, how, by, others)
    return { $: 'map', v: [...new Map(entries)] }
  }
  return other
}

function changedList<T>(list: readonly T[], how: Edit['how'], by: number, others: readonly T[]): T[] {
  const at = by % Math.max(1, list.length)
  switch (how) {
    case 'empty':
      return []
    case 'drop':
    case 'less':
      return list.toSpliced(at, 1)
    case 'repeat': {
      const item = list[at]
      return item === undefined ? [] : list.toSpliced(at, 0, item)
    }
    case 'swap': {
      const [first, second] = [list[at], list[at + 1]]
      return first === undefined || second === undefined ? [...list] : list.toSpliced(at, 2, second, first)
    }
    case 'replace':
      return [...others]
    case 'more': {
      const item = others[by % Math.max(1, others.length)]
      return item === undefined ? [...list] : list.toSpliced(at, 0, item)
    }
  }
}

function sameForm(left: Encoded, right: Encoded): boolean {
  if (typeof left !== typeof right || Array.isArray(left) !== Array.isArray(right)) return false
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return true
  if (Array.isArray(left)) return true
  return Object.keys(left).join() === Object.keys(right).join()
}
