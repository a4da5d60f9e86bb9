import { createGenerator } from '../numeric/generator.ts'
import type { SessionItem } from '../session/item.ts'
import type { Model } from './models.ts'

/** What a draw depends on. */
interface Draw {
  readonly models: readonly Model[]
  readonly items: readonly SessionItem[]
  /** 1 for each item that the candidate can be given */
  readonly offered: Uint8Array
  /** seed of the session */
  readonly seed: string
  /** ids of items that the candidate met lately */
  readonly seen: readonly string[]
}

/**
 * Draws the one member of each item model that a session may show, each equally likely: among those that the candidate
 * can be given and has not met lately, or among all of the former where all were met. Each model has a sub-stream of its
 * own, so that neither other models nor the order of the items change its draw.
 *
 * @returns 1 for each member in whose place another one stands; undefined where no item has a model. Where nothing of a
 *   model can be given, nothing stands for it, and all its members have 0.
 */
export function drawVariants({ models, items, offered, seed, seen }: Draw): Uint8Array | undefined {
  const met = new Set(seen)
  return withheldBy(models, offered, ({ of }, given) => {
    const fresh = given.filter((item) => !met.has(items[item]?.id ?? ''))
    const from = fresh.length > 0 ? fresh : given
    return from[createGenerator(seed, `variant:${of}`).below(from.length)]
  })
}

/** One member of each model, whichever: as the members of a model count alike, what holds for it holds for all. */
export function anyVariants(models: readonly Model[], offered: Uint8Array): Uint8Array | undefined {
  return withheldBy(models, offered, (_, [first]) => first)
}

/** @param choose one of the members that can be given, at least one */
function withheldBy(
  models: readonly Model[],
  offered: Uint8Array,
  choose: (model: Model, given: readonly number[]) => number | undefined,
): Uint8Array | undefined {
  if (models.length === 0) return undefined
  const withheld = new Uint8Array(offered.length)
  for (const model of models) {
    const given = model.members.filter((item) => offered[item] === 1)
    if (given.length === 0) continue
    const chosen = choose(model, given)
    for (const item of model.members) if (item !== chosen) withheld[item] = 1
  }
  return withheld
}

/** Takes away those in whose place another one stands. */
export function withhold(offered: Uint8Array, withheld: Uint8Array | undefined): Uint8Array {
  if (withheld === undefined) return offered
  // a hot loop: it runs over the whole bank at each step
  for (let i = 0; i < offered.length; i++) if (withheld[i] === 1) offered[i] = 0
  return offered
}
