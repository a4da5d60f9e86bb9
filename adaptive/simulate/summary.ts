import { modelOf } from '../variant/models.ts'
import type { SessionConfig } from '../session/config.ts'
import { cutsOf } from './cuts-of.ts'
import { byTheta, type AtTheta } from './by-theta.ts'
import type { SimulatedCandidate } from './candidate.ts'
import { countMet, exposureOf, type Exposure } from './exposure-of.ts'
import { familyExposures, reuseOf, type FamilyExposure, type Reuse } from './family-exposure.ts'
import type { SimulationPlan } from './plan.ts'
import { mean, precisionOf, reliabilityOf, type Measured, type Precision } from './precision.ts'

export interface SimulationSummary extends Precision {
  /** number of candidates */
  readonly n: number
  /** mean number of items of a whole test */
  readonly meanLength: number
  readonly shortest: number
  readonly longest: number
  /** squared correlation of estimate and ability; null where either does not vary */
  readonly reliability: number | null
  readonly exposure: Exposure & {
    /** per item that the test could give, the share of candidates who met it; the most used first */
    readonly items: readonly { readonly id: string; readonly rate: number }[]
    /** ids of those that nobody met, in the order of the bank; variants are no items of their own here */
    readonly unused: readonly string[]
    /** families with several members, the most met first */
    readonly families: readonly FamilyExposure[]
  }
  /** null where the blueprint states no largest reuse */
  readonly reuse: Reuse | null
  /** null where no block classifies */
  readonly classification: {
    /** share of blocks in which the most probable class was the true one */
    readonly accuracy: number
    /** share of those put above and below their true class */
    readonly tooHigh: number
    readonly tooLow: number
  } | null
  /** null where no item is on trial */
  readonly pretest: {
    /** items on trial per test, on average */
    readonly perTest: number
    /** how many candidates met each, in the order of the blueprint: how many responses its calibration would have */
    readonly items: readonly { readonly id: string; readonly n: number }[]
  } | null
  /** tests that broke a constraint of the blueprint, a minimum that time cut short aside */
  readonly violations: number
  /** what they broke first; at most ten */
  readonly violated: readonly string[]
  /** null where no item states its minutes */
  readonly time: {
    /** minutes spent on items */
    readonly mean: number
    readonly percentile95: number
    /** share of tests in which time was over while an item was worked on */
    readonly cutOff: number
    /** share of tests in which time was over before every minimum of the blueprint was reached */
    readonly short: number
  } | null
  readonly byTheta: readonly AtTheta[]
  /** how many blocks each rule ended */
  readonly stopReasons: Readonly<Record<string, number>>
  /** the same for each block; the figures above are over all blocks */
  readonly blocks: readonly (Precision & {
    readonly id: string
    readonly meanLength: number
    readonly stopReasons: Readonly<Record<string, number>>
  })[]
}

/**
 * Sums a simulation up.
 *
 * @param candidates in their order, at least one: sums depend on it in their last bits
 */
export function summarise(
  config: SessionConfig,
  plan: SimulationPlan,
  candidates: readonly SimulatedCandidate[],
): SimulationSummary {
  const all = candidates.flatMap(({ theta, blocks }) => blocks.map((block) => ({ theta, block })))
  const lengths = candidates.map(({ items }) => items.length)
  const broken = candidates.flatMap((candidate) => candidate.broken.slice(0, 1))
  const given = givenOf(config, plan, candidates)
  return {
    n: candidates.length,
    meanLength: mean(lengths),
    shortest: lengths.reduce((least, length) => Math.min(least, length)),
    longest: lengths.reduce((most, length) => Math.max(most, length)),
    ...precisionOf(all),
    reliability: reliabilityOf(all),
    exposure: exposureOfAll(plan, given, candidates),
    reuse: reuseOf(plan.blueprint, plan.items, { given, sittings: candidates.map(({ items }) => items) }),
    classification: classificationOf(plan, candidates),
    pretest: pretestOf(config, plan, candidates),
    violations: broken.length,
    violated: [...new Set(broken)].slice(0, 10),
    time: timeOf(plan, candidates),
    byTheta: byTheta(config, given, plan, candidates),
    stopReasons: reasonsOf(all),
    blocks: config.blueprint.blocks.map(({ id }) => {
      const own = all.filter(({ block }) => block.id === id)
      return {
        id,
        meanLength: mean(own.map(({ block }) => block.items)),
        ...precisionOf(own),
        stopReasons: reasonsOf(own),
      }
    }),
  }
}

