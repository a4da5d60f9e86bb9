import { useLayoutEffect, useRef } from 'preact/hooks'
import { runSummary } from '../../components/session/run-summary.ts'
import type { RunRow, RunView } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { Folded } from './Folded.tsx'
import { RunValues } from './RunValues.tsx'

const words = session.run

interface WaysToCode {
  /** To a line, of one file of a project. */
  readonly onLine: (line: number, file: string | undefined) => void
  /** To a case of the candidate's own, by index. */
  readonly onOwn: (own: number) => void
  /** Runs the case of this id alone; without one, all. */
  readonly onRun: (only?: string) => void
}

/** What the last run showed: failures first. */
export function Runs({ run, ...ways }: { readonly run: RunView } & WaysToCode) {
  const place = useRef<HTMLElement>(null)
  const asked = useRef<string | undefined>(undefined)
  // The table makes way for the progress, and with it the button that was pressed: it takes the focus back.
  useLayoutEffect(() => {
    if (run.state === 'running' || asked.current === undefined) return
    const buttons = place.current?.querySelectorAll<HTMLElement>('[data-alone]') ?? []
    const pressed = [...buttons].find(({ dataset }) => dataset['alone'] === asked.current)
    if (document.activeElement === document.body) (pressed ?? place.current)?.focus()
    asked.current = undefined
  }, [run])
  const runAgain = (only?: string): void => {
    asked.current = only ?? ''
    ways.onRun(only)
  }
  return (
    <section id="runs" class="runs" aria-label={words.heading} tabIndex={0} ref={place}>
      {run.state === 'idle' && <p class="muted">{words.idle}</p>}
      {run.state === 'no-python' && (
        <div class="note note-bad">
          <p>{words.noPython}</p>
          <button
            type="button"
            class="button button-small"
            onClick={() => {
              runAgain()
            }}
          >
            {session.problem.ways.retry}
          </button>
        </div>
      )}
      {run.state === 'running' && (
        <p>
          <progress class="progress" max={Math.max(1, run.of)} value={run.done} aria-label={words.heading} />{' '}
          {words.running(run.done, run.of)}
        </p>
      )}
      {run.state === 'done' && (
        <>
          {run.rows.length > 0 && (
            <p class="runs-summary">
              <strong>{runSummary(run)}</strong>
            </p>
          )}
          {run.problems.length > 0 && (
            <ul class="run-problems note note-bad">
              {run.problems.map(({ own, text }) => (
                <li key={own}>
                  {words.problem(session.ownCases.name(own + 1), text)}{' '}
                  <button
                    type="button"
                    class="button button-quiet button-small"
                    aria-label={session.ownCases.of(words.goToCase, session.ownCases.name(own + 1))}
                    onClick={() => {
                      ways.onOwn(own)
                    }}
                  >
                    {words.goToCase}
                  </button>
                </li>
              ))}
            </ul>
          )}
          {run.rows.length > 0 && <Table rows={run.rows} ways={{ ...ways, onRun: runAgain }} />}
          {run.output !== '' && run.rows.every((row) => row.console === '') && (
            <Folded label={words.output} text={run.output} />
          )}
        </>
      )}
    </section>
  )
}

function Table({ rows, ways }: { readonly rows: readonly RunRow[]; readonly ways: WaysToCode }) {
  return (
    <table class="runs-table" aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">{words.case}</th>
          <th scope="col">{words.values}</th>
          <th scope="col">{words.budget}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder(rows).map((row) => (
          <Row key={row.id} row={row} ways={ways} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, ways }: { readonly row: RunRow; readonly ways: WaysToCode }) {
  const { line, own } = row
  const name = own === undefined ? row.name : session.ownCases.name(own + 1)
  return (
    <tr>
      <th scope="row">
        <span class={`verdict verdict-${isFine(row) ? 'good' : 'bad'}`}>{words.verdicts[row.verdict]}</span>
        <span class="run-name">{name}</span>
        <button
          type="button"
          class="button button-quiet button-small run-line"
          aria-label={words.runAloneOf(name)}
          data-alone={row.id}
          onClick={() => {
            ways.onRun(row.id)
          }}
        >
          {words.runAlone}
        </button>
      </th>
      <td>
        {row.detail !== undefined && <p>{row.detail}</p>}
        {line !== undefined && (
          <button
            type="button"
            class="button button-quiet button-small run-line"
            onClick={() => {
              ways.onLine(line, row.file)
            }}
          >
            {words.line(line, row.file)}
          </button>
        )}
        {row.verdict === 'passed' ? (
          <details>
            <summary>
              {words.showValues}
              <span class="hidden-text">: {name}</span>
            </summary>
            <RunValues row={row} />
          </details>
        ) : (
          <RunValues row={row} />
        )}
      </td>
      <td class="number">{words.share(row.fuelShare)}</td>
    </tr>
  )
}

function isFine({ verdict }: RunRow): boolean {
  return verdict === 'passed' || verdict === 'returned'
}

/** What fails, then what only returned, which somebody wants to see, then what passed; each in the order of the cases. */
function inOrder(rows: readonly RunRow[]): readonly RunRow[] {
  const rank = (row: RunRow): number => (row.verdict === 'passed' ? 2 : isFine(row) ? 1 : 0)
  return rows.toSorted((one, other) => rank(one) - rank(other))
}
