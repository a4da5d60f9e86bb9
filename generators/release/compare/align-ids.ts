import { canonicalJson } from '#log'
import { isObject, isOpaque } from './differences.ts'

/** Share of the words of two parts that must be the same for them to be one part whose words were edited. */
const LIKE_ENOUGH = 0.5

/**
 * Gives the parts of an item the opaque names that they have after an edit. Such a name is made of the part's words, so
 * that an option whose spelling was corrected has another; here the two meet again, by what they say.
 *
 * @returns `before`, with names of `after` where a part of it is most like one that is new
 */
export function alignIds<T>(before: T, after: unknown): T {
  const [left, right] = [partsOf(before), partsOf(after)]
  const gone = [...left].filter(([id]) => !right.has(id))
  const fresh = [...right].filter(([id]) => !left.has(id))
  if (gone.length === 0 || fresh.length === 0) return before
  const pairs = gone
    .flatMap(([from, words]) =>
      fresh.map(([to, others]) => ({ from, to, likeness: likeness(words, others) })),
    )
    .filter((pair) => pair.likeness >= LIKE_ENOUGH)
    .sort((one, other) => other.likeness - one.likeness)
  const renamed = new Map<string, string>()
  const taken = new Set<string>()
  for (const { from, to } of pairs) {
    if (renamed.has(from) || taken.has(to)) continue
    renamed.set(from, to)
    taken.add(to)
  }
  const text = JSON.stringify(before).replace(/"([0-9a-f]{12})"/g, (quoted, id: string) =>
    renamed.has(id) ? `"${renamed.get(id)}"` : quoted,
  )
  // The same form as before: nothing but names was replaced.
  return JSON.parse(text) as T
}

/** The words of each part that has an opaque name. */
function partsOf(value: unknown, parts = new Map<string, readonly string[]>()) {
  if (Array.isArray(value)) for (const one of value) partsOf(one, parts)
  else if (isObject(value)) {
    const { id } = value
    if (typeof id === 'string' && isOpaque(id) && !parts.has(id))
      parts.set(id, canonicalJson({ ...value, id: '' }).match(/[\p{L}\p{N}]+/gu) ?? [])
    for (const one of Object.values(value)) partsOf(one, parts)
  }
  return parts
}

/** Dice's coefficient of two bags of words, in [0, 1]. */
function likeness(left: readonly string[], right: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of right) {
    const count = counts.get(word) ?? 0
    if (count > 0) common += 1
    counts.set(word, count - 1)
  }
  return left.length + right.length === 0 ? 1 : (2 * common) / (left.length + right.length)
}
