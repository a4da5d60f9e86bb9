/**
 * The Cholesky factor of a symmetric matrix, in place: its lower triangle L with A = L·Lᵀ.
 *
 * @param matrix n × n by rows; the lower triangle is read and overwritten
 * @returns whether the matrix is positive definite; where it is not, the content is undefined
 */
export function factorise(matrix: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j] ?? 0
      for (let k = 0; k < j; k++) sum -= (matrix[i * n + k] ?? 0) * (matrix[j * n + k] ?? 0)
      if (i > j) matrix[i * n + j] = sum / (matrix[j * n + j] ?? 1)
      else {
        if (!(sum > 0 && sum < Infinity)) return false
        matrix[i * n + i] = Math.sqrt(sum)
      }
    }
  }
  return true
}

/**
 * Solves L·Lᵀ·x = v in place.
 *
 * @param factor of `factorise`
 * @param v n numbers, replaced by x
 */
export function solveFactorised(factor: Float64Array, n: number, v: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = v[i] ?? 0
    for (let k = 0; k < i; k++) sum -= (factor[i * n + k] ?? 0) * (v[k] ?? 0)
    v[i] = sum / (factor[i * n + i] ?? 1)
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = v[i] ?? 0
    for (let k = i + 1; k < n; k++) sum -= (factor[k * n + i] ?? 0) * (v[k] ?? 0)
    v[i] = sum / (factor[i * n + i] ?? 1)
  }
}

/**
 * The inverse of a symmetric positive definite matrix.
 *
 * @param matrix n × n by rows; unchanged
 * @returns n × n by rows; undefined where the matrix is not positive definite
 */
export function inverseOf(matrix: Float64Array, n: number): Float64Array | undefined {
  const factor = matrix.slice()
  if (!factorise(factor, n)) return undefined
  // by rows of the factor and of its transpose: neighbours in memory; the sums run in the order of `solveFactorised`
  const transpose = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let k = 0; k <= i; k++) transpose[k * n + i] = factor[i * n + k] ?? 0
  const inverse = new Float64Array(n * n)
  const column = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    column[j] = 1 / (factor[j * n + j] ?? 1)
    for (let i = j + 1; i < n; i++) {
      let sum = 0
      for (let k = j; k < i; k++) sum -= (factor[i * n + k] ?? 0) * (column[k] ?? 0)
      column[i] = sum / (factor[i * n + i] ?? 1)
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = i < j ? 0 : (column[i] ?? 0)
      for (let k = i + 1; k < n; k++) sum -= (transpose[i * n + k] ?? 0) * (column[k] ?? 0)
      column[i] = sum / (transpose[i * n + i] ?? 1)
      inverse[i * n + j] = column[i] ?? 0
    }
  }
  return inverse
}
