import type { ItemParameters } from '#schemas/parameters'
import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import {
  bearableErrors,
  familyMeans,
  withinFamily,
  type VariantEstimates,
  type WithinFamily,
} from './within-family.ts'

import { WITHIN_FAMILY } from './fresh-variant.ts'
import { drawnToFamily, locationOf, thresholdsOf } from './drawn-to-family.ts'

/** A calibrated variant. */
export interface FamilyVariant {
  readonly family: string
  /** its own parameters; `uncertainty` holds their errors (see `uncertaintyOf`), absent = known */
  readonly parameters: ItemParameters
}

/** What a calibration of variants says of a family. */
export interface Family {
  readonly family: string
  /** calibrated variants that inform it, integer ≥ 1 */
  readonly variants: number
  /**
   * parameters of a variant that nobody has seen yet: the family's, with the family's error and the spread of variants
   * together as uncertainty
   */
  readonly fresh: ItemParameters
  /** standard errors of the family's own ln a and b */
  readonly se: { readonly lnA: number; readonly b: number }
}

/** Families and their variants. */
export interface FamilyEstimates {
  /** in the order of their first variant */
  readonly families: readonly Family[]
  /** parameters of each variant, in the order given, drawn toward its family */
  readonly variants: readonly ItemParameters[]
  /**
   * places of variants that differ from most of their family in model or number of thresholds (a score that nobody reached
   * has been closed up, say): they inform nothing and keep the parameters that they came with
   */
  readonly leftOut: readonly number[]
  /** SD of ln a and of b (logits) between variants of one family */
  readonly within: { readonly lnA: WithinFamily; readonly b: WithinFamily }
}

/**
 * Families from their calibrated variants: variant b ~ N(family b, τ), ln a alike, τ common to all families (four variants
 * say next to nothing about a τ of their own).
 *
 * - a **fresh** variant gets the family's parameters, with variance SE² + τ²;
 * - a calibrated one is drawn toward its family (empirical Bayes, Morris 1983): with V the covariance of its own estimate,
 *   T = diag(τ²), K = T(T + V)⁻¹, it gets family + K(own − family), with covariance T − KT, plus (I − K)·SE²·(I − K)ᵀ for
 *   the family's own error, plus twice the variance that τ² being an estimate brings (Prasad and Rao 1990, eq. 5.15).
 *
 * The location of a graded item is the mean of its thresholds, which move together; their distances are averaged over the
 * family, and so are c and d. Errors of different variants are taken to be independent.
 */
export function estimateFamilies(variants: readonly FamilyVariant[]): FamilyEstimates {
  const alike = haveFormOfFamily(variants)
  const found = familiesOf(variants.filter((_, v) => alike[v] === true))
  const drawn = found.variants.values()
  return {
    ...found,
    variants: variants.map(({ parameters }, v) =>
      alike[v] === true ? (drawn.next().value ?? parameters) : parameters,
    ),
    leftOut: [...variants.keys()].filter((v) => alike[v] !== true),
  }
}

