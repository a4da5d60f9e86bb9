import type { ComponentChildren } from 'preact'
import type { RunRow } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { sql } from '../../text/kinds/sql.ts'
import { Rows } from './Rows.tsx'

/** What a query gave on one database: in words, with what can be done about it, and as tables with what differs. */
export function Outcome({ row, children }: { readonly row: RunRow; readonly children?: ComponentChildren }) {
  const { result, detail, verdict } = row
  const { got, expected, extra = [], missing = [], counts } = result ?? {}
  const isRight = verdict === 'passed'
  return (
    <>
      <p>
        <span class={`verdict verdict-${isRight ? 'good' : 'bad'}`}>{session.run.verdicts[verdict]}</span>{' '}
        {detail !== undefined && <span>{session.run.sentence(detail)}</span>}
      </p>
      {children}
      <div class="sql-tables">
        {got !== undefined && (
          <Rows
            caption={sql.got}
            of={row.name}
            table={got}
            marked={{ rows: extra, word: sql.extra, side: 'extra' }}
          />
        )}
        {!isRight && expected !== undefined && (
          <Rows
            caption={sql.expected}
            of={row.name}
            table={expected}
            marked={{ rows: missing, word: sql.missing, side: 'missing' }}
          />
        )}
      </div>
      {counts !== undefined && got !== undefined && (
        <p class="muted small">{sql.counts(counts, session.run.share(row.fuelShare))}</p>
      )}
    </>
  )
}
