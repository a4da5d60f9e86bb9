import { openModule } from '../multistage/open-module.ts'
import { isFixedTurn } from '../session/fixed-items.ts'
import { freeOn, type Free } from './free.ts'
import type { Path, PathBlock } from './path.ts'
import type { Setting } from './setting.ts'

/** What a path may still take at one step. */
export interface Remains {
  /** what may come now, exposure control left aside */
  readonly free: Free
  /** whether exposure control lets an item through on this path; undefined where nothing is held down */
  readonly isAdmitted: ((item: number) => boolean) | undefined
  /** whether there is any item to present; while a minimum is unmet also one that exposure control would keep back */
  readonly isAny: boolean
  /** whether the block's minima are met, its length aside */
  readonly isMet: boolean
  /** the items left of the module under way; undefined for a block without stages */
  readonly module: Int32Array | undefined
  /** whether it is the turn of an item that does not steer */
  readonly isFixed: boolean
}

/** Slack for what rounding takes from a budget that is filled exactly. */
const SLACK = 1e-9

/** @param budget per unit of exposure, the share of the population that may still meet it */
export function remainsOn(setting: Setting, path: Path, block: PathBlock, budget: Float64Array): Remains {
  const { requirements, blocks, exposure } = setting
  const { classes, starts, list } = requirements
  const { at } = block
  const facts = blocks[at]
  const { left, need, room } = path
  const isOpen = Uint8Array.from(classes, (uses) =>
    uses[at]?.every((r) => (room[r] ?? 0) > 0) === true ? 1 : 0,
  )
  const first = starts[at] ?? 0
  let isMet = true
  for (let r = first + 1; r < (starts[at + 1] ?? 0); r++) if ((need[r] ?? 0) > 0) isMet = false
  const module =
    facts?.stages &&
    openModule(facts.stages, left, new Set(block.taken), {
      score: block.score,
      theta: block.steering.estimate.theta,
    })
  const isFixed = isFixedTurn(facts?.fixed, block.taken.length + block.pretest + 1)
  const free: Free = { isOpen, also: turnOf(isFixed) }
  const isFree = freeOn(setting, path, free)
  const isAdmitted = exposure && admission()
  const isLong = block.taken.length >= (list[first]?.min ?? 0)
  return { free, isAdmitted, isAny: isAny(), isMet, module, isFixed }

  /** Items of the other sort only where none of the own is left. */
  function turnOf(isTurn: boolean): ((item: number) => boolean) | undefined {
    const fixed = facts?.fixed
    if (fixed === undefined) return undefined
    const isOwn = (item: number): boolean => fixed.marks[item] === (isTurn ? 1 : 0)
    const isThere = freeOn(setting, path, { isOpen, also: isOwn })
    return facts?.bank.some(isThere) === true ? isOwn : undefined
  }

  function isAny(): boolean {
    if (module !== undefined) return module.length > 0
    const isHeld = isAdmitted !== undefined && isLong && isMet
    if (isHeld) return facts?.bank.some((item) => isFree(item) && isAdmitted(item)) === true
    return path.classCounts.some((count, of) => count > 0 && isOpen[of] === 1)
  }

  function admission(): (item: number) => boolean {
    if (exposure?.chances !== undefined) {
      const { chances, unitOf } = exposure
      return (item) => drawOf(path.number, unitOf[item] ?? 0) < (chances[unitOf[item] ?? 0] ?? 1)
    }
    return (item) => (budget[exposure?.unitOf[item] ?? 0] ?? 0) >= path.weight - SLACK
  }
}

/** Evenly spread over the paths for each unit, and over the units for each path (Kronecker's sequence). */
function drawOf(path: number, unit: number): number {
  const place = (path + 1) * 0.6180339887498949 + (unit + 1) * 0.7548776662466927
  return place - Math.floor(place)
}
