import { useState } from 'preact/hooks'
import { DataTable, type DataRow } from '../../components/data-table.tsx'
import { More, ROWS } from './more.tsx'

interface LongTableProps {
  readonly label: string
  readonly columns: readonly string[]
  /** Place of the column that names its row, from 0. */
  readonly head: number
  readonly count: number
  /** Makes one row: only those that are shown are made. */
  readonly rowAt: (at: number) => DataRow
  readonly summary?: string
}

/** A table of which the first rows are shown, and more on demand. */
export function LongTable({ count, rowAt, summary, ...table }: LongTableProps) {
  const [most, setMost] = useState(ROWS)
  const shown = Math.min(most, count)
  const rows = Array.from({ length: shown }, (_, at) => rowAt(at))
  const content = (
    <>
      <DataTable {...table} rows={rows} />
      <More shown={shown} all={count} onMore={() => setMost(shown + ROWS)} />
    </>
  )
  if (summary === undefined) return content
  return (
    <details class="figure-table">
      <summary>{summary}</summary>
      {content}
    </details>
  )
}
