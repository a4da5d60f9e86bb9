import { log } from '../numeric/log.ts'
import { factorise, solveFactorised } from '../numeric/cholesky.ts'
import type { ItemModel } from './item-model.ts'
import { priorAt, priorCoordinates, type ItemPrior } from './prior.ts'

/** What an item is fitted to: how many persons (a fraction each) gave category k at point q: [k·points + q]. */
export interface ItemData {
  readonly abilities: Float64Array
  /** integer ≥ 2 */
  readonly categories: number
  readonly counts: Float64Array
  readonly prior: ItemPrior
}

/** The objective of one item: expected log-likelihood plus logarithm of the prior. */
export interface ItemObjective {
  readonly value: number
  /** in each working parameter */
  readonly gradient: Float64Array
  /** expected information (Fisher) plus the prior's curvature, size × size by rows */
  readonly information: Float64Array
}

/** Smallest probability whose logarithm is taken. */
const LEAST = 1e-300

/** @param slope a of models whose items have none of their own */
export function objectiveOf(
  model: ItemModel,
  working: Float64Array,
  slope: number,
  data: ItemData,
): ItemObjective {
  const { abilities, categories, counts } = data
  const points = abilities.length
  const size = model.size(categories)
  const probability = new Float64Array(categories * points)
  const derivative = new Float64Array(categories * size * points)
  model.curves(working, slope, abilities, categories, probability, derivative)
  const gradient = new Float64Array(size)
  const information = new Float64Array(size * size)
  const persons = new Float64Array(points)
  for (let at = 0; at < categories * points; at++)
    persons[at % points] = (persons[at % points] ?? 0) + (counts[at] ?? 0)
  let value = 0
  for (let k = 0; k < categories; k++) {
    for (let q = 0; q < points; q++) {
      const p = Math.max(LEAST, probability[k * points + q] ?? 0)
      const count = counts[k * points + q] ?? 0
      if (count > 0) value += count * log(p)
      const expected = (persons[q] ?? 0) / p
      for (let j = 0; j < size; j++) {
        const dj = derivative[(k * size + j) * points + q] ?? 0
        if (dj === 0) continue
        gradient[j] = (gradient[j] ?? 0) + (count * dj) / p
        for (let l = 0; l <= j; l++)
          information[j * size + l] =
            (information[j * size + l] ?? 0) + expected * dj * (derivative[(k * size + l) * points + q] ?? 0)
      }
    }
  }
  value += addPrior(model, working, slope, data.prior, gradient, information)
  for (let j = 0; j < size; j++)
    for (let l = j + 1; l < size; l++) information[j * size + l] = information[l * size + j] ?? 0
  return { value, gradient, information }
}

/** Adds the prior by the chain rule, its curvature as that of a parabola. @returns logarithm of its density */
function addPrior(
  model: ItemModel,
  working: Float64Array,
  slope: number,
  prior: ItemPrior,
  gradient: Float64Array,
  information: Float64Array,
): number {
  if (prior.lnA === undefined && prior.b === undefined && prior.c === undefined) return 0
  const hasGuessing = model.name === '3pl'
  const size = working.length
  const coordinates = (w: Float64Array): Float64Array =>
    priorCoordinates(model.report(w, slope), model.hasSlope, hasGuessing)
  const at = coordinates(working)
  const found = priorAt(prior, at, model.hasSlope, hasGuessing)
  const jacobian = jacobianOf(coordinates, working, at.length)
  for (let r = 0; r < at.length; r++) {
    for (let j = 0; j < size; j++) {
      const rj = jacobian[r * size + j] ?? 0
      gradient[j] = (gradient[j] ?? 0) + (found.gradient[r] ?? 0) * rj
      for (let l = 0; l <= j; l++)
        information[j * size + l] =
          (information[j * size + l] ?? 0) + (found.curvature[r] ?? 0) * rj * (jacobian[r * size + l] ?? 0)
    }
  }
  return found.value
}

/** Relative step of central differences: the cube root of the double's precision. */
const STEP = 6e-6

/**
 * Derivatives of a function of the working parameters by central differences: [r·size + j] = ∂f_r/∂w_j.
 *
 * @param rows length of what the function gives
 */
export function jacobianOf(
  of: (working: Float64Array) => Float64Array,
  working: Float64Array,
  rows: number,
): Float64Array {
  const size = working.length
  const jacobian = new Float64Array(rows * size)
  const moved = working.slice()
  for (let j = 0; j < size; j++) {
    const here = working[j] ?? 0
    const h = STEP * Math.max(1, Math.abs(here))
    moved[j] = here + h
    const above = of(moved)
    moved[j] = here - h
    const below = of(moved)
    moved[j] = here
    for (let r = 0; r < rows; r++) jacobian[r * size + j] = ((above[r] ?? 0) - (below[r] ?? 0)) / (2 * h)
  }
  return jacobian
}

const MOST_STEPS = 25
const MOST_HALVINGS = 20

/**
 * The maximisation step of one item: Fisher scoring with halved steps, which never goes downhill nor to where the model is
 * not defined.
 *
 * @param tolerance largest step that counts as none
 * @returns new working parameters
 */
export function fitItem(
  model: ItemModel,
  start: Float64Array,
  slope: number,
  data: ItemData,
  tolerance: number,
): Float64Array {
  const size = start.length
  let working = start
  let here = objectiveOf(model, working, slope, data)
  for (let turn = 0; turn < MOST_STEPS; turn++) {
    const step = here.gradient.slice()
    const factor = here.information.slice()
    // nobody near enough to tell: a little of the diagonal keeps the step finite
    for (let damping = 0; ; damping = damping === 0 ? 1e-8 : damping * 100) {
      if (damping > 0) {
        factor.set(here.information)
        for (let j = 0; j < size; j++)
          factor[j * size + j] = (factor[j * size + j] ?? 0) * (1 + damping) + damping
      }
      if (factorise(factor, size) || damping > 1e8) break
    }
    solveFactorised(factor, size, step)
    let share = 1
    let moved: Float64Array | undefined
    let there = here
    for (let halving = 0; halving < MOST_HALVINGS; halving++) {
      const next = working.map((value, j) => value + share * (step[j] ?? 0))
      if (model.isValid(next)) {
        const found = objectiveOf(model, next, slope, data)
        if (found.value >= here.value - 1e-12 * Math.abs(here.value)) {
          moved = next
          there = found
          break
        }
      }
      share /= 2
    }
    if (moved === undefined) return working
    let largest = 0
    for (let j = 0; j < size; j++) largest = Math.max(largest, Math.abs((moved[j] ?? 0) - (working[j] ?? 0)))
    working = moved
    here = there
    if (largest < tolerance) return working
  }
  return working
}
