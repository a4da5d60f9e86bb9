import { runSummary } from '../../components/session/run-summary.ts'
import type { RunRow, RunView } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { differingParts } from './differing-parts.ts'
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
          {run.output !== '' && <Folded label={words.output} text={run.output} />}
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
  const columns = [words.case, words.result, words.expected, words.got, words.budget]
  return (
    // The roles are said again because narrow panes lay the rows out as blocks, which would take them away.
    <table class="runs-table" role="table" aria-label={words.table}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} scope="col" role="columnheader">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
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
  const parts =
    row.verdict === 'wrong_answer' && row.expected !== undefined && row.got !== undefined
      ? differingParts(row.expected, row.got)
      : undefined
  return (
    <tr role="row" class={good ? 'run-good' : 'run-bad'}>
      <th scope="row" role="rowheader">
        {row.own ? words.ownCase : row.name}
        <code class="value run-input">{row.input}</code>
      </th>
      <td role="cell" data-label={words.result}>
        <span class={`verdict verdict-${good ? 'good' : 'bad'}`}>{words.verdicts[row.verdict]}</span>
        {row.detail !== undefined && <span class="run-detail">{row.detail}</span>}
        {line !== undefined && (
          <button
            type="button"
            class="button button-quiet button-small"
            onClick={() => {
              onLine(line)
            }}
          >
            {words.line(line)}
          </button>
        )}
      </td>
      <td role="cell" data-label={words.expected}>
        {row.expected !== undefined && <Value text={row.expected} parts={parts?.expected} />}
      </td>
      <td role="cell" data-label={words.got}>
        {row.got !== undefined && <Value text={row.got} parts={parts?.got} />}
        {row.console !== '' && <Folded label={words.output} text={row.console} />}
      </td>
      <td role="cell" data-label={words.budget} class="number">
        {words.share(row.fuelShare)}
      </td>
    </tr>
  )
}

function Value({
  text,
  parts,
}: {
  readonly text: string
  readonly parts: readonly [string, string, string] | undefined
}) {
  if (text.length > 400) return <Folded label={`${text.slice(0, 40)}…`} text={text} />
  if (parts === undefined) return <code class="value">{text}</code>
  return (
    <code class="value">
      {parts[0]}
      {parts[1] !== '' && <mark>{parts[1]}</mark>}
      {parts[2]}
    </code>
  )
}

/** Failures, then the own input, then what passed; each in the order of the cases. */
function inOrder(rows: readonly RunRow[]): readonly RunRow[] {
  const rank = (row: RunRow): number => (row.own ? 1 : row.verdict === 'passed' ? 2 : 0)
  return rows.toSorted((one, other) => rank(one) - rank(other))
}
