/** A least-squares solution. */
export interface LinearFit {
  readonly coefficients: readonly number[]
  /** Root of the squared residuals' sum per degree of freedom */
  readonly residual: number
}

/**
 * Ordinary least squares by Gram-Schmidt orthogonalisation, twice over for accuracy: few columns that are nearly
 * parallel, where normal equations lose half the digits.
 *
 * @param rows one per observation, all of one length
 * @param values one per row
 * @returns undefined where there are no more rows than columns, or the columns are dependent
 */
export function fitLine(
  rows: readonly (readonly number[])[],
  values: readonly number[],
): LinearFit | undefined {
  const width = rows[0]?.length ?? 0
  if (rows.length <= width) return undefined
  const columns = Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? 0))
  const basis: number[][] = []
  const upper: number[][] = []
  for (const column of columns) {
    const length = Math.sqrt(dot(column, column))
    const shares = basis.map(() => 0)
    let rest = column
    for (let pass = 0; pass < 2; pass++) {
      for (const [index, unit] of basis.entries()) {
        const share = dot(unit, rest)
        shares[index] = (shares[index] ?? 0) + share
        rest = rest.map((value, at) => value - share * (unit[at] ?? 0))
      }
    }
    const size = Math.sqrt(dot(rest, rest))
    if (!(size > length * 1e-10)) return undefined
    basis.push(rest.map((value) => value / size))
    upper.push([...shares, size])
  }
  const projected = basis.map((unit) => dot(unit, values))
  const coefficients = projected.map(() => 0)
  for (let index = width - 1; index >= 0; index--) {
    let sum = projected[index] ?? 0
    for (let later = index + 1; later < width; later++) {
      sum -= (upper[later]?.[index] ?? 0) * (coefficients[later] ?? 0)
    }
    coefficients[index] = sum / (upper[index]?.[index] ?? 1)
  }
  let squares = 0
  for (const [at, row] of rows.entries()) {
    const difference = (values[at] ?? 0) - dot(row, coefficients)
    squares += difference * difference
  }
  return { coefficients, residual: Math.sqrt(squares / (rows.length - width)) }
}

function dot(left: readonly number[], right: readonly number[]): number {
  let sum = 0
  for (const [index, value] of left.entries()) sum += value * (right[index] ?? 0)
  return sum
}
