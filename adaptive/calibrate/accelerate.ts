import { factorise, solveFactorised } from '../numeric/cholesky.ts'

/** How many earlier steps are remembered. */
const MEMORY = 6
/** Share of the diagonal that keeps the least-squares problem solvable where two steps are nearly parallel. */
const RIDGE = 1e-10

/** Proposes where a fixed-point iteration leads. */
export interface Accelerator {
  /**
   * @param at where the map was applied
   * @param mapped what it gave there
   * @returns where to go next
   */
  readonly propose: (at: Float64Array, mapped: Float64Array) => Float64Array
  /** Forgets all steps: a proposal has failed. */
  readonly forget: () => void
}

/**
 * Anderson's mixing (1965; for EM: Henderson and Varadhan 2019): the residuals of the last steps are combined so that
 * they nearly cancel, and the mapped points likewise.
 */
export function createAccelerator(): Accelerator {
  let lastResidual: Float64Array | undefined
  let lastMapped: Float64Array | undefined
  let residuals: Float64Array[] = []
  let images: Float64Array[] = []
  return {
    propose: (at, mapped) => {
      const residual = mapped.map((value, j) => value - (at[j] ?? 0))
      if (lastResidual !== undefined && lastMapped !== undefined) {
        residuals = [...residuals.slice(1 - MEMORY), difference(residual, lastResidual)]
        images = [...images.slice(1 - MEMORY), difference(mapped, lastMapped)]
      }
      lastResidual = residual
      lastMapped = mapped
      const count = residuals.length
      if (count === 0) return mapped
      const normal = new Float64Array(count * count)
      const share = new Float64Array(count)
      for (let r = 0; r < count; r++) {
        share[r] = dot(residuals[r], residual)
        for (let s = 0; s <= r; s++) normal[r * count + s] = dot(residuals[r], residuals[s])
      }
      for (let r = 0; r < count; r++) normal[r * count + r] = (normal[r * count + r] ?? 0) * (1 + RIDGE)
      if (!factorise(normal, count)) return mapped
      solveFactorised(normal, count, share)
      return mapped.map((value, j) =>
        images.reduce((sum, image, r) => sum - (share[r] ?? 0) * (image[j] ?? 0), value),
      )
    },
    forget: () => {
      lastResidual = lastMapped = undefined
      residuals = []
      images = []
    },
  }
}

function difference(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, j) => value - (other[j] ?? 0))
}

function dot(one: Float64Array | undefined, other: Float64Array | undefined): number {
  let sum = 0
  if (one !== undefined && other !== undefined)
    for (let j = 0; j < one.length; j++) sum += (one[j] ?? 0) * (other[j] ?? 0)
  return sum
}
