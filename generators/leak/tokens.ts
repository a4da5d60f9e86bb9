/**
 * Code as a stream of tokens from which bundlers and people who rename have been subtracted: every local name is the
 * same token; names of properties, words of the language and short numbers stay; declarators, separators, brackets that
 * minifiers take away, and quotes are dropped, so that a text's words are tokens like any others and no lone quote can
 * turn the rest of a file into one text.
 */

/** Words that keep their meaning under renaming; the rest are names. */
const KEPT =
  'await break case catch class continue delete do else extends finally for function if in instanceof new null of return static super switch this throw try typeof void while yield Array BigInt Boolean Date Error Infinity JSON Map Math NaN Number Object Promise RangeError RegExp Set String Symbol TypeError Uint8Array parseFloat parseInt'
const DROPPED = 'const let var export default async'
/** What minifiers write for them. */
const REWRITTEN: readonly (readonly [word: string, tokens: string])[] = [
  ['true', '!0'],
  ['false', '!1'],
  ['undefined', 'void 0'],
]

const PRIME = 0x01000193
const NAME = 1
const LONG_NUMBER = 2
/** Characters of a number from which on bundlers may write it in another way. */
const LONG = 4

const [SKIPPED, WORD, MARK] = [0, 1, 2] as const
const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  if (/[\w$]/.test(character) || byte >= 0x80) return WORD
  return byte <= 0x20 || byte === 0x7f || '"\'`\\;{}(),'.includes(character) ? SKIPPED : MARK
})

/** Tokens that stand for a word, by the word's hash. */
const MEANING = new Map<number, readonly number[]>([
  ...KEPT.split(' ').map((word) => [hashWord(word), [hashWord(word)]] as const),
  ...DROPPED.split(' ').map((word) => [hashWord(word), []] as const),
  ...REWRITTEN.map(
    ([word, tokens]) =>
      [
        hashWord(word),
        (tokens.match(/\w+|\W/g) ?? []).filter((token) => token !== ' ').map(hashWord),
      ] as const,
  ),
])
const EQUALS = hashWord('=')
const DOT = hashWord('.')

/** Called for each token with its number and the offset at which it begins. */
type Take = (token: number, offset: number) => void

/** Reads every token of a file, whatever else than code is in it. */
export function readTokens(bytes: Uint8Array, take: Take): void {
  let last = 0
  let beforeLast = 0
  // A hot loop over every byte of the site.
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    const kind = CLASSES[byte]
    if (kind === SKIPPED) {
      // The letter of an escape for white space is no letter of the next word.
      const next = byte === 0x5c ? bytes[at + 1] : undefined
      if (next === 0x6e || next === 0x72 || next === 0x74) at += 1
      continue
    }
    if (kind === MARK) {
      const token = Math.imul(PRIME, byte) >>> 0
      // `==` and `===` are the same to a minifier that knows the types.
      if (token !== EQUALS || last !== EQUALS) take(token, at)
      beforeLast = last
      last = token
      continue
    }
    const start = at
    let hash = 0
    for (; at < bytes.length && CLASSES[bytes[at] ?? 0] === WORD; at += 1)
      hash = (Math.imul(hash, PRIME) + Math.imul(PRIME, bytes[at] ?? 0)) >>> 0
    const first = bytes[start] ?? 0
    const isNumber = first >= 0x30 && first <= 0x39
    const isProperty = last === DOT && beforeLast !== DOT
    if (isProperty || (isNumber && at - start < LONG)) take(hash, start)
    else if (isNumber) take(LONG_NUMBER, start)
    else {
      const meaning = MEANING.get(hash)
      if (meaning === undefined) take(NAME, start)
      else for (const token of meaning) take(token, start)
    }
    beforeLast = last
    last = hash
    at -= 1
  }
}

/** Whether a token is a name or number that says nothing of its own. */
export function isAnonymous(token: number): boolean {
  return token === NAME || token === LONG_NUMBER
}

function hashWord(word: string): number {
  let hash = 0
  for (const byte of Buffer.from(word)) hash = (Math.imul(hash, PRIME) + Math.imul(PRIME, byte)) >>> 0
  return hash
}
