/** A word or a sign of a statement, without spaces and comments. */
export interface SqlToken {
  readonly type: 'word' | 'name' | 'string' | 'number' | 'sign'
  readonly text: string
  /** Of words in capitals; of others as they are */
  readonly key: string
  /** Where it begins and ends, in UTF-16 code units */
  readonly from: number
  readonly to: number
  /** Parentheses that are open at it; those it opens or closes are not counted */
  readonly depth: number
}

const space = /(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)+/y
const forms: readonly (readonly [SqlToken['type'], RegExp])[] = [
  ['string', /'(?:[^']|'')*'/y],
  ['name', /"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]/y],
  ['number', /\d+(?:\.\d*)?(?:e[+-]?\d+)?/iy],
  ['word', /[\p{L}_][\p{L}\p{N}_$]*/uy],
  ['sign', /<>|<=|>=|!=|==|\|\||->>|->|[^\s]/y],
]

/** Cuts a statement into its tokens. */
export function tokensOf(text: string): readonly SqlToken[] {
  const tokens: SqlToken[] = []
  let depth = 0
  for (let at = 0; at < text.length;) {
    space.lastIndex = at
    const skipped = space.exec(text)
    if (skipped) {
      at += skipped[0].length
      continue
    }
    for (const [type, form] of forms) {
      form.lastIndex = at
      const found = form.exec(text)
      if (!found) continue
      const [word] = found
      if (word === ')') depth -= 1
      const key = type === 'word' ? word.toUpperCase() : word
      tokens.push({ type, text: word, key, from: at, to: at + word.length, depth })
      if (word === '(') depth += 1
      at += word.length
      break
    }
  }
  return tokens
}
