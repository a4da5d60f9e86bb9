import { unitName, unitOf } from '../exposure/parameters.ts'
import { modelOf } from '../variant/models.ts'
import type { Path } from './path.ts'
import type { Setting } from './setting.ts'

/** What of the bank a population is expected to meet. */
export interface Usage {
  /** per item that the test could give, the share of candidates who meet it; the most used first */
  readonly items: readonly Rate[]
  /** largest of these shares */
  readonly max: number
  /** share of a test's items that two candidates have in common on average */
  readonly overlap: number
  /** ids of those that no path takes (of selectors that draw from all items, also some that are taken rarely), in the order of the bank; variants are no items of their own here */
  readonly unused: readonly string[]
  /** units that more than the blueprint's largest share of the candidates meet; empty where it states none */
  readonly overexposed: readonly Rate[]
  readonly skills: readonly UsageShare[]
  readonly kinds: readonly UsageShare[]
  readonly levels: readonly UsageShare[]
}

/** An item or a family, and the share of the candidates who meet it, in [0, 1]. */
export interface Rate {
  readonly id: string
  readonly rate: number
}

/** One skill, kind or level. An item with several skills counts for each of them. */
export interface UsageShare {
  readonly name: string
  /** items that the test could give; an item model counts once */
  readonly items: number
  /** mean number of them in a test */
  readonly perTest: number
  /** share of all items met, in [0, 1] */
  readonly share: number
}

/** Rates above the largest one by less are kept. */
const SLACK = 1e-9

export function usageOf(setting: Setting, paths: readonly Path[]): Usage {
  const { tables, blueprint } = setting
  const { items, named, models } = tables
  const rates = ratesOf(setting, paths)
  const firsts = givenBy(setting)
  const met: Rate[] = []
  const rest: Rate[] = []
  for (const item of firsts) {
    const members = models.length === 0 ? undefined : named.get(nameOf(item))
    // a session draws each member of a model equally often
    const rate = (rates[item] ?? 0) / (members?.length ?? 1)
    for (const member of members ?? [item])
      (rate > 0 ? met : rest).push({ id: items[member]?.id ?? '', rate })
  }
  const all = [...met.sort((left, right) => right.rate - left.rate), ...rest]
  let shown = 0
  let shared = 0
  for (const { rate } of met) {
    shown += rate
    shared += rate * rate
  }
  const sharesOf = (namesOf: (item: number) => readonly (string | number)[]): readonly UsageShare[] => {
    const groups = new Map<string | number, { items: number; perTest: number }>()
    for (const item of firsts)
      for (const key of namesOf(item)) {
        const found = groups.get(key)
        if (found === undefined) groups.set(key, { items: 1, perTest: rates[item] ?? 0 })
        else {
          found.items++
          found.perTest += rates[item] ?? 0
        }
      }
    return [...groups]
      .map(([name, group]) => ({
        name: String(name),
        ...group,
        share: shown > 0 ? group.perTest / shown : 0,
      }))
      .sort((left, right) => (left.name < right.name ? -1 : 1))
  }
  return {
    items: all,
    max: met[0]?.rate ?? 0,
    overlap: shown > 0 ? shared / shown : 0,
    unused: Array.from(
      firsts.filter((item) => !((rates[item] ?? 0) > 0)),
      nameOf,
    ),
    overexposed:
      blueprint.exposure === undefined ? [] : overexposedBeyond(setting, rates, blueprint.exposure.maxRate),
    skills: sharesOf((item) => items[item]?.skills ?? []),
    kinds: sharesOf((item) => [items[item]?.kind ?? '']),
    levels: sharesOf((item) => [items[item]?.level ?? 0]),
  }

  function nameOf(item: number): string {
    const one = items[item]
    return one === undefined ? '' : modelOf(one)
  }
}

/** Indexes of the items that the test could give, ascending; of an item model one member. */
function givenBy({ blocks, offered }: Setting): Int32Array {
  const marks = new Uint8Array(offered.length)
  for (const { bank, pretest } of blocks)
    for (const list of [bank, pretest?.items ?? []])
      for (const item of list) if (offered[item] === 1) marks[item] = 1
  return Int32Array.from(marks.keys()).filter((item) => marks[item] === 1)
}

/** Per item the share of the population that meets it, of an item model that of any member. */
export function ratesOf({ tables }: Setting, paths: readonly Path[]): Float64Array {
  const rates = new Float64Array(tables.items.length)
  for (const { uses, weight } of paths)
    for (const [item, share] of uses) rates[item] = (rates[item] ?? 0) + weight * share
  // what everybody meets, rounding aside
  return rates.map((rate) => Math.min(1, rate))
}

/** Items on their own and families that more than a share of the population meet, the most met first. */
export function overexposedBeyond(
  { tables: { items } }: Setting,
  rates: Float64Array,
  maxRate: number,
): readonly Rate[] {
  const units = new Map<string, { id: string; rate: number }>()
  for (const [index, item] of items.entries()) {
    const rate = rates[index] ?? 0
    if (rate === 0) continue
    const unit = unitOf(item)
    const found = units.get(unitName(unit))
    if (found === undefined) units.set(unitName(unit), { id: unit.id, rate })
    else found.rate += rate
  }
  return [...units.values()].filter(({ rate }) => rate > maxRate + SLACK).sort((x, y) => y.rate - x.rate)
}
