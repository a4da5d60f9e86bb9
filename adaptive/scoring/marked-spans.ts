import { wordsOf } from './words-of.ts'

/** Words of an output, numbered from 1, both ends included. */
export interface Span {
  readonly output: string
  readonly from: number
  readonly to: number
}

/** What was marked, against what should have been. */
export interface MarkedSpans {
  /** For each planted span, whether at least half of its words are marked. */
  readonly found: readonly boolean[]
  /** Sentences without a planted span that have a marked word. */
  readonly clean: readonly Span[]
  /** Decoys beside a planted span in one sentence, at least half of them marked, by their place in the list. */
  readonly decoys: readonly number[]
}

interface SpanKey {
  readonly outputs: readonly { readonly id: string; readonly text: string }[]
  readonly spans: readonly Span[]
  readonly decoys: readonly Span[]
}

/**
 * Judges marks by the words that they cover, so that it does not matter how they are cut. Within a sentence that has a
 * planted span, more may be marked than the span itself; a decoy there may not. In any other sentence one marked word
 * is a false alarm.
 */
export function markedSpans({ outputs, spans, decoys }: SpanKey, marks: readonly Span[]): MarkedSpans {
  const marked = new Map<string, Set<number>>()
  const lengths = new Map(outputs.map(({ id, text }) => [id, wordsOf(text).length]))
  for (const { output, from, to } of marks) {
    const last = Math.min(to, lengths.get(output) ?? 0)
    const words = marked.get(output) ?? new Set<number>()
    for (let word = Math.max(1, from); word <= last; word++) words.add(word)
    marked.set(output, words)
  }
  const isMarked = ({ output, from, to }: Span): boolean => {
    let covered = 0
    for (let word = from; word <= to; word++) if (marked.get(output)?.has(word) === true) covered++
    return 2 * covered >= to - from + 1
  }
  const planted = plantedSentences({ outputs, spans, decoys })
  const clean: Span[] = []
  for (const { id, text } of outputs) {
    const words = marked.get(id)
    if (words === undefined) continue
    for (const sentence of sentencesOf(id, text)) {
      if (planted.has(nameOf(sentence))) continue
      for (let word = sentence.from; word <= sentence.to; word++) {
        if (!words.has(word)) continue
        clean.push(sentence)
        break
      }
    }
  }
  return {
    found: spans.map(isMarked),
    clean,
    decoys: decoys.flatMap((decoy, index) => (besidePlanted(decoy) && isMarked(decoy) ? [index] : [])),
  }

  function besidePlanted({ output, from }: Span): boolean {
    const text = outputs.find(({ id }) => id === output)?.text ?? ''
    const sentence = sentencesOf(output, text).find((one) => one.from <= from && from <= one.to)
    return sentence !== undefined && planted.has(nameOf(sentence))
  }
}

/** The sentences of an output as spans of its words. */
export function sentencesOf(output: string, text: string): readonly Span[] {
  const sentences: Span[] = []
  wordsOf(text).forEach(({ sentence }, index) => {
    const last = sentences[sentence]
    sentences[sentence] = { output, from: last?.from ?? index + 1, to: index + 1 }
  })
  return sentences
}

function plantedSentences({ outputs, spans }: SpanKey): ReadonlySet<string> {
  return new Set(
    outputs.flatMap(({ id, text }) =>
      sentencesOf(id, text)
        .filter(({ from, to }) =>
          spans.some((span) => span.output === id && span.from <= to && span.to >= from),
        )
        .map(nameOf),
    ),
  )
}

function nameOf({ output, from }: Span): string {
  return `${from} ${output}`
}