function familiesOf(variants: readonly FamilyVariant[]): Omit<FamilyEstimates, 'leftOut'> {
  const names = [...new Set(variants.map(({ family }) => family))]
  const indexes = new Map(names.map((name, f) => [name, f]))
  const families = Uint32Array.from(variants, ({ family }) => indexes.get(family) ?? 0)
  const members = names.map((_, f) => variants.filter((_, v) => families[v] === f))
  const shared = { families, familyCount: names.length }
  const slopes: VariantEstimates = {
    ...shared,
    values: Float64Array.from(variants, ({ parameters }) => log(parameters.a)),
    errors: bearableErrors(variants.map(({ parameters }) => parameters.uncertainty?.lnA ?? 0)),
  }
  const shifts: VariantEstimates = {
    ...shared,
    values: Float64Array.from(variants, ({ parameters }) => locationOf(parameters)),
    errors: bearableErrors(variants.map(({ parameters }) => parameters.uncertainty?.b ?? 0)),
  }
  const within = {
    lnA: isHeld(variants) ? NO_SPREAD : withinFamily(slopes, WITHIN_FAMILY.lnA),
    b: withinFamily(shifts, WITHIN_FAMILY.b),
  }
  const slopeMeans = familyMeans(slopes, within.lnA.variance)
  const shiftMeans = familyMeans(shifts, within.b.variance)
  const middles = members.map((own, f) => middleOf(own, slopeMeans.means[f] ?? 0, shiftMeans.means[f] ?? 0))
  return {
    within,
    families: names.map((family, f): Family => {
      const se = {
        lnA: within.lnA === NO_SPREAD ? 0 : (slopeMeans.errors[f] ?? 0),
        b: shiftMeans.errors[f] ?? 0,
      }
      const uncertainty = {
        lnA: Math.sqrt(se.lnA * se.lnA + within.lnA.variance),
        b: Math.sqrt(se.b * se.b + within.b.variance),
      }
      const middle = middles[f] ?? unknownFamily(family)
      return { family, variants: members[f]?.length ?? 0, fresh: { ...middle, uncertainty }, se }
    }),
    variants: variants.map(({ family, parameters }, v) => {
      const f = families[v] ?? 0
      const mean = [slopeMeans.means[f] ?? 0, shiftMeans.means[f] ?? 0] as const
      const error = [slopeMeans.errors[f] ?? 0, shiftMeans.errors[f] ?? 0] as const
      return drawnToFamily(parameters, middles[f] ?? unknownFamily(family), mean, error, within)
    }),
  }
}

/** Where every slope is held at one number (Rasch), nothing about slopes varies. */
const NO_SPREAD: WithinFamily = {
  tau: 0,
  varianceError: 0,
  low: 0,
  high: 0,
  variance: 0,
  varianceOfVariance: 0,
  informative: 0,
}

function isHeld(variants: readonly FamilyVariant[]): boolean {
  const a = variants[0]?.parameters.a
  return variants.every(({ parameters }) => parameters.a === a && (parameters.uncertainty?.lnA ?? 0) === 0)
}

/** The parameters of a variant in the middle of its family: nothing that belongs to one variant alone. */
function middleOf(members: readonly FamilyVariant[], lnA: number, location: number): ItemParameters {
  const [first] = members
  if (first === undefined) return unknownFamily('')
  const own = first.parameters
  const mean = (of: (parameters: ItemParameters) => number): number =>
    members.reduce((sum, { parameters }) => sum + of(parameters), 0) / members.length
  const a = exp(lnA)
  if (own.model === 'grm' || own.model === 'gpcm') {
    const b = own.b.map(
      (_, k) => location + mean((other) => (thresholdsOf(other)[k] ?? 0) - locationOf(other)),
    )
    return { model: own.model, a, b }
  }
  const c = mean((other) => ('c' in other ? other.c : 0))
  const d = mean((other) => ('d' in other ? other.d : 1))
  return { model: own.model, a, b: location, c, d }
}

/** Per variant whether it has the form that most variants of its family have, the first such form where two are as many. */
function haveFormOfFamily(variants: readonly FamilyVariant[]): readonly boolean[] {
  const counts = new Map<string, Map<string, number>>()
  for (const { family, parameters } of variants) {
    const forms = counts.get(family) ?? new Map<string, number>()
    counts.set(family, forms)
    const form = formOf(parameters)
    forms.set(form, (forms.get(form) ?? 0) + 1)
  }
  const most = new Map<string, string>()
  for (const [family, forms] of counts) {
    let best = 0
    for (const [form, count] of forms) {
      if (count > best) most.set(family, form)
      best = Math.max(best, count)
    }
  }
  return variants.map(({ family, parameters }) => most.get(family) === formOf(parameters))
}

function formOf({ model, b }: ItemParameters): string {
  return typeof b === 'number' ? model : `${model} ${b.length}`
}

function unknownFamily(family: string): never {
  throw new RangeError(`family ${family}: no variant is known`)
}
