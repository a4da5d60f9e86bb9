import { isTagged, type Encoded } from '#schemas/value'
import type { ResultTable } from '#schemas/public-item'
import { sql } from '../../text/kinds/sql.ts'
import { cellText } from './cell-text.ts'

/** Rows that are drawn of a table. */
const mostDrawn = 200

interface RowsProps {
  readonly caption: string
  /** The database that it belongs to: what tells its frame from others on the page */
  readonly of: string
  readonly table: ResultTable
  /** Indexes of rows that are told apart, and the word for them */
  readonly marked?: {
    readonly rows: readonly number[]
    readonly word: string
    readonly side: 'extra' | 'missing'
  }
  /** Rows that the table has in all, where not all are in it */
  readonly total?: number
}

/** A table of a database or of a result, in a frame that scrolls by itself. NULL is told from text, numbers stand right. */
export function Rows({ caption, of, table: { columns, rows }, marked, total = rows.length }: RowsProps) {
  const drawn = rows.slice(0, mostDrawn)
  const isMarked = new Set(marked?.rows)
  const isNumeric = columns.map((_, at) => {
    const cells = rows.map((row) => row[at] ?? null).filter((cell) => cell !== null)
    return cells.length > 0 && cells.every(isNumber)
  })
  return (
    <div class="sql-table" role="region" tabIndex={0} aria-label={sql.tableOf(caption, of)}>
      <table>
        <caption>
          {caption} <span class="muted">{sql.rows(total)}</span>
        </caption>
        <thead>
          <tr>
            {marked !== undefined && isMarked.size > 0 && (
              <th scope="col">
                <span class="hidden-text">{sql.difference}</span>
              </th>
            )}
            {columns.map((name, at) => (
              <th key={at} scope="col" class={isNumeric[at] === true ? 'sql-number' : ''}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map((row, index) => (
            <tr key={index} class={isMarked.has(index) ? `sql-${marked?.side ?? 'extra'}` : ''}>
              {marked !== undefined && isMarked.size > 0 && (
                <td class="sql-mark">{isMarked.has(index) ? marked.word : ''}</td>
              )}
              {row.map((cell, at) => (
                <td key={at} class={isNumeric[at] === true ? 'sql-number' : ''}>
                  {cell === null ? <span class="sql-null">NULL</span> : cellText(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p class="muted small">{sql.noRows}</p>}
      {total > drawn.length && <p class="muted small">{sql.firstRows(drawn.length, total)}</p>}
    </div>
  )
}

function isNumber(cell: Encoded): boolean {
  return typeof cell === 'number' || (cell !== null && isTagged(cell) && cell.$ !== 'bytes')
}
