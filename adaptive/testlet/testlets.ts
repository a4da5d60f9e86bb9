import { highestCategory } from '../irt/response-curve.ts'
import { curveWithinTestlet } from '../parameters/marginal-curve.ts'
import type { Pool } from '../pool/pool.ts'
import { reachOf, shiftKernel } from './shift-kernel.ts'

/**
 * What of a pool's items share a stem, as the posterior needs it; built once. Given the testlet's shift γ an item answers at
 * ability θ − γ, so that it needs its curve on a mesh that is wider than the grid, and perhaps finer.
 */
export interface Testlets {
  /** testlet of each item: an index into `meshes`, −1 for an item on its own */
  readonly of: Int32Array
  readonly meshes: readonly TestletMesh[]
  /** probability of category k of an item at mesh point j: [k·mesh.points + j]; empty for an item on its own */
  readonly tables: readonly Float64Array[]
}

export interface TestletMesh {
  readonly id: string
  /** SD of the shift in logits, > 0 where an item has this mesh */
  readonly sd: number
  /** number of points */
  readonly points: number
  /** index of the grid's first ability */
  readonly first: number
  /** mesh steps per grid step */
  readonly stride: number
  /** weights of the shift, see `shiftKernel` */
  readonly kernel: Float64Array
}

/** Mesh steps per grid step at most, for very small shifts. */
const MOST_STRIDE = 8

const NO_TABLE = new Float64Array(0)

/**
 * The testlets of a pool.
 *
 * @returns undefined where no item has one (or none has an effect), so that a posterior is then a plain product
 * @throws RangeError where items of one testlet state different SDs, or one that is negative or infinite
 */
export function testletsOf(pool: Pool): Testlets | undefined {
  const { low, high, points } = pool.grid
  const gridStep = (high - low) / (points - 1)
  const indexes = new Map<string, number>()
  const deviations: number[] = []
  const meshes: TestletMesh[] = []
  const of = new Int32Array(pool.count).fill(-1)
  pool.parameters.forEach(({ testlet }, i) => {
    if (testlet === undefined) return
    const { id, sd } = testlet
    if (!(sd >= 0 && sd < Infinity))
      throw new RangeError(`testlet ${id}: its SD must not be negative, received ${sd}`)
    const known = indexes.get(id)
    if (known !== undefined && deviations[known] !== sd)
      throw new RangeError(
        `testlet ${id}: its items must state one SD, received ${deviations[known]} and ${sd}`,
      )
    const index = known ?? meshes.length
    of[i] = sd === 0 ? -1 : index
    if (known !== undefined) return
    indexes.set(id, index)
    deviations.push(sd)
    const stride = sd === 0 ? 1 : Math.min(MOST_STRIDE, Math.floor(gridStep / sd) + 1)
    const step = gridStep / stride
    const first = reachOf(sd, step)
    const size = (points - 1) * stride + 1 + 2 * first
    meshes.push({ id, sd, points: size, first, stride, kernel: shiftKernel(sd, step) })
  })
  if (deviations.every((sd) => sd === 0)) return undefined
  const tables = pool.parameters.map((item, i) => {
    const mesh = meshes[of[i] ?? -1]
    if (mesh === undefined) return NO_TABLE
    const size = highestCategory(item) + 1
    const curve = curveWithinTestlet(item)
    const table = new Float64Array(size * mesh.points)
    const p = new Float64Array(size)
    const s = new Float64Array(size)
    const step = gridStep / mesh.stride
    for (let j = 0; j < mesh.points; j++) {
      curve(low + (j - mesh.first) * step, p, s)
      for (let k = 0; k < size; k++) table[k * mesh.points + j] = p[k] ?? 0
    }
    return table
  })
  return { of, meshes, tables }
}
