import { exp } from '../numeric/exp.ts'

/** How far a shift is looked at, in standard deviations: 2e-9 of it lies beyond. */
const REACH = 6

/**
 * Weights of a normal shift on a mesh: E f(x + γ) ≈ Σ_j w_j f(x + (j − h)δ) for γ ~ N(0, sd²), h = (length − 1)/2, sum 1.
 *
 * From sd = δ on these are the density's values, whose error is below 1e-8 for an f as smooth as a likelihood (the
 * trapezoidal rule converges faster than any power). Below it three weights have the variance asked for, so that the kernel
 * goes over to no shift at all without a step.
 *
 * @param sd in logits, ≥ 0
 * @param step δ in logits, > 0
 */
export function shiftKernel(sd: number, step: number): Float64Array {
  if (sd === 0) return Float64Array.of(1)
  if (sd < step) {
    const side = (sd * sd) / (2 * step * step)
    return Float64Array.of(side, 1 - 2 * side, side)
  }
  const half = reachOf(sd, step)
  const weights = new Float64Array(2 * half + 1)
  let sum = 0
  for (let j = 0; j < weights.length; j++) {
    const z = ((j - half) * step) / sd
    weights[j] = exp(-0.5 * z * z)
    sum += weights[j] ?? 0
  }
  for (let j = 0; j < weights.length; j++) weights[j] = (weights[j] ?? 0) / sum
  return weights
}

/** Steps that a kernel of this SD reaches to either side. */
export function reachOf(sd: number, step: number): number {
  if (sd === 0) return 0
  if (sd < step) return 1
  return Math.floor((REACH * sd) / step) + 1
}

/**
 * Σ_j w_j f(x_q + (j − h)δ) at every r-th point of a mesh.
 *
 * @param values f on the mesh
 * @param kernel of `shiftKernel`
 * @param first index in `values` of the first point asked for; `kernel` must fit around each of them
 * @param stride r, mesh steps from one such point to the next
 * @param result receives one number for each such point, from index `into`
 */
export function shifted(
  values: Float64Array,
  kernel: Float64Array,
  first: number,
  stride: number,
  points: number,
  result: Float64Array,
  into: number,
): void {
  const half = (kernel.length - 1) / 2
  // a hot loop
  for (let q = 0; q < points; q++) {
    const from = first + q * stride - half
    let sum = 0
    for (let j = 0; j < kernel.length; j++) sum += (kernel[j] ?? 0) * (values[from + j] ?? 0)
    result[into + q] = sum
  }
}
