import { useSession } from '../../components/session/session-context.ts'
import type { FailureView } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { sql } from '../../text/kinds/sql.ts'
import { Outcome } from './Outcome.tsx'
import { Rows } from './Rows.tsx'

const words = session.feedback.failures

/** One hidden database of each group that failed: what it holds, what the query gave, and what it should have given. */
export function SqlFailures() {
  const { view } = useSession()
  if (view.screen !== 'feedback') return null
  const { failures } = view
  if (failures.state === 'none' || (failures.state === 'done' && failures.cases.length === 0)) return null
  return (
    <section class="failures">
      <h3>{sql.failures}</h3>
      {failures.state !== 'done' && <p class="muted">{words[failures.state]}</p>}
      {failures.state === 'done' && (
        <>
          <p class="muted">{sql.failuresIntro}</p>
          {failures.cases.map((failure) => (
            <Failure key={failure.row.id} failure={failure} />
          ))}
        </>
      )}
    </section>
  )
}

function Failure({ failure: { group, row, database } }: { readonly failure: FailureView }) {
  return (
    <section class="failure">
      <h4>{words.name(group, row.name)}</h4>
      <Outcome row={row} />
      {database !== undefined && (
        <details>
          <summary>
            {sql.showTables}
            <span class="hidden-text">: {row.name}</span>
          </summary>
          <div class="sql-tables">
            {database.tables.map(({ name, columns, rows, total }) => (
              <Rows key={name} caption={name} of={row.name} table={{ columns, rows }} total={total} />
            ))}
          </div>
        </details>
      )}
    </section>
  )
}
