import { wordsOf } from '#adaptive'
import type { ResponseOf } from '#schemas/response'

/** Marked words of outputs, numbered from 1, both ends included; neighbours are one mark. */
export type Marks = ResponseOf<'prompt'>['spans']

/** Most marks of one answer (included), as the answer's format has it. */
export const mostMarks = 200

/** @returns The numbers of the marked words of one output. */
export function markedWords(marks: Marks, output: string): ReadonlySet<number> {
  const words = new Set<number>()
  for (const mark of marks)
    if (mark.output === output) for (let word = mark.from; word <= mark.to; word++) words.add(word)
  return words
}

/** @returns The marks with some words of one output marked, or, with `on` false, not marked. */
export function withWords(marks: Marks, output: string, words: Iterable<number>, on: boolean): Marks {
  const all = new Set(markedWords(marks, output))
  for (const word of words) {
    if (on) all.add(word)
    else all.delete(word)
  }
  const own: { output: string; from: number; to: number }[] = []
  for (const word of [...all].sort((left, right) => left - right)) {
    const last = own.at(-1)
    if (last?.to === word - 1) last.to = word
    else own.push({ output, from: word, to: word })
  }
  return [...marks.filter((mark) => mark.output !== output), ...own]
}

/** @returns The words of a span as they stand in its output. */
export function quoteOf(text: string, { from, to }: Omit<Marks[number], 'output'>): string {
  const words = wordsOf(text)
  return text.slice(words[from - 1]?.start ?? 0, words[to - 1]?.end ?? 0)
}
