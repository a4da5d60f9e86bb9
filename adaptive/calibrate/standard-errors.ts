import { log } from '../numeric/log.ts'
import { inverseOf } from '../numeric/cholesky.ts'
import { abilitiesOf } from '../posterior/grid.ts'
import { dataOf, probabilitiesOf, weightsOf, type Fit, type FitTask } from './fit-model.ts'
import { jacobianOf, objectiveOf, type ItemData } from './fit-item.ts'
import type { ItemModel } from './item-model.ts'
import { twoPl } from './logistic-model.ts'
import type { Scores } from './scores.ts'
import type { PassResult } from './shard.ts'

/** Standard errors of a fit. */
export interface FitErrors {
  /** covariance of each item's reported parameters (a, then b, then c), by rows; undefined for items not fitted */
  readonly items: readonly (Float64Array | undefined)[]
  /** standard errors of each group's mean and SD; 0 where they are not free */
  readonly latent: readonly { readonly mean: number; readonly sd: number }[]
  /** whether the information matrix of all parameters could be inverted; if not, each item's was by itself */
  readonly isJoint: boolean
}

/** Sums of the posterior covariances of all persons' scores, wherever they are held. */
export type CovariancePass = (
  probability: Float64Array,
  priors: Float64Array,
  abilities: Float64Array,
  scores: Scores,
) => Float64Array | Promise<Float64Array>

/**
 * Standard errors from the observed information of the marginal likelihood (with the priors' curvature where there are
 * priors): complete information minus missing information (Louis 1982, which at the maximum equals Oakes 1999).
 *
 * @param expected what a pass under the fit's own parameters adds up
 */
export async function standardErrors(
  task: FitTask,
  fit: Fit,
  expected: PassResult,
  covariance: CovariancePass,
): Promise<FitErrors> {
  const { layout } = task
  const abilities = abilitiesOf(task.grid)
  const data = dataOf(task, expected, abilities)
  const scores = scoresOf(task, fit, data, abilities)
  const missing = await covariance(
    probabilitiesOf(fit, layout, abilities),
    weightsOf(fit.latent, abilities),
    abilities,
    scores,
  )
  const full = missing.map((value) => -value)
  addComplete(full, task, fit, data, expected, scores, abilities)
  const free = freeOf(task, fit, scores)
  const projected = project(full, scores.count, free)
  if (task.slopePrior !== undefined && free.slope !== undefined) {
    const { mean, sd } = task.slopePrior
    const at = free.slope * free.count + free.slope
    const z = (log(fit.slope) - mean) / sd
    projected[at] = (projected[at] ?? 0) + (1 / sd - z - sd) / (sd * fit.slope * fit.slope)
  }
  const joint = inverseOf(projected, free.count)
  const inverse = joint ?? diagonalInverse(projected, free)
  const size = (i: number): number => scores.size[i] ?? 0
  return {
    isJoint: joint !== undefined,
    items: fit.working.map((working, i) => {
      if (working === undefined || size(i) === 0) return undefined
      const model = sameModel(fit.model)
      const place = Array.from({ length: size(i) }, (_, j) => free.places[(scores.first[i] ?? 0) + j] ?? -1)
      const own = withSlope(fit.model, working, fit.slope)
      return reported(fit.model, model, own, place, inverse, free.count)
    }),
    latent: fit.latent.map((_, g) => {
      const [mean = 0, sd = 0] = [0, 1].map((j) => {
        const place = free.places[scores.count - 2 * layout.groups + 2 * g + j] ?? -1
        return place < 0 ? 0 : Math.sqrt(Math.max(0, inverse[place * free.count + place] ?? 0))
      })
      return { mean, sd }
    }),
  }
}

/** A common slope is seen as a slope of each item here, and tied afterwards. */
function sameModel(model: ItemModel): ItemModel {
  return model.name === '1pl' ? twoPl : model
}

function withSlope(model: ItemModel, working: Float64Array, slope: number): Float64Array {
  return model.name === '1pl' ? Float64Array.of(slope, ...working) : working
}

