import { runSummary } from '../../components/session/run-summary.ts'
import type { RunRow, RunView } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { differingParts, type Parts } from './differing-parts.ts'
import { Folded } from './Folded.tsx'

const words = session.run

/** What the last run showed: failures first. */
export function Runs({ run, onLine }: { readonly run: RunView; readonly onLine: (line: number) => void }) {
  return (
    <section class="runs" aria-label={words.heading} tabIndex={0}>
      {run.state === 'idle' && <p class="muted">{words.idle}</p>}
      {run.state === 'running' && (
        <p>
          <progress class="progress" max={Math.max(1, run.of)} value={run.done} aria-label={words.heading} />{' '}
          {words.running(run.done, run.of)}
        </p>
      )}
      {run.state === 'done' && (
        <>
          <p class="runs-summary">
            <strong>{runSummary(run)}</strong>
          </p>
          {run.problem !== undefined && <p class="note note-bad">{run.problem}</p>}
          {run.rows.length > 0 && <Table rows={run.rows} onLine={onLine} />}
          {run.output !== '' && run.rows.every((row) => row.console === '') && (
            <Folded label={words.output} text={run.output} />
          )}
        </>
      )}
    </section>
  )
}

function Table({
  rows,
  onLine,
}: {
  readonly rows: readonly RunRow[]
  readonly onLine: (line: number) => void
}) {
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
          <Row key={row.id} row={row} onLine={onLine} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, onLine }: { readonly row: RunRow; readonly onLine: (line: number) => void }) {
  const good = row.verdict === 'passed' || row.verdict === 'returned'
  const { line } = row
  const name = row.own ? words.ownCase : row.name
  return (
    <tr>
      <th scope="row">
        <span class={`verdict verdict-${good ? 'good' : 'bad'}`}>{words.verdicts[row.verdict]}</span>
        <span class="run-name">{name}</span>
      </th>
      <td>
        {row.detail !== undefined && <p>{row.detail}</p>}
        {line !== undefined && (
          <button
            type="button"
            class="button button-quiet button-small run-line"
            onClick={() => {
              onLine(line)
            }}
          >
            {words.line(line)}
          </button>
        )}
        {row.verdict === 'passed' ? (
          <details>
            <summary>
              {words.showValues}
              <span class="hidden-text">: {name}</span>
            </summary>
            <Values row={row} />
          </details>
        ) : (
          <Values row={row} />
        )}
      </td>
      <td class="number">{words.share(row.fuelShare)}</td>
    </tr>
  )
}

/** Input, expected and got below one another, so that the eye finds where they part. */
function Values({ row }: { readonly row: RunRow }) {
  const { expected, got } = row
  const parts =
    row.verdict === 'wrong_answer' && expected !== undefined && got !== undefined
      ? differingParts(expected, got)
      : undefined
  return (
    <dl class="run-values">
      {row.input !== '' && <Value name={words.input} text={row.input} parts={undefined} />}
      {expected !== undefined && <Value name={words.expected} text={expected} parts={parts?.expected} />}
      {got !== undefined && <Value name={words.got} text={got} parts={parts?.got} />}
      {row.console !== '' && (
        <div>
          <dt>{words.output}</dt>
          <dd>
            <Folded label={words.outputLines(row.console.trimEnd().split('\n').length)} text={row.console} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Value({
  name,
  text,
  parts,
}: {
  readonly name: string
  readonly text: string
  readonly parts: Parts | undefined
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {text.length > 400 ? (
          <Folded label={`${text.slice(0, 60)}…`} text={text} />
        ) : (
          <code class="value">
            {parts === undefined ? text : parts[0]}
            {parts !== undefined && parts[1] !== '' && <mark>{parts[1]}</mark>}
            {parts?.[2]}
          </code>
        )}
      </dd>
    </div>
  )
}

/** What the candidate asked for, then failures, then what passed; each in the order of the cases. */
function inOrder(rows: readonly RunRow[]): readonly RunRow[] {
  const rank = (row: RunRow): number => (row.own ? 0 : row.verdict === 'passed' ? 2 : 1)
  return rows.toSorted((one, other) => rank(one) - rank(other))
}
