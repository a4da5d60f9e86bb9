/** One word of a text: a run of characters without white space. */
export interface Word {
  readonly text: string
  /** UTF-16 offsets in the text, end excluded. */
  readonly start: number
  readonly end: number
  /** Number of the sentence that it stands in, from 0. */
  readonly sentence: number
}

/** Words that end with a stop and end no sentence. */
const abbreviations: ReadonlySet<string> = new Set([
  'e.g.',
  'i.e.',
  'approx.',
  'no.',
  'vs.',
  'Dr.',
  'Mr.',
  'Ms.',
])

/**
 * The words of a text with the sentence of each. A sentence ends with a full stop, a question or an exclamation mark,
 * closing quotes and brackets after it included, and at every line break; the number of a list's entry ends none.
 */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  let sentence = 0
  let before: Word | undefined
  for (const { 0: found, index } of text.matchAll(/\S+/gu)) {
    if (before !== undefined && (endsSentence(before.text) || text.slice(before.end, index).includes('\n')))
      sentence++
    before = { text: found, start: index, end: index + found.length, sentence }
    words.push(before)
  }
  return words
}

function endsSentence(word: string): boolean {
  return /[.!?]["'”’)\]*_]*$/u.test(word) && !/^\d+\.$/.test(word) && !abbreviations.has(word)
}
