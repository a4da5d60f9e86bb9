import type { Pool } from '../pool/pool.ts'

/** Where a module leads. */
export interface Route {
  /** `score`: points over all items taken so far; `theta`: expected a posteriori ability in logits */
  readonly by: 'score' | 'theta'
  /** ascending; who reaches a cut is above it */
  readonly cuts: readonly number[]
  /** the next module below the first cut, between cuts, and above the last: one more than there are cuts */
  readonly to: readonly string[]
}

/** Items that are taken together, in this order. */
export interface Module {
  readonly id: string
  /** indexes into the pool, at least one */
  readonly items: readonly number[]
  /** absent where the test ends */
  readonly route?: Route
}

/** A test whose parts are fixed and whose way through them depends on the answers. */
export interface MultistageTest {
  /** id of the first module */
  readonly start: string
  readonly modules: readonly Module[]
}

/**
 * The module that follows.
 *
 * @param standing points so far, and the ability that they point to in logits
 * @returns its id; undefined where the test ends
 */
export function moduleAfter(
  { route }: Module,
  standing: { readonly score: number; readonly theta: number },
): string | undefined {
  if (route === undefined) return undefined
  return route.to[placeAmong(route.cuts, standing[route.by])]
}

/** @returns how many of some ascending cuts a value reaches */
export function placeAmong(cuts: readonly number[], value: number): number {
  return cuts.filter((cut) => value >= cut).length
}

/**
 * What is wrong with a design, all of it.
 *
 * @returns sentences; none where every way through the test ends and gives no item twice
 */
export function refusalsOfMultistage({ start, modules }: MultistageTest, pool: Pool): readonly string[] {
  const refusals = new Set<string>()
  const known = new Map(modules.map((module) => [module.id, module]))
  if (known.size < modules.length) refusals.add('Two modules have the same id.')
  for (const { id, items, route } of modules) {
    if (items.length === 0) refusals.add(`Module ${id} has no items.`)
    for (const item of items)
      if (!(item >= 0 && item < pool.count && Math.floor(item) === item))
        refusals.add(`Module ${id} names item ${item}, the pool has 0 to ${pool.count - 1}.`)
    if (route === undefined) continue
    const { cuts, to } = route
    if (to.length !== cuts.length + 1)
      refusals.add(`Module ${id} has ${cuts.length} cuts and leads to ${to.length} modules, not one more.`)
    if (cuts.some((cut, place) => !(Math.abs(cut) < Infinity) || cut <= (cuts[place - 1] ?? -Infinity)))
      refusals.add(`The cuts of module ${id} do not ascend.`)
    for (const next of to)
      if (!known.has(next)) refusals.add(`Module ${id} leads to ${next}, which does not exist.`)
  }
  if (!known.has(start)) refusals.add(`The first module ${start} does not exist.`)
  const reached = new Set<string>()
  const walk = (id: string, path: readonly string[], taken: ReadonlySet<number>): void => {
    const module = known.get(id)
    if (module === undefined) return
    reached.add(id)
    if (path.includes(id)) {
      refusals.add(`Module ${id} leads back to itself.`)
      return
    }
    const after = new Set(taken)
    for (const item of module.items) {
      if (after.has(item)) refusals.add(`Module ${id} gives item ${item} a second time.`)
      after.add(item)
    }
    for (const next of new Set(module.route?.to)) walk(next, [...path, id], after)
  }
  walk(start, [], new Set())
  for (const { id } of modules) if (!reached.has(id)) refusals.add(`No way leads to module ${id}.`)
  return [...refusals]
}
