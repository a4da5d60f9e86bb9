import type { ItemParameters } from '#schemas/parameters'
import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { abilitiesOf, type Grid } from '../posterior/grid.ts'
import { createAccelerator } from './accelerate.ts'
import { objectiveOf, type ItemData } from './fit-item.ts'
import type { ModelName } from './item-model.ts'
import { fitLatent, latentWeights, type LatentGroup } from './latent.ts'
import { fitItems, itemPriorOf, type ItemsFit } from './maximisation.ts'
import { models } from './models.ts'
import type { ItemPrior, Normal } from './prior.ts'
import type { Layout } from './layout.ts'
import type { PassResult } from './shard.ts'

/** What is to be fitted, in numbers alone. */
export interface FitTask {
  readonly model: ModelName
  readonly grid: Grid
  readonly layout: Layout
  /** share of each category of each item among its responses, each > 0; undefined where the item is left out */
  readonly shares: readonly (Float64Array | undefined)[]
  readonly priors: readonly ItemPrior[]
  /** a of all items where the model has one for all and anchors fix it; undefined where it is free, or there is none */
  readonly slope: number | undefined
  /** prior of the logarithm of a slope that all items share and that is free */
  readonly slopePrior: Normal | undefined
  /** parameters of items that are held where they are; undefined for free ones */
  readonly anchors: readonly (ItemParameters | undefined)[]
  readonly latent: readonly LatentGroup[]
  /** largest change of any working parameter that counts as none, > 0 */
  readonly tolerance: number
  /** most passes over the data, integer ≥ 1; one more where the last one has to be taken back */
  readonly mostPasses: number
}

/** Passes over all persons, wherever they are held. */
export type Pass = (probability: Float64Array, priors: Float64Array) => PassResult | Promise<PassResult>

/** How a fit goes on. */
export interface FitProgress {
  /** passes so far */
  readonly passes: number
  /** marginal log-likelihood plus logarithm of the priors */
  readonly objective: number
  /** largest change of a working parameter in the last step */
  readonly change: number
}

/** A fit as it ended. */
export interface Fit extends ItemsFit {
  readonly latent: readonly LatentGroup[]
  /** marginal log-likelihood, priors left out */
  readonly logLikelihood: number
  /** marginal log-likelihood plus logarithm of the priors, after each pass */
  readonly trace: readonly number[]
  /** largest change of a working parameter, after each pass */
  readonly changes: readonly number[]
  readonly converged: boolean
  /** what the last pass added up, under parameters within `tolerance` of the final ones */
  readonly expected: PassResult
}

/** Working parameters are fitted this much closer than the whole fit within each maximisation. */
const INNER = 1e-2
/** Loss of the objective, relative to its size, that rounding alone may bring. */
const ROUNDING = 1e-11

/**
 * Marginal maximum likelihood (or, with priors, maximum a posteriori) by the EM algorithm of Bock and Aitkin (1981), its
 * steps combined by Anderson's mixing. A proposal that would lose ground is taken back, so the objective never falls.
 *
 * @param pass over the persons
 * @param onProgress is told after each pass
 * @returns the fit; `converged` is false where the most passes were made before the changes were small
 */
export async function fitModel(
  task: FitTask,
  pass: Pass,
  onProgress?: (progress: FitProgress) => void,
): Promise<Fit> {
  const { layout, grid, tolerance } = task
  const abilities = abilitiesOf(grid)
  const { pack, unpack, start } = vectorOf(task)
  const accelerator = createAccelerator()
  const trace: number[] = []
  const changes: number[] = []
  let at = start
  let safe = start
  let best = -Infinity
  for (;;) {
    const state = unpack(at)
    const expected = await pass(probabilitiesOf(state, layout, abilities), weightsOf(state.latent, abilities))
    const data = dataOf(task, expected, abilities)
    const objective = expected.logLikelihood + priorOf(task, state, data)
    if (!(objective >= best - ROUNDING * Math.abs(best)) && trace.length > 0 && at !== safe) {
      // a proposal that lost ground: back to the plain step, which cannot
      accelerator.forget()
      at = safe
      trace.push(objective)
      changes.push(changes.at(-1) ?? Infinity)
      continue
    }
    best = Math.max(best, objective)
    const items = fitItems(state, {
      items: data,
      isSlopeFixed: task.slope !== undefined,
      slopePrior: task.slopePrior,
      tolerance: tolerance * INNER,
    })
    const latent = state.latent.map((group, g) =>
      fitLatent(group, abilities, expected.mass.subarray(g * layout.points, (g + 1) * layout.points)),
    )
    const mapped = pack({ ...items, latent })
    let change = 0
    for (let j = 0; j < mapped.length; j++)
      change = Math.max(change, Math.abs((mapped[j] ?? 0) - (at[j] ?? 0)))
    trace.push(objective)
    changes.push(change)
    onProgress?.({ passes: trace.length, objective, change })
    const converged = change < tolerance
    if (converged || trace.length >= task.mostPasses)
      return {
        ...unpack(mapped),
        logLikelihood: expected.logLikelihood,
        trace,
        changes,
        converged,
        expected,
      }
    const proposed = accelerator.propose(at, mapped)
    safe = mapped
    at = isValid(unpack(proposed)) ? proposed : mapped
  }
}

