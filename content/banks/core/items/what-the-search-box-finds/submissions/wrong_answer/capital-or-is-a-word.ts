/** Whether a title, given as its words in small letters, is found. */
type Query = (words: string[]) => boolean

export function found(query: string, titles: string[]): number[] {
  const wanted = new Parser(query).either(0)
  if (wanted === undefined) return []
  return titles.flatMap((title, index) => (wanted(wordsOf(title)) ? [index] : []))
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
}

function phrase(wanted: string[]): Query | undefined {
  if (wanted.length === 0) return undefined
  return (words) => words.some((_, start) => wanted.every((word, index) => words[start + index] === word))
}

/** Reads a query; undefined stands for everything that is as if it were not there. */
class Parser {
  private readonly tokens: string[]
  private at = 0

  constructor(text: string) {
    this.tokens = text.match(/"[^"]*"|[a-zA-Z]+|[()\- ]/g) ?? []
  }

  /** Up to the parenthesis that closes it, or to the end. */
  either(depth: number): Query | undefined {
    const sides: Query[][] = [[]]
    while (this.at < this.tokens.length) {
      const token = this.tokens[this.at]!
      if (token === ')' && depth > 0) break
      if (token === ' ' || token === ')') {
        this.at += 1
      } else if (token === 'or') {
        this.at += 1
        sides.push([])
      } else {
        const term = this.term(depth)
        if (term !== undefined) sides.at(-1)!.push(term)
      }
    }
    const full = sides.filter((side) => side.length > 0)
    if (full.length === 0) return undefined
    return (words) => full.some((side) => side.every((term) => term(words)))
  }

  private term(depth: number): Query | undefined {
    const token = this.tokens[this.at]!
    this.at += 1
    if (token === '(') {
      const inner = this.either(depth + 1)
      this.at += 1
      return inner
    }
    if (token === '-') {
      const next = this.tokens[this.at]
      if (next === undefined || next === ' ' || next === ')') return undefined
      const term = this.term(depth)
      return term === undefined ? undefined : (words) => !term(words)
    }
    return phrase(wordsOf(token.replaceAll('"', '')))
  }
}
