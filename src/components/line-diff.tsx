import { diffLines } from '#report'
import { debug as words } from '../text/kinds/debug.ts'

interface LineDiffProps {
  /** What was changed, and whose change it is. */
  readonly label: string
  readonly before: string
  readonly after: string
}

/** A change line by line: a sign and a hidden word say of each what its colour says. */
export function LineDiff({ label, before, after }: LineDiffProps) {
  return (
    <div class="diff" role="region" aria-label={label} tabIndex={0}>
      <ol class="diff-lines">
        {diffLines(before, after).map((row, index) =>
          'skipped' in row ? (
            <li key={index} class="diff-skipped muted">
              {words.same(row.skipped)}
            </li>
          ) : (
            <li key={index} class={`diff-line diff-${row.side}`}>
              <span class="diff-number" aria-hidden="true">
                {row.line}
              </span>
              <span class="diff-sign" aria-hidden="true">
                {row.side === 'added' ? '+' : row.side === 'removed' ? '−' : ''}
              </span>
              {row.side !== 'same' && <span class="hidden-text">{words[row.side]}: </span>}
              <code>{row.text}</code>
            </li>
          ),
        )}
      </ol>
    </div>
  )
}