interface State extends ItemsFit {
  readonly latent: readonly LatentGroup[]
}

function isValid({ model, working, slope, latent }: State): boolean {
  return (
    working.every((item) => item === undefined || model.isValid(item)) &&
    slope > 0 &&
    latent.every(({ mean, sd }) => sd > 0 && Math.abs(mean) < Infinity && sd < 100)
  )
}

/** The probabilities of all items on the grid: [rows[i] + k·points + q]. */
export function probabilitiesOf(
  { model, working, slope }: ItemsFit,
  layout: Layout,
  abilities: Float64Array,
): Float64Array {
  const probability = new Float64Array(layout.cells)
  working.forEach((item, i) => {
    const size = layout.categories[i] ?? 0
    const row = layout.rows[i] ?? 0
    if (item === undefined) return
    model.curves(
      item,
      slope,
      abilities,
      size,
      probability.subarray(row, row + size * layout.points),
      undefined,
    )
  })
  return probability
}

/** The weights of all groups on the grid: [g·points + q]. */
export function weightsOf(latent: readonly LatentGroup[], abilities: Float64Array): Float64Array {
  const weights = new Float64Array(latent.length * abilities.length)
  latent.forEach((group, g) => weights.set(latentWeights(abilities, group), g * abilities.length))
  return weights
}

/** What each free item is fitted to. */
export function dataOf(
  { model, layout, priors, anchors }: Pick<FitTask, 'model' | 'layout' | 'priors' | 'anchors'>,
  { counts }: PassResult,
  abilities: Float64Array,
): readonly (ItemData | undefined)[] {
  return Array.from(layout.categories, (categories, i) => {
    if (categories === 0 || anchors[i] !== undefined) return undefined
    const row = layout.rows[i] ?? 0
    const prior = itemPriorOf(priors[i] ?? {}, models[model])
    return { abilities, categories, counts: counts.subarray(row, row + categories * layout.points), prior }
  })
}

/** Logarithm of the priors' densities. */
function priorOf(
  { slopePrior }: FitTask,
  { model, working, slope }: ItemsFit,
  data: readonly (ItemData | undefined)[],
): number {
  let sum = 0
  data.forEach((item, i) => {
    const at = working[i]
    if (item === undefined || at === undefined) return
    const nobody = { ...item, counts: new Float64Array(item.counts.length) }
    if (item.prior.b !== undefined || item.prior.lnA !== undefined || item.prior.c !== undefined)
      sum += objectiveOf(model, at, slope, nobody).value
  })
  if (slopePrior !== undefined) {
    const z = (log(slope) - slopePrior.mean) / slopePrior.sd
    sum -= 0.5 * z * z + log(slope)
  }
  return sum
}

/** All free numbers of a fit as one vector, and back. */
function vectorOf(task: FitTask): {
  readonly start: Float64Array
  readonly pack: (state: State) => Float64Array
  readonly unpack: (vector: Float64Array) => State
} {
  const model = models[task.model]
  const fixed = task.anchors.map((anchor) => (anchor === undefined ? undefined : model.work(anchor)))
  const first: State = {
    model,
    working: task.shares.map((shares, i) => fixed[i] ?? (shares && model.start(shares))),
    slope: task.slope ?? 1,
    latent: task.latent,
  }
  const isSlopeFree = task.model === '1pl' && task.slope === undefined
  const isFree = (i: number): boolean => fixed[i] === undefined
  const pack = ({ working, slope, latent }: State): Float64Array => {
    const vector: number[] = []
    working.forEach((item, i) => {
      if (item !== undefined && isFree(i)) vector.push(...item)
    })
    if (isSlopeFree) vector.push(slope)
    for (const { mean, sd, isMeanFree, isSdFree } of latent) {
      if (isMeanFree) vector.push(mean)
      if (isSdFree) vector.push(log(sd))
    }
    return Float64Array.from(vector)
  }
  const unpack = (vector: Float64Array): State => {
    let at = 0
    const working = first.working.map((item, i) => {
      if (item === undefined || !isFree(i)) return item
      at += item.length
      return vector.slice(at - item.length, at)
    })
    const slope = isSlopeFree ? (vector[at++] ?? 1) : first.slope
    const latent = first.latent.map((group) => ({
      ...group,
      mean: group.isMeanFree ? (vector[at++] ?? 0) : group.mean,
      sd: group.isSdFree ? exp(vector[at++] ?? 0) : group.sd,
    }))
    return { model, working, slope, latent }
  }
  return { start: pack(first), pack, unpack }
}
