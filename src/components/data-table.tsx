import type { ComponentChildren } from 'preact'

/** A row, cell by cell in the order of the columns. */
export interface DataRow {
  readonly key: string | number
  readonly cells: readonly ComponentChildren[]
}

interface DataTableProps {
  /** What the table holds. */
  readonly label: string
  readonly columns: readonly string[]
  /** Place of the column that names its row, from 0. */
  readonly head: number
  readonly rows: readonly DataRow[]
  /** Words behind which it is folded, as below a figure of the same values. On paper it lies open. */
  readonly summary?: string
}

/** A table of data. Where it is wider than its place it scrolls there by itself, also by keys. */
export function DataTable({ label, columns, head, rows, summary }: DataTableProps) {
  const table = (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, place) =>
                place === head ? (
                  <th key={place} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={place}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
  if (summary === undefined) return table
  return (
    <details class="figure-table">
      <summary>{summary}</summary>
      {table}
    </details>
  )
}
