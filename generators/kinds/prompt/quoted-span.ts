import { sentencesOf, wordsOf, type Span } from '#adaptive'

/**
 * The words that a quotation touches.
 *
 * @param output id and text of an output
 * @param quotation as it stands there, once, within one sentence
 * @returns the span, or what is wrong in words
 */
export function quotedSpan(
  output: { readonly id: string; readonly text: string },
  quotation: string,
): Span | string {
  const wanted = quotation.trim()
  const start = output.text.indexOf(wanted)
  if (start === -1) return 'expected words that stand in the output, letter by letter'
  if (output.text.includes(wanted, start + 1))
    return 'it stands in the output more than once; quote more of it'
  const end = start + wanted.length
  const touched = wordsOf(output.text).flatMap((word, index) =>
    word.start < end && word.end > start ? [index + 1] : [],
  )
  const span = { output: output.id, from: touched[0] ?? 1, to: touched.at(-1) ?? 1 }
  const isWithin = sentencesOf(output.id, output.text).some(
    ({ from, to }) => from <= span.from && span.to <= to,
  )
  return isWithin ? span : 'it goes beyond one sentence; quote each sentence for itself'
}
