import { markedSpans, wordsOf } from '#adaptive'
import { InlineCode } from '../../components/inline-code.tsx'
import { prompt as all } from '../../text/kinds/prompt.ts'
import type { ReviewProps } from '../kind.tsx'
import { markedWords, quoteOf, type Marks } from './marks.ts'
import { outputNames } from './output-names.ts'
import { textClass } from './text-class.ts'

const words = all.review

/** The marks in their texts; once the key may be shown, each passage with what is true of it and why. */
export function SpanReview({ item, response, revealed }: ReviewProps<'prompt'>) {
  const { outputs } = item.task
  const { spans, decoys } = item.grading.key
  const names = outputNames(item.task)
  const judged = markedSpans({ outputs, spans, decoys }, response.spans)
  const decoyStates = decoys.map((decoy, index) => ({
    ...decoy,
    isMarked:
      judged.decoys.includes(index) ||
      judged.clean.some((one) => contains(one, decoy) && marksTouch(response.spans, decoy)),
  }))
  const passages = [
    ...spans.map((span, index) => {
      const isFound = judged.found[index] === true
      return { ...span, isGood: isFound, state: isFound ? words.found : words.missed }
    }),
    ...decoyStates.map((decoy) => ({
      ...decoy,
      isGood: !decoy.isMarked,
      state: decoy.isMarked ? words.decoyMarked : words.decoyLeft,
    })),
    ...judged.clean
      .filter((one) => !decoyStates.some((decoy) => decoy.isMarked && contains(one, decoy)))
      .map((one) => ({ ...one, why: words.clean, isGood: false, state: words.decoyMarked })),
  ]
  return (
    <>
      <h4>{words.marks}</h4>
      {response.spans.length === 0 && <p class="muted">{words.noMarks}</p>}
      {outputs
        .filter(({ id }) => response.spans.some(({ output }) => output === id))
        .map(({ id, text }) => (
          <figure key={id} class="prompt-reviewed">
            <figcaption>{names.get(id)}</figcaption>
            <p class={textClass(text)}>
              <Marked text={text} marks={response.spans} output={id} />
            </p>
          </figure>
        ))}
      {revealed && (
        <ul class="parts">
          {passages.map((passage) => (
            <li
              key={`${passage.output} ${passage.from}`}
              class={`part part-${passage.isGood ? 'met' : 'missed'} prompt-passage`}
            >
              <span class="part-state">{passage.state}</span>
              <div>
                {all.review.quoteIn(names.get(passage.output) ?? '')}{' '}
                <q>{quoteOf(outputs.find(({ id }) => id === passage.output)?.text ?? '', passage)}</q>
                <p class="review-reason">
                  <InlineCode text={passage.why} />
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Marked({
  text,
  marks,
  output,
}: {
  readonly text: string
  readonly marks: Marks
  readonly output: string
}) {
  const marked = markedWords(marks, output)
  const pieces: { readonly text: string; readonly isMarked: boolean }[] = []
  const ofText = wordsOf(text)
  let at = 0
  while (at < ofText.length) {
    const isMarked = marked.has(at + 1)
    let last = at
    while (last + 1 < ofText.length && marked.has(last + 2) === isMarked) last++
    const start = ofText[at]?.start ?? 0
    const end = ofText[last]?.end ?? text.length
    pieces.push({ text: text.slice(start, end), isMarked })
    const next = ofText[last + 1]
    if (next !== undefined) pieces.push({ text: text.slice(end, next.start), isMarked: false })
    at = last + 1
  }
  return (
    <>{pieces.map((piece, index) => (piece.isMarked ? <mark key={index}>{piece.text}</mark> : piece.text))}</>
  )
}

function contains(outer: Marks[number], inner: Marks[number]): boolean {
  return outer.output === inner.output && outer.from <= inner.from && inner.to <= outer.to
}

function marksTouch(marks: Marks, { output, from, to }: Marks[number]): boolean {
  return marks.some((mark) => mark.output === output && mark.from <= to && from <= mark.to)
}
