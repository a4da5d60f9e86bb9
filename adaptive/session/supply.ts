import type { Demand } from '../constraints/reachable.ts'
import { openModule } from '../multistage/open-module.ts'
import { withhold } from '../variant/draw-variants.ts'
import { offeredTo, type SessionConfig } from './config.ts'
import type { BlockState, SessionStart, SessionState } from './state.ts'

/** What a session may still show and what its open blocks still want. */
export interface Supply {
  /** 1 for each item that may still be presented */
  readonly left: Uint8Array
  readonly demand: Demand
  /**
   * numbers of the shadow forms that contain all that was taken and can still be given as a whole; undefined where the
   * test has none, or none of them is left
   */
  readonly forms?: readonly number[]
  /** per block what is left of the module under way; undefined for a block without stages */
  readonly modules: readonly (Int32Array | undefined)[]
}

/** @param start what the session's first event said */
export function supplyOf(config: SessionConfig, state: SessionState, start: SessionStart): Supply {
  const { requirements, indexes } = config
  const need = requirements.list.map(({ min }) => min)
  const room = requirements.list.map(({ max }) => max)
  const left = withhold(offeredTo(config, start.languages), start.withheld)
  state.blocks.forEach((block, at) => {
    for (const { id } of block.taken) {
      const index = indexes.get(id)
      if (index === undefined) continue
      remove(config, left, index)
      spend(config, need, room, index, at)
    }
  })
  const blocks: number[] = []
  state.blocks.forEach(({ finished }, at) => {
    if (finished === undefined) blocks.push(at)
  })
  const forms = keptForms(config, state, left, start.withheld)
  const modules = state.blocks.map((block, at) => moduleOf(config, block, at, left))
  return { left, demand: { need, room, blocks }, modules, ...(forms && { forms }) }
}

function moduleOf(
  { blocks, indexes }: SessionConfig,
  { taken, estimate: { theta } }: BlockState,
  at: number,
  left: Uint8Array,
): Int32Array | undefined {
  const stages = blocks[at]?.stages
  if (stages === undefined) return undefined
  const score = taken.reduce((sum, one) => sum + (one.counted ? (one.score?.category ?? 0) : 0), 0)
  const items = new Set(taken.map(({ id }) => indexes.get(id) ?? -1))
  return openModule(stages, left, items, { score, theta })
}

/**
 * The forms that a session can end with. While there is one, no constraint can be broken, whatever is taken from it. There
 * is none for a candidate whose language no form was made for, which a blueprint is refused for beforehand, and in a log
 * that left them: then the block goes on without forms, with the items that stand in any.
 */
function keptForms(
  { blocks, indexes }: SessionConfig,
  state: SessionState,
  left: Uint8Array,
  withheld: Uint8Array | undefined,
): readonly number[] | undefined {
  const taken = state.blocks.map((block, at) =>
    block.taken.flatMap(({ id }) =>
      blocks[at]?.pretest?.ids.has(id) === true ? [] : (indexes.get(id) ?? -1),
    ),
  )
  const kept = blocks[0]?.forms?.flatMap((_, form) => {
    const isWhole = blocks.every(({ forms }, at) => {
      const items = forms?.[form]
      const own = taken[at] ?? []
      if (items === undefined || !own.every((item) => items.includes(item))) return false
      const isOver = state.blocks[at]?.finished !== undefined
      const isThere = (item: number): boolean =>
        left[item] === 1 || withheld?.[item] === 1 || own.includes(item)
      return isOver || items.every(isThere)
    })
    return isWhole ? [form] : []
  })
  return kept?.length === 0 ? undefined : kept
}

/** Takes an item away, and with it all that it excludes. */
export function remove(config: SessionConfig, left: Uint8Array, index: number): void {
  left[index] = 0
  for (const other of config.conflicts.lists[index] ?? []) left[other] = 0
}

/** Counts an item that block `at` shows. */
export function spend(
  config: SessionConfig,
  need: number[],
  room: number[],
  index: number,
  at: number,
): void {
  const { classes, classOf } = config.requirements
  for (const r of classes[classOf[index] ?? 0]?.[at] ?? []) {
    need[r] = (need[r] ?? 0) - 1
    room[r] = (room[r] ?? 0) - 1
  }
}

/** The items that block `at` may show now, as far as its maxima say: indexes, ascending. */
export function eligibleFor(
  config: SessionConfig,
  { left, demand, forms, modules }: Supply,
  at: number,
): Int32Array {
  const { classes, classOf } = config.requirements
  const module = modules[at]
  if (module !== undefined) return module.toSorted()
  if (forms !== undefined) {
    const items = new Set(forms.flatMap((form) => [...(config.blocks[at]?.forms?.[form] ?? [])]))
    return Int32Array.from(items)
      .filter((item) => left[item] === 1)
      .sort()
  }
  const open = Uint8Array.from(classes, (uses) =>
    uses[at]?.every((r) => (demand.room[r] ?? 0) > 0) === true ? 1 : 0,
  )
  const eligible = new Int32Array(left.length)
  let count = 0
  // a hot loop: it runs over the whole bank at each step
  for (let i = 0; i < left.length; i++)
    if (left[i] === 1 && open[classOf[i] ?? 0] === 1) eligible[count++] = i
  return eligible.subarray(0, count)
}

/** Whether the minima of block `at` are met, its length aside, which is a stopping rule's matter. */
export function quotasMet(
  { requirements: { starts } }: SessionConfig,
  { demand }: Supply,
  at: number,
): boolean {
  for (let r = (starts[at] ?? 0) + 1; r < (starts[at + 1] ?? 0); r++)
    if ((demand.need[r] ?? 0) > 0) return false
  return true
}
