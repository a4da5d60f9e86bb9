/**
 * Nodes and weights of the n-point Gauss-Hermite rule for the standard normal: E f(Z) ≈ Σ weight·f(node), exact for
 * polynomials of degree 2n − 1. The nodes of n separate those of n + 1 (Szegő 1939, 3.3), so each is found by bisection; the
 * weights are 1/(n·h_{n−1}²) with the orthonormal polynomials h (Abramowitz and Stegun 25.4.46).
 *
 * @param n integer in [1, 100]
 * @returns nodes ascending
 * @throws RangeError for other n
 */
export function gaussHermite(n: number): { readonly nodes: Float64Array; readonly weights: Float64Array } {
  if (!(n >= 1 && n <= 100 && Math.floor(n) === n))
    throw new RangeError(`a rule has 1 to 100 points, received ${n}`)
  let nodes = Float64Array.of(0)
  for (let degree = 2; degree <= n; degree++) {
    const separators = nodes
    const outermost = 2 * Math.sqrt(degree) + 1
    nodes = Float64Array.from({ length: degree }, (_, j) =>
      rootBetween(
        degree,
        j === 0 ? -outermost : (separators[j - 1] ?? 0),
        j === degree - 1 ? outermost : (separators[j] ?? 0),
      ),
    )
  }
  const weights = nodes.map((x) => {
    const before = hermite(n - 1, x)
    return 1 / (n * before * before)
  })
  return { nodes, weights }
}

/** The orthonormal Hermite polynomial of the standard normal. */
function hermite(degree: number, x: number): number {
  let before = 0
  let value = 1
  for (let k = 0; k < degree; k++) {
    const next = (x * value - Math.sqrt(k) * before) / Math.sqrt(k + 1)
    before = value
    value = next
  }
  return value
}

/** Halves until nothing lies between: the sign at the lower end is that of (−1)^(roots at and above it). */
function rootBetween(degree: number, low: number, high: number): number {
  const isLowPositive = hermite(degree, low) > 0
  for (;;) {
    const middle = (low + high) / 2
    if (!(middle > low && middle < high)) return middle
    const value = hermite(degree, middle)
    if (value === 0) return middle
    if (value > 0 === isLowPositive) low = middle
    else high = middle
  }
}