function scoresOf(
  task: FitTask,
  fit: Fit,
  data: readonly (ItemData | undefined)[],
  abilities: Float64Array,
): Scores {
  const { points, groups } = task.layout
  const items = data.length
  const first = new Uint32Array(items)
  const size = new Uint8Array(items)
  const rows = new Uint32Array(items)
  const model = sameModel(fit.model)
  let count = 0
  let cells = 0
  data.forEach((item, i) => {
    first[i] = count
    rows[i] = cells
    if (item === undefined) return
    size[i] = model.size(item.categories)
    count += size[i] ?? 0
    cells += item.categories * (size[i] ?? 0) * points
  })
  const values = new Float64Array(cells)
  data.forEach((item, i) => {
    const working = fit.working[i]
    if (item === undefined || working === undefined) return
    const own = size[i] ?? 0
    const probability = new Float64Array(item.categories * points)
    const row = rows[i] ?? 0
    const derivative = values.subarray(row, row + item.categories * own * points)
    model.curves(
      withSlope(fit.model, working, fit.slope),
      fit.slope,
      abilities,
      item.categories,
      probability,
      derivative,
    )
    for (let k = 0; k < item.categories; k++)
      for (let j = 0; j < own; j++)
        for (let q = 0; q < points; q++) {
          const at = (k * own + j) * points + q
          const p = probability[k * points + q] ?? 0
          derivative[at] = p > 0 ? (derivative[at] ?? 0) / p : 0
        }
  })
  const latent = new Float64Array(2 * groups * points)
  fit.latent.forEach(({ mean, sd }, g) => {
    for (let q = 0; q < points; q++) {
      const distance = (abilities[q] ?? 0) - mean
      latent[2 * g * points + q] = distance / (sd * sd)
      latent[(2 * g + 1) * points + q] = (distance * distance) / (sd * sd * sd)
    }
  })
  const isExponential = fit.model.name !== '3pl' && fit.model.name !== 'grm'
  return {
    count: count + 2 * groups,
    first,
    size,
    rows,
    values,
    latent,
    isExponential,
    hasSlope: model.hasSlope,
  }
}

/** Adds the complete-data information: block by block, from differences of the gradient. */
function addComplete(
  full: Float64Array,
  { layout }: FitTask,
  fit: Fit,
  data: readonly (ItemData | undefined)[],
  { mass }: PassResult,
  { count, first, size }: Scores,
  abilities: Float64Array,
): void {
  const model = sameModel(fit.model)
  data.forEach((item, i) => {
    const working = fit.working[i]
    if (item === undefined || working === undefined) return
    const own = size[i] ?? 0
    const at = first[i] ?? 0
    const second = jacobianOf(
      (moved) => objectiveOf(model, moved, fit.slope, item).gradient,
      withSlope(fit.model, working, fit.slope),
      own,
    )
    for (let j = 0; j < own; j++)
      for (let l = 0; l < own; l++) {
        const cell = (at + j) * count + at + l
        full[cell] = (full[cell] ?? 0) - ((second[j * own + l] ?? 0) + (second[l * own + j] ?? 0)) / 2
      }
  })
  fit.latent.forEach(({ mean, sd }, g) => {
    const at = count - 2 * layout.groups + 2 * g
    for (let q = 0; q < layout.points; q++) {
      const persons = mass[g * layout.points + q] ?? 0
      const z = ((abilities[q] ?? 0) - mean) / sd
      const cells = [at * count + at, at * count + at + 1, (at + 1) * count + at, (at + 1) * count + at + 1]
      const second = [1, 2 * z, 2 * z, 3 * z * z - 1]
      cells.forEach((cell, c) => (full[cell] = (full[cell] ?? 0) + (persons * (second[c] ?? 0)) / (sd * sd)))
    }
  })
}

