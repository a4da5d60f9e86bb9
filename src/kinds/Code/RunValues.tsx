import { useMemo } from 'preact/hooks'
import type { RunRow } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { differenceOf, type Piece } from './difference.ts'
import { Folded } from './Folded.tsx'
import { DifferenceInWords, DifferenceLines, Marked } from './RunDifference.tsx'

const words = session.run

/** A longer value is folded, in UTF-16 units (included). */
const longestOpen = 400

/** Expected and got below one another, so that the eye finds where they part; input and output folded where long. */
export function RunValues({ row }: { readonly row: RunRow }) {
  const { verdict, expected, got } = row
  const difference = useMemo(
    () =>
      verdict === 'wrong_answer' && expected !== undefined && got !== undefined
        ? differenceOf(expected, got)
        : undefined,
    [verdict, expected, got],
  )
  const inline = difference?.form === 'inline' ? difference : undefined
  return (
    <>
      {difference?.form === 'lines' && <DifferenceLines difference={difference} />}
      <dl class="run-values">
        {expected !== undefined && (
          <Value
            name={words.expected}
            text={expected}
            isFolded={difference?.form === 'lines'}
            marks={inline && { pieces: inline.expected, side: 'expected' }}
          />
        )}
        {got !== undefined && (
          <Value
            name={words.got}
            text={got}
            isFolded={difference?.form === 'lines'}
            marks={inline && { pieces: inline.got, side: 'got' }}
          />
        )}
        {row.input !== '' && <Value name={words.input} text={row.input} isFolded={row.input.length > 160} />}
        {row.console !== '' && (
          <div>
            <dt>{words.output}</dt>
            <dd>
              <Folded
                label={words.outputLines(row.console.trimEnd().split('\n').length)}
                text={row.console}
              />
            </dd>
          </div>
        )}
      </dl>
      {difference !== undefined && <DifferenceInWords replacements={difference.replacements} />}
    </>
  )
}

interface ValueProps {
  readonly name: string
  readonly text: string
  readonly isFolded: boolean
  readonly marks?: { readonly pieces: readonly Piece[]; readonly side: 'expected' | 'got' } | undefined
}

function Value({ name, text, isFolded, marks }: ValueProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {isFolded || text.length > longestOpen ? (
          <Folded label={`${text.slice(0, 60).toWellFormed()}${text.length > 60 ? '…' : ''}`} text={text} />
        ) : marks === undefined ? (
          <code class="value">{text}</code>
        ) : (
          <Marked {...marks} />
        )}
      </dd>
    </div>
  )
}
