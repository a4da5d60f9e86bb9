import { runSummary } from '../../components/session/run-summary.ts'
import type { RunView } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { sql } from '../../text/kinds/sql.ts'
import { Outcome } from './Outcome.tsx'

const words = session.run

/** What the last run gave on the visible databases. */
export function SqlRuns({ run, onLine }: { readonly run: RunView; readonly onLine: (line: number) => void }) {
  if (run.state === 'idle') return <p class="muted">{sql.idle}</p>
  if (run.state === 'running')
    return (
      <p>
        <progress class="progress" max={Math.max(1, run.of)} value={run.done} aria-label={words.heading} />{' '}
        {sql.running(run.done, run.of)}
      </p>
    )
  if (run.state === 'no-python') return null
  const [first] = run.rows
  // What does not compile, or is refused, is so on every database.
  const rows = first !== undefined && first.result?.got === undefined ? [first] : run.rows
  return (
    <>
      {run.rows.length > 1 && (
        <p class="runs-summary">
          <strong>{runSummary(run)}</strong>
        </p>
      )}
      {rows.map((row) => (
        <section key={row.id} class="sql-outcome" aria-label={sql.database(row.name)}>
          {rows.length > 1 && <h2>{sql.database(row.name)}</h2>}
          <Outcome row={row}>
            {row.line !== undefined && (
              <button
                type="button"
                class="button button-quiet button-small run-line"
                onClick={() => {
                  if (row.line !== undefined) onLine(row.line)
                }}
              >
                {words.line(row.line)}
              </button>
            )}
          </Outcome>
        </section>
      ))}
    </>
  )
}
