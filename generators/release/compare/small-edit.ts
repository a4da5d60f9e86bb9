/** Words of which one more or one less turns a sentence around, however few letters it has. */
const TELLING = new Set(
  `not no never none nor neither only all any some each every both most least more less fewer other another first last
  next before after above below over under up down in out and or but if unless until while when then else must may
  might can cannot should shall will true false null once twice same different equal than at from to by`.split(
    /\s+/,
  ),
)
/** Most words that may differ, most letters in each, and the length that the longer of two such words has at least. */
const MOST_WORDS = 3
const MOST_LETTERS = 2
const SHORTEST = 4
/** Tokens between the first and the last difference beyond which nobody calls an edit small. */
const MOST_TOKENS = 400

interface Token {
  readonly text: string
  readonly kind: 'word' | 'space' | 'mark' | 'fixed'
}

/**
 * Whether an edit of a text corrects how it is written and leaves what it says: at most three words differ by at most
 * two letters each, besides spaces, punctuation, capital letters and articles. Numbers, code, markup and words such as
 * "not" or "before" are never a matter of spelling.
 *
 * @param before plain text or HTML
 * @param after the same, edited
 */
export function isSmallEdit(before: string, after: string): boolean {
  const [left, right] = withoutEnds(tokensOf(before), tokensOf(after))
  if (left.length > MOST_TOKENS || right.length > MOST_TOKENS) return false
  const { removed, added } = unmatched(left, right)
  if (removed.length > MOST_WORDS || removed.length !== added.length) return false
  return removed.every((token, index) => {
    const other = added[index]
    return other !== undefined && isSameWord(token, other)
  })
}

function isSameWord(left: Token, right: Token): boolean {
  if (left.kind !== 'word' || right.kind !== 'word') return false
  const [from, to] = [left.text.toLowerCase(), right.text.toLowerCase()]
  if (TELLING.has(from) || TELLING.has(to)) return false
  return Math.max(from.length, to.length) >= SHORTEST && lettersBetween(from, to) <= MOST_LETTERS
}

/** Words and what is fixed; code is fixed as a whole, spaces and punctuation are left out. */
function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let code = 0
  for (const [part] of text.matchAll(/<[^>]*>|&[#\w]+;|[\p{L}\p{M}'’]+|\p{N}+|\s+|./gsu)) {
    const tag = /^<(\/?)(code|pre|math)\b/.exec(part)
    if (tag) code += tag[1] === '' ? 1 : -1
    const kind = kindOf(part, code > 0)
    if (kind === 'fixed' || (kind === 'word' && !/^(a|an|the)$/i.test(part)))
      tokens.push({ text: part, kind })
  }
  return tokens
}

function kindOf(part: string, isCode: boolean): Token['kind'] {
  if (isCode || /^[<&]./.test(part) || /^[\p{N}\p{S}]/u.test(part)) return 'fixed'
  if (/^\s/.test(part)) return 'space'
  return /^[\p{L}\p{M}'’]/u.test(part) ? 'word' : 'mark'
}

function same(left: Token | undefined, right: Token | undefined): boolean {
  if (left === undefined || right === undefined) return false
  if (left.kind === 'word' && right.kind === 'word')
    return left.text.toLowerCase() === right.text.toLowerCase()
  return left.text === right.text
}

function withoutEnds(left: readonly Token[], right: readonly Token[]): [readonly Token[], readonly Token[]] {
  let start = 0
  while (start < left.length && same(left[start], right[start])) start += 1
  let end = 0
  const room = Math.min(left.length, right.length) - start
  while (end < room && same(left.at(-1 - end), right.at(-1 - end))) end += 1
  return [left.slice(start, left.length - end), right.slice(start, right.length - end)]
}

/** What a longest common subsequence leaves on both sides, in order. */
function unmatched(left: readonly Token[], right: readonly Token[]) {
  const width = right.length + 1
  const lengths = new Uint16Array((left.length + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = left.length - 1; row >= 0; row -= 1)
    for (let column = right.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] = same(left[row], right[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
  const removed: Token[] = []
  const added: Token[] = []
  let [row, column] = [0, 0]
  while (row < left.length || column < right.length) {
    const [from, to] = [left[row], right[column]]
    if (same(from, to)) {
      row += 1
      column += 1
    } else if (to === undefined || (from !== undefined && at(row + 1, column) >= at(row, column + 1))) {
      if (from) removed.push(from)
      row += 1
    } else {
      added.push(to)
      column += 1
    }
  }
  return { removed, added }
}

/** Letters to put in, take out, exchange or swap with their neighbour (optimal string alignment). */
function lettersBetween(from: string, to: string): number {
  let [older, previous]: number[][] = [[], Array.from({ length: to.length + 1 }, (_, index) => index)]
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const cost = from[row - 1] === to[column - 1] ? 0 : 1
      let least = Math.min(
        (previous?.[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous?.[column - 1] ?? 0) + cost,
      )
      const isSwap =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (isSwap) least = Math.min(least, (older?.[column - 2] ?? 0) + 1)
      current.push(least)
    }
    ;[older, previous] = [previous ?? [], current]
  }
  return previous?.[to.length] ?? 0
}
