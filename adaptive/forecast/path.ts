import type { Stock } from '../constraints/stock.ts'
import { createBelief, type Belief } from './belief.ts'
import type { Setting } from './setting.ts'

/** A share of the candidates of one ability, taking the test step by step. Changes as it goes. */
export interface Path {
  /** from 0; decides what chance does on this path */
  readonly number: number
  /** true ability in logits */
  readonly theta: number
  /** share of the population, in [0, 1] */
  readonly weight: number
  /** factor on all times */
  readonly pace: number
  /** how lucky the answer at each step is, as a standard normal deviate */
  readonly luck: (step: number) => number
  /** items answered so far, over all blocks */
  steps: number
  readonly left: Uint8Array
  /** per class of the requirements, items left */
  readonly classCounts: Int32Array
  stock: Stock
  readonly need: number[]
  readonly room: number[]
  /** blocks that are not over, by number */
  open: number[]
  /** numbers of the shadow forms that hold all that was taken */
  forms: readonly number[] | undefined
  /** the block under way; undefined once all are over */
  block: PathBlock | undefined
  readonly done: PathBlock[]
  /** share of this path's candidates who met each item */
  readonly uses: Map<number, number>
}

/** One block of a path. */
export interface PathBlock {
  readonly at: number
  /** indexes of the items taken, those on trial left out */
  readonly taken: number[]
  /** items on trial met */
  pretest: number
  /** what the session knows while it chooses */
  readonly steering: Belief
  /** what all scores together say: the same but for items that a graded test scores on record alone */
  readonly record: Belief
  /** standard errors of `steering`, from before the first response on */
  readonly errors: number[]
  /** expected points of the answers that steer */
  score: number
  /** information of the items that count, at the true ability, in 1/logits² */
  information: number
  ms: number
  reason: string
}

/** @returns a path before its first item */
export function createPath(
  setting: Setting,
  fixed: Pick<Path, 'number' | 'theta' | 'weight' | 'pace' | 'luck'>,
): Path {
  const { requirements, offered, classCounts, stock, blocks } = setting
  return {
    ...fixed,
    steps: 0,
    left: offered.slice(),
    classCounts: classCounts.slice(),
    stock: { ...stock, counts: [...stock.counts] },
    need: requirements.list.map(({ min }) => min),
    room: requirements.list.map(({ max }) => max),
    open: blocks.map((_, at) => at),
    forms: blocks[0]?.forms?.flatMap((_, form) =>
      blocks.every(({ forms }) => forms?.[form]?.includes(-1) === false) ? [form] : [],
    ),
    block: beginBlock(setting, fixed.theta, 0),
    done: [],
    uses: new Map(),
  }
}

/** @returns the block with a number before its first item; undefined where there is none */
export function beginBlock(
  { blueprint, tables, blocks, logPriors }: Setting,
  theta: number,
  at: number,
): PathBlock | undefined {
  const facts = blocks[at]
  const logPrior = logPriors[at]
  if (facts === undefined || logPrior === undefined) return undefined
  const begin = (): Belief => createBelief(tables.pool, facts.prior, logPrior, theta)
  const steering = begin()
  return {
    at,
    taken: [],
    pretest: 0,
    steering,
    record: blueprint.use === 'graded' ? begin() : steering,
    errors: [steering.estimate.se],
    score: 0,
    information: 0,
    ms: 0,
    reason: '',
  }
}