/** Indexes of the items that the test could give these candidates, ascending. */
function givenOf(
  config: SessionConfig,
  { languages, blueprint }: SimulationPlan,
  candidates: readonly SimulatedCandidate[],
): readonly number[] {
  const met = countMet(candidates.map(({ items }) => items))
  const chosen = new Set<string>(languages)
  const policies = new Set(blueprint.blocks.map(({ ai }) => ai))
  return config.items.flatMap((item, index) => {
    const isOffered =
      policies.has(item.ai) &&
      (item.kind !== 'code' || item.languages.some((language) => chosen.has(language)))
    return met.has(index) || isOffered ? [index] : []
  })
}

function exposureOfAll(
  { items }: SimulationPlan,
  given: readonly number[],
  candidates: readonly SimulatedCandidate[],
): SimulationSummary['exposure'] {
  const sittings = candidates.map((candidate) => candidate.items)
  const met = countMet(sittings)
  const rates = given.map((index) => ({
    id: items[index]?.id ?? '',
    rate: (met.get(index) ?? 0) / candidates.length,
  }))
  const nameOf = (index: number): string => {
    const item = items[index]
    return item === undefined ? '' : modelOf(item)
  }
  const used = new Set([...met.keys()].map(nameOf))
  return {
    ...exposureOf({ given, sittings }),
    items: rates.toSorted((left, right) => right.rate - left.rate),
    unused: [...new Set(given.map(nameOf))].filter((name) => !used.has(name)),
    families: familyExposures(items, { given, sittings }),
  }
}

function classificationOf(
  { blueprint, cuts: asked }: SimulationPlan,
  candidates: readonly SimulatedCandidate[],
): SimulationSummary['classification'] {
  const cuts = blueprint.blocks.map((_, at) => cutsOf(blueprint, at, asked))
  const off = candidates.flatMap(({ theta, blocks }) =>
    blocks.flatMap(({ place }, at) =>
      place === undefined ? [] : [place - (cuts[at] ?? []).filter((cut) => theta >= cut).length],
    ),
  )
  if (off.length === 0) return null
  const share = (is: (by: number) => boolean): number => off.filter(is).length / off.length
  return {
    accuracy: share((by) => by === 0),
    tooHigh: share((by) => by > 0),
    tooLow: share((by) => by < 0),
  }
}

function pretestOf(
  { named }: SessionConfig,
  { blueprint }: SimulationPlan,
  candidates: readonly SimulatedCandidate[],
): SimulationSummary['pretest'] {
  const ids = [...new Set(blueprint.blocks.flatMap(({ pretest }) => pretest?.items ?? []))]
  if (ids.length === 0) return null
  return {
    perTest: mean(candidates.map(({ blocks }) => blocks.reduce((sum, block) => sum + block.pretest, 0))),
    items: ids.map((id) => {
      const members = named.get(id) ?? []
      return { id, n: candidates.filter(({ items }) => items.some((item) => members.includes(item))).length }
    }),
  }
}

function timeOf(
  { items }: SimulationPlan,
  candidates: readonly SimulatedCandidate[],
): SimulationSummary['time'] {
  if (items.every(({ minutes }) => minutes === undefined)) return null
  const minutes = candidates.map(({ ms }) => ms / 60_000)
  const sorted = minutes.toSorted((left, right) => left - right)
  return {
    mean: mean(minutes),
    percentile95: sorted[-Math.floor(-0.95 * sorted.length) - 1] ?? 0,
    cutOff: mean(candidates.map(({ isCutOff }) => (isCutOff ? 1 : 0))),
    short: mean(candidates.map(({ isShort }) => (isShort ? 1 : 0))),
  }
}

function reasonsOf(measured: readonly Measured[]): Readonly<Record<string, number>> {
  const reasons: Record<string, number> = {}
  for (const { block } of measured) reasons[block.reason] = (reasons[block.reason] ?? 0) + 1
  return Object.fromEntries(Object.entries(reasons).sort(([, left], [, right]) => right - left))
}
