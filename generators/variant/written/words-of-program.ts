/** Words of a program that a text may pass over, and words of a text that a program may. */
const GAP = 3

/** The words and numbers of a text in their order, in small letters; names of several words are taken apart. */
export function wordsIn(text: string): readonly string[] {
  return (
    text
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .match(/\p{L}+|\p{N}+/gu) ?? []
  )
}

/**
 * How many words of a program a text has in the program's order, with few others between any two: what is left of a program
 * that somebody has written out in words.
 *
 * @returns the longest such chain, by its words in the program
 */
export function longestChain(program: readonly string[], text: readonly string[]): number {
  const places = Map.groupBy(program.keys(), (at) => program[at])
  /** Lengths of the longest chains that end at a pair, one map of places in the program for each word of the text. */
  const ends: ReadonlyMap<number, number>[] = []
  let longest = 0
  for (const [at, word] of text.entries()) {
    const own = new Map<number, number>()
    for (const place of places.get(word) ?? []) {
      let before = 0
      for (const earlier of ends.slice(Math.max(0, at - GAP - 1), at))
        for (let back = place - 1; back >= Math.max(0, place - GAP - 1); back -= 1)
          before = Math.max(before, earlier.get(back) ?? 0)
      own.set(place, before + 1)
      longest = Math.max(longest, before + 1)
    }
    ends.push(own)
  }
  return longest
}
