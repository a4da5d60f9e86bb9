/** A term of a row: the number of a column, and its coefficient. */
export type Term = readonly [column: number, coefficient: number]

/**
 * A mixed-integer program: optimise Σ cost·x subject to `rows` and the bounds of the columns.
 *
 * Columns and rows have numbers and no names, so whatever an item is called, it cannot change the program.
 */
export interface LinearModel {
  readonly sense: 'maximise' | 'minimise'
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

export interface Column {
  readonly cost: number
  /** least value (included) */
  readonly lower: number
  /** largest value (included), perhaps Infinity */
  readonly upper: number
  readonly isInteger: boolean
}

/** lower ≤ Σ coefficient·x ≤ upper; an absent bound is −Infinity or Infinity */
export interface Row {
  readonly lower: number
  readonly upper: number
  readonly terms: readonly Term[]
}

/** A program as it grows. */
export interface ModelBuilder {
  /** @returns the number of the new column */
  readonly column: (column: Column) => number
  /** A row without terms is left away where 0 meets its bounds. */
  readonly row: (lower: number, upper: number, terms: readonly Term[]) => void
  readonly model: (sense: LinearModel['sense']) => LinearModel
}

/** @returns an empty program */
export function createModel(): ModelBuilder {
  const columns: Column[] = []
  const rows: Row[] = []
  return {
    column: (column) => columns.push(column) - 1,
    row: (lower, upper, terms) => {
      if (terms.length > 0 || lower > 0 || upper < 0) rows.push({ lower, upper, terms })
    },
    model: (sense) => ({ sense, columns, rows }),
  }
}
