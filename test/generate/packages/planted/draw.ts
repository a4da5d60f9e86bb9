import type { Draw } from '../package.ts'

/** One of the list. @throws RangeError where it is empty */
export function pick<T>(list: readonly T[], draw: Draw): T {
  const index = Math.floor(draw() * list.length)
  if (index >= list.length) throw new RangeError('Unexpected empty list')
  return list[index] as T
}

/** The list in another order. */
export function shuffled<T>(list: readonly T[], draw: Draw): readonly T[] {
  return list
    .map((value) => ({ value, rank: draw() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ value }) => value)
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32, Tommy Ettinger). */
export function drawFrom(seed: string): Draw {
  let state = [...seed].reduce(
    (hash, char) => Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261,
  )
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const once = Math.imul(state ^ (state >>> 15), state | 1)
    const twice = (once + Math.imul(once ^ (once >>> 7), once | 61)) ^ once
    return ((twice ^ (twice >>> 14)) >>> 0) / 2 ** 32
  }
}