/** Which parameters the data decide, and which of them are one. */
interface Free {
  /** number of free numbers */
  readonly count: number
  /** the free number that each parameter is, −1 where it is fixed */
  readonly places: Int32Array
  /** where the common slope is */
  readonly slope: number | undefined
  /** free numbers of each item, neighbours */
  readonly blocks: readonly { readonly from: number; readonly to: number }[]
}

function freeOf(task: FitTask, fit: Fit, { count, first, size }: Scores): Free {
  const places = new Int32Array(count).fill(-1)
  const isCommon = fit.model.name === '1pl'
  const common = isCommon && task.slope === undefined ? 0 : undefined
  const blocks: { from: number; to: number }[] = []
  let free = common === undefined ? 0 : 1
  size.forEach((own, i) => {
    if (own === 0) return
    const from = free
    for (let j = 0; j < own; j++) places[(first[i] ?? 0) + j] = isCommon && j === 0 ? (common ?? -1) : free++
    blocks.push({ from, to: free })
  })
  task.latent.forEach(({ isMeanFree, isSdFree }, g) => {
    const at = count - 2 * task.latent.length + 2 * g
    if (isMeanFree) places[at] = free++
    if (isSdFree) places[at + 1] = free++
  })
  return { count: free, places, slope: common, blocks }
}

function project(full: Float64Array, count: number, free: Free): Float64Array {
  const projected = new Float64Array(free.count * free.count)
  for (let j = 0; j < count; j++) {
    const one = free.places[j] ?? -1
    if (one < 0) continue
    for (let l = 0; l < count; l++) {
      const other = free.places[l] ?? -1
      if (other < 0) continue
      const cell = one * free.count + other
      projected[cell] = (projected[cell] ?? 0) + (full[j * count + l] ?? 0)
    }
  }
  return projected
}

/** Each item's block inverted by itself; where even that fails, the inverse of its diagonal. */
function diagonalInverse(information: Float64Array, { count, blocks }: Free): Float64Array {
  const inverse = new Float64Array(count * count)
  for (let j = 0; j < count; j++) {
    const value = information[j * count + j] ?? 0
    inverse[j * count + j] = value > 0 ? 1 / value : 0
  }
  for (const { from, to } of blocks) {
    const own = to - from
    const block = new Float64Array(own * own)
    for (let j = 0; j < own; j++)
      for (let l = 0; l < own; l++) block[j * own + l] = information[(from + j) * count + from + l] ?? 0
    const found = inverseOf(block, own)
    if (found === undefined) continue
    for (let j = 0; j < own; j++)
      for (let l = 0; l < own; l++) inverse[(from + j) * count + from + l] = found[j * own + l] ?? 0
  }
  return inverse
}

/** Covariance of a, b, c by the delta method. */
function reported(
  named: ItemModel,
  model: ItemModel,
  working: Float64Array,
  places: readonly number[],
  inverse: Float64Array,
  count: number,
): Float64Array {
  const coordinates = (at: Float64Array): Float64Array => {
    const found = model.report(at, 1)
    const thresholds = typeof found.b === 'number' ? [found.b] : found.b
    return Float64Array.of(found.a, ...thresholds, ...(named.name === '3pl' && 'c' in found ? [found.c] : []))
  }
  // what is fixed, such as an anchored slope, does not err
  const covarianceOf = (j: number, l: number): number => (j < 0 || l < 0 ? 0 : (inverse[j * count + l] ?? 0))
  const length = coordinates(working).length
  const size = working.length
  const jacobian = jacobianOf(coordinates, working, length)
  const covariance = new Float64Array(length * length)
  for (let r = 0; r < length; r++)
    for (let s = 0; s < length; s++) {
      let sum = 0
      for (let j = 0; j < size; j++)
        for (let l = 0; l < size; l++)
          sum +=
            (jacobian[r * size + j] ?? 0) *
            covarianceOf(places[j] ?? -1, places[l] ?? -1) *
            (jacobian[s * size + l] ?? 0)
      covariance[r * length + s] = sum
    }
  return covariance
}
