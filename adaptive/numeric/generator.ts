/** A seeded source of random numbers; the same seed and name give the same numbers in every engine. */
export interface Generator {
  /** @returns the next integer in [0, 2^32) */
  readonly next: () => number
  /** @returns a double in [0, 1) with 53 random bits */
  readonly unit: () => number
  /**
   * @param count integer in [1, 2^32]
   * @returns an integer in [0, count), each equally likely
   */
  readonly below: (count: number) => number
}

const WORD = 4294967296

/**
 * The named sub-stream of a seed: streams of different names are independent, so that adding a draw in one place
 * changes nothing elsewhere.
 *
 * @param seed any text, for a session its 32 hex digits
 * @param name what the numbers are for, such as `select/main/3`
 */
export function createGenerator(seed: string, name: string): Generator {
  // the length in front keeps ('ab', 'c') and ('a', 'bc') apart
  const text = `${seed.length}:${seed}${name}`
  return fromState(
    hash(text, 0x9e3779b9),
    hash(text, 0x243f6a88),
    hash(text, 0xb7e15162),
    hash(text, 0x93c467e3),
  )
}

/**
 * xoshiro128** 1.1 (David Blackman and Sebastiano Vigna, 2018, public domain, prng.di.unimi.it).
 *
 * @param a first of four 32-bit words of state; not all four may be zero
 */
export function fromState(a: number, b: number, c: number, d: number): Generator {
  let s0 = a | 0
  let s1 = b | 0
  let s2 = c | 0
  let s3 = d | 0
  if ((s0 | s1 | s2 | s3) === 0) s0 = 1
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0
    const t = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= t
    s3 = rotate(s3, 11)
    return result
  }
  return {
    next,
    unit: () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992,
    below: (count) => {
      if (!(count >= 1 && count <= WORD && Math.floor(count) === count)) {
        throw new RangeError(`below wants an integer in [1, 2^32], received ${count}`)
      }
      // the numbers beyond the largest multiple of count would favour the small ones
      const limit = WORD - (WORD % count)
      for (;;) {
        const drawn = next()
        if (drawn < limit) return drawn % count
      }
    },
  }
}

/** MurmurHash3 x86_32 (Austin Appleby, public domain) over the UTF-16 code units of a text, one block each. */
function hash(text: string, seed: number): number {
  let h = seed
  for (let i = 0; i < text.length; i++) {
    const block = Math.imul(rotate(Math.imul(text.charCodeAt(i), 0xcc9e2d51), 15), 0x1b873593)
    h = (Math.imul(rotate(h ^ block, 13), 5) + 0xe6546b64) | 0
  }
  h ^= text.length * 4
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function rotate(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits))
}
