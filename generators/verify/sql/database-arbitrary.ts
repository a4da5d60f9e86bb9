import fc from 'fast-check'
import type { Cell, Rows, TableShape } from './table-shapes.ts'

/** Rows of a table that is filled anew. */
const MOST_ROWS = 8

/** Rows that are added to each table of a filed database. */
const MOST_ADDED = 2

/** Rows of a table of a filed database that are looked at; scripts may make thousands. */
const MOST_READ = 40

/** Of how many rows of a filed database one is left out. */
const KEPT_OF = 8

type Row = readonly Cell[]

/**
 * Draws databases near those that were filed: some with tables filled anew by rows of any of them, in which some cells
 * are replaced, and some of a filed one with rows left out and others added. A smaller draw has fewer rows.
 *
 * @param filed rows of the databases of an item, at least one
 */
export function databaseArbitrary(shapes: readonly TableShape[], filed: readonly Rows[]): fc.Arbitrary<Rows> {
  const read = filed.map((rows) => rows.map((own) => own.slice(0, MOST_READ)))
  const rows = shapes.map((shape, at) => {
    const known = read.flatMap((one) => one[at] ?? [])
    return known.length === 0 ? undefined : rowArbitrary(shape, known)
  })
  const tables = (maxLength: number): fc.Arbitrary<Row[][]> =>
    fc.tuple(...rows.map((row) => (row ? fc.array(row, { maxLength }) : fc.constant<Row[]>([]))))
  const longest = Math.max(1, ...read.flatMap((one) => one.map((own) => own.length)))
  const kept = fc.array(fc.nat(KEPT_OF - 1), { minLength: longest, maxLength: longest })
  const near = fc
    .tuple(fc.constantFrom(...read), fc.tuple(...shapes.map(() => kept)), tables(MOST_ADDED))
    // What is added stands first, so that it takes the place of a row that has the same number.
    .map(([one, keeps, added]) =>
      added.map((own, at) => [...own, ...(one[at] ?? []).filter((_, place) => keeps[at]?.[place] !== 0)]),
    )
  return fc.oneof(tables(MOST_ROWS), near)
}

/** A row of a filed database, a quarter of whose cells are others. */
function rowArbitrary({ isOptional }: TableShape, known: readonly Row[]): fc.Arbitrary<Row> {
  const cells = isOptional.map((optional, at) => {
    const values = [...new Set(known.map((row) => row[at] ?? 'NULL'))].filter((cell) => cell !== 'NULL')
    return fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...(values.length > 0 ? values : ['NULL'])) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(...(values.length > 0 ? values.flatMap(neighbours) : ['NULL'])),
      },
      ...(optional ? [{ weight: 1, arbitrary: fc.constant('NULL') }] : []),
    )
  })
  const changes = cells.map((cell) => fc.option(cell, { nil: undefined }))
  const isChanged = fc.array(fc.nat(3), { minLength: cells.length, maxLength: cells.length })
  return fc
    .tuple(fc.constantFrom(...known), fc.tuple(...changes), isChanged)
    .map(([row, others, chosen]) => row.map((cell, at) => (chosen[at] === 3 ? (others[at] ?? cell) : cell)))
}

/** A number one more and one less, the day or minute before and after; any other cell itself. */
export function neighbours(cell: Cell): readonly Cell[] {
  if (/^-?\d{1,15}$/.test(cell)) return [String(Number(cell) - 1), String(Number(cell) + 1)]
  const [, day, time] = /^'(\d{4}-\d\d-\d\d)( \d\d:\d\d)?'$/.exec(cell) ?? []
  const at = day === undefined ? NaN : Date.parse(`${day}T${time?.trim() ?? '00:00'}Z`)
  if (Number.isNaN(at)) return [cell]
  const [step, length] = time === undefined ? [86_400_000, 10] : [60_000, 16]
  return [-step, step].map(
    (change) => `'${new Date(at + change).toISOString().slice(0, length).replace('T', ' ')}'`,
  )
}
