import { Folded } from '../Code/Folded.tsx'
import type { RunView } from '../../session/view.ts'
import { tests as words } from '../../text/kinds/tests.ts'
import { session } from '../../text/session.ts'

interface TestRunsProps {
  readonly run: RunView
  /** Whether an assumption has changed, and with it what is right. */
  readonly isChanged: boolean
  readonly onLine: (line: number) => void
}

/** What the tests say of a right implementation: false alarms first. */
export function TestRuns({ run, isChanged, onLine }: TestRunsProps) {
  return (
    <section id="runs" class="runs" aria-label={words.results} tabIndex={0}>
      {run.state === 'idle' && <p class="muted">{isChanged ? words.idleChanged : words.idle}</p>}
      {run.state === 'running' && <p>{words.running}</p>}
      {run.state === 'done' && (
        <>
          <p class="runs-summary">
            <strong>{summaryOf(run)}</strong>
          </p>
          {run.rows.length > 0 && (
            <table class="runs-table test-runs" aria-label={words.results}>
              <thead>
                <tr>
                  <th scope="col">{words.test}</th>
                  <th scope="col">{words.result}</th>
                </tr>
              </thead>
              <tbody>
                {run.rows.map(({ id, name, verdict, detail, line }) => (
                  <tr key={id}>
                    <th scope="row">{name}</th>
                    <td>
                      <span class={`verdict verdict-${verdict === 'passed' ? 'good' : 'bad'}`}>
                        {verdict === 'passed' ? words.fine : words.alarm}
                      </span>
                      {detail !== undefined && <p>{detail}</p>}
                      {line !== undefined && (
                        <button
                          type="button"
                          class="button button-quiet button-small run-line"
                          onClick={() => {
                            onLine(line)
                          }}
                        >
                          {session.run.line(line)}
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {run.output !== '' && <Folded label={session.run.output} text={run.output} />}
        </>
      )}
    </section>
  )
}

function summaryOf({ rows }: Extract<RunView, { state: 'done' }>): string {
  const failed = rows.filter(({ verdict }) => verdict !== 'passed').length
  if (rows.length === 0) return words.empty
  return failed === 0 ? words.clean(rows.length) : words.alarms(failed, rows.length)
}
