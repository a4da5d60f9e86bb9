import { log } from '../numeric/log.ts'
import { fitItem, objectiveOf, type ItemData } from './fit-item.ts'
import { isSlope, twoPl } from './logistic-model.ts'
import type { ItemModel } from './item-model.ts'
import type { ItemPrior, Normal } from './prior.ts'

/** The items' side of a fit. */
export interface ItemsFit {
  readonly model: ItemModel
  /** working parameters of each item; undefined where it is left out */
  readonly working: readonly (Float64Array | undefined)[]
  /** a of all items where the model has one for all */
  readonly slope: number
}

/** What the maximisation step of all items is given. */
export interface ItemsData {
  /** what each item is fitted to; undefined for those that are left out or held fixed */
  readonly items: readonly (ItemData | undefined)[]
  /** whether a common slope is known */
  readonly isSlopeFixed: boolean
  /** prior of the common slope's logarithm */
  readonly slopePrior: Normal | undefined
  /** largest step that counts as none */
  readonly tolerance: number
}

/** The maximisation step of all items: each by itself, or with the slope that they share. */
export function fitItems(fit: ItemsFit, data: ItemsData): ItemsFit {
  if (fit.model.name === '1pl') return fitCommonSlope(fit, data)
  const working = fit.working.map((start, i) => {
    const item = data.items[i]
    return start === undefined || item === undefined
      ? start
      : fitItem(fit.model, start, fit.slope, item, data.tolerance)
  })
  return { ...fit, working }
}

const MOST_TURNS = 10

/**
 * One slope and an intercept per item, together: the matrix of Newton's method is an arrow, since intercepts of different
 * items do not meet.
 */
function fitCommonSlope(fit: ItemsFit, { items, isSlopeFixed, slopePrior, tolerance }: ItemsData): ItemsFit {
  let { slope } = fit
  let intercepts = fit.working.map((working) => working?.[0] ?? 0)
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const found = items.map((item, i) =>
      item === undefined
        ? undefined
        : objectiveOf(twoPl, Float64Array.of(slope, intercepts[i] ?? 0), slope, item),
    )
    const pulled = pullOf(slopePrior, slope)
    let gradient = pulled.gradient
    let information = pulled.curvature
    for (const at of found) {
      if (at === undefined) continue
      const [ga = 0, gd = 0] = at.gradient
      const [aa = 0, ad = 0, , dd = 1] = at.information
      gradient += ga - (ad * gd) / dd
      information += aa - (ad * ad) / dd
    }
    const wanted = information > 0 && !isSlopeFixed ? gradient / information : 0
    let step = wanted
    while (!isSlope(slope + step) && Math.abs(step) > 1e-12) step /= 2
    let largest = Math.abs(step)
    intercepts = intercepts.map((d, i) => {
      const at = found[i]
      if (at === undefined) return d
      const change = ((at.gradient[1] ?? 0) - (at.information[1] ?? 0) * step) / (at.information[3] ?? 1)
      largest = Math.max(largest, Math.abs(change))
      return d + change
    })
    slope += step
    if (largest < tolerance) break
  }
  const working = fit.working.map((before, i) =>
    before === undefined || items[i] === undefined ? before : Float64Array.of(intercepts[i] ?? 0),
  )
  return { ...fit, working, slope }
}

/** How a lognormal prior pulls the common slope. */
function pullOf(
  prior: Normal | undefined,
  slope: number,
): { readonly gradient: number; readonly curvature: number } {
  if (prior === undefined) return { gradient: 0, curvature: 0 }
  const z = (log(slope) - prior.mean) / prior.sd
  return { gradient: -(z / prior.sd + 1) / slope, curvature: 1 / (prior.sd * prior.sd * slope * slope) }
}

/** @returns the prior of an item, its slope's part left out where the items share one */
export function itemPriorOf(prior: ItemPrior, model: ItemModel): ItemPrior {
  if (model.name !== '1pl' && model.name !== 'rasch') return prior
  return prior.b === undefined ? {} : { b: prior.b }
}
