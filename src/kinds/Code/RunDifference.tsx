import { session } from '../../text/session.ts'
import type { Difference, DifferenceLine, Piece, Replacement } from './difference.ts'

const words = session.run.difference

/** Of more lines that are the same, only the ends are shown. */
const sameShown = 2
/** Differences that are told in words. */
const mostTold = 3
/** Lines that are drawn. */
const mostLines = 120

/** A text in which what differs is marked, by more than colour. */
export function Marked({
  pieces,
  side,
}: {
  readonly pieces: readonly Piece[]
  readonly side: 'expected' | 'got'
}) {
  return (
    <code class="value">
      {pieces.map(({ text, differs }, index) =>
        differs ? (
          <mark key={index} class={`marks-${side}`}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </code>
  )
}

/** Two long values line by line: what both have is folded, what differs says whose it is. */
export function DifferenceLines({
  difference,
}: {
  readonly difference: Extract<Difference, { form: 'lines' }>
}) {
  return (
    <ul class="difference" aria-label={words.lines}>
      {folded(difference.lines)
        .slice(0, mostLines)
        .map((line, index) =>
          typeof line === 'number' ? (
            <li key={index}>
              <span />
              <span class="muted">{words.same(line)}</span>
            </li>
          ) : (
            <li key={index} class={`difference-${line.side}`}>
              <span class="difference-side">
                {line.side === 'expected' ? words.expectedLine : line.side === 'got' ? words.gotLine : ''}
              </span>
              <Marked pieces={line.pieces} side={line.side === 'expected' ? 'expected' : 'got'} />
            </li>
          ),
        )}
    </ul>
  )
}

/** The differences in words, for those to whom marks say nothing. */
export function DifferenceInWords({ replacements }: { readonly replacements: readonly Replacement[] }) {
  const told = replacements.slice(0, mostTold).map(inWords)
  const more = replacements.length - told.length
  return (
    <p class="hidden-text">
      {told.map((text) => words.first(text)).join(' ')} {more > 0 && words.more(more)}
    </p>
  )
}

function inWords({ expected, got }: Replacement): string {
  if (got === '') return words.missing(cut(expected))
  return expected === '' ? words.extra(cut(got)) : words.both(cut(expected), cut(got))
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text
}

/** Numbers stand for that many lines that are the same. */
function folded(lines: readonly DifferenceLine[]): readonly (DifferenceLine | number)[] {
  const shown: (DifferenceLine | number)[] = []
  for (let at = 0; at < lines.length;) {
    const next = lines.findIndex(({ side }, index) => index >= at && side !== 'both')
    const end = next === -1 ? lines.length : next
    const head = at === 0 ? 0 : sameShown
    const tail = next === -1 ? 0 : sameShown
    const hidden = end - at - head - tail
    if (hidden > 1) shown.push(...lines.slice(at, at + head), hidden, ...lines.slice(end - tail, end))
    else shown.push(...lines.slice(at, end))
    at = end
    while (at < lines.length && lines[at]?.side !== 'both') {
      const line = lines[at]
      if (line !== undefined) shown.push(line)
      at++
    }
  }
  return shown
}
