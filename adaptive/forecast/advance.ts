import { stockOf } from '../constraints/stock.ts'
import { informationAt } from '../pool/information-at.ts'
import { probabilityAt } from '../pool/probability-at.ts'
import type { PretestFacts } from '../session/block-facts.ts'
import { stopReason } from '../stop/stopping.ts'
import { allowedMs } from '../stop/time.ts'
import { learn, logLikelihoodOf } from './belief.ts'
import { chooseOn } from './choose.ts'
import type { Free } from './free.ts'
import { beginBlock, type Path, type PathBlock } from './path.ts'
import { remainsOn } from './remains.ts'
import type { Setting } from './setting.ts'
import { ranked } from './shortlist.ts'

/**
 * One step of a path: its next item, or the end of its block.
 *
 * @param budget per unit of exposure, the share of the population that may still meet it
 */
export function advance(setting: Setting, path: Path, budget: Float64Array): void {
  const { block } = path
  if (block === undefined) return
  const { blueprint, tables, blocks } = setting
  const { pool } = tables
  const remains = remainsOn(setting, path, block, budget)
  const reason = stopReason(
    blueprint.blocks[block.at]?.stop ?? [],
    {
      items: block.taken.length,
      se: block.steering.estimate.se,
      errors: block.errors,
      elapsedMs: block.ms,
      timeMultiplier: setting.isTimed ? 1 : null,
      remaining: remains.isAny ? 1 : 0,
      weights: block.steering.weights,
      abilities: pool.abilities,
      logLikelihood: (theta) => logLikelihoodOf(block.steering, pool, theta),
      mostInformation: () => mostInformation(setting, path, block, remains.free),
    },
    remains.isMet,
  )
  const isOver = reason === 'time' || reason === 'exhaustion'
  const pretest = blocks[block.at]?.pretest
  if (!isOver && pretest !== undefined && isTrialTurn(pretest, block)) {
    meetTrial(setting, path, block, pretest)
    return
  }
  const choice = reason === undefined ? chooseOn(setting, path, block, remains) : undefined
  if (choice === undefined) {
    block.reason = reason ?? 'exhaustion'
    path.done.push(block)
    path.open = path.open.filter((at) => at !== block.at)
    path.block = beginBlock(setting, path.theta, block.at + 1)
    return
  }
  for (const { item, share } of choice.shares) {
    use(path, item, share)
    const unit = setting.exposure?.unitOf[item]
    if (unit !== undefined) budget[unit] = (budget[unit] ?? 0) - path.weight * share
  }
  take(setting, path, block, choice.item)
}

function use(path: Path, item: number, share: number): void {
  path.uses.set(item, (path.uses.get(item) ?? 0) + share)
}

function take(setting: Setting, path: Path, block: PathBlock, item: number): void {
  const { tables, requirements, blueprint } = setting
  const { pool, conflicts, items } = tables
  const type = path.stock.typeOf[item] ?? -1
  remove(setting, path, item)
  for (const other of conflicts.lists[item] ?? []) remove(setting, path, other)
  if (type === -1) path.stock = stockOf(requirements, conflicts, path.left)
  else {
    const counts = [...path.stock.counts]
    counts[type] = (counts[type] ?? 0) - 1
    path.stock = { ...path.stock, counts }
  }
  for (const r of requirements.classes[requirements.classOf[item] ?? 0]?.[block.at] ?? []) {
    path.need[r] = (path.need[r] ?? 0) - 1
    path.room[r] = (path.room[r] ?? 0) - 1
  }
  path.forms = path.forms?.filter((form) => setting.blocks[block.at]?.forms?.[form]?.includes(item) === true)
  informationAt(pool, path.theta, Int32Array.of(item), 1, told)
  const own = told[0] ?? 0
  const luck = path.luck(path.steps)
  block.taken.push(item)
  block.information += own
  path.steps++
  spendTime(setting, path, block, setting.tables.ms[item] ?? 0)
  if (blueprint.use === 'graded') learn(block.record, pool, item, own, luck)
  if (blueprint.use === 'graded' && items[item]?.steers !== true) return
  learn(block.steering, pool, item, own, luck)
  block.errors.push(block.steering.estimate.se)
  if (setting.blocks[block.at]?.stages !== undefined) block.score += pointsOf(setting, item, path.theta, luck)
}

function remove({ requirements }: Setting, path: Path, item: number): void {
  if (path.left[item] !== 1) return
  path.left[item] = 0
  const of = requirements.classOf[item] ?? 0
  path.classCounts[of] = (path.classCounts[of] ?? 0) - 1
}

/** Time never runs beyond the block's limit: what is there then is submitted. */
function spendTime({ blueprint, isTimed }: Setting, path: Path, block: PathBlock, ms: number): void {
  block.ms += ms * path.pace
  for (const rule of blueprint.blocks[block.at]?.stop ?? [])
    if (rule.rule === 'time')
      block.ms = Math.min(block.ms, allowedMs(rule.minutes, isTimed ? 1 : null) ?? Infinity)
}

/** Expected points of an answer, and what its luck adds to them. */
function pointsOf({ tables: { pool } }: Setting, item: number, theta: number, luck: number): number {
  const size = pool.sizes[item] ?? 0
  probabilityAt(pool, item, theta, chances)
  let mean = 0
  let square = 0
  for (let k = 1; k < size; k++) {
    mean += k * (chances[k] ?? 0)
    square += k * k * (chances[k] ?? 0)
  }
  return mean + luck * Math.sqrt(Math.max(0, square - mean * mean))
}

function mostInformation(
  setting: Setting,
  path: Path,
  { steering: { estimate } }: PathBlock,
  free: Free,
): number {
  const { tables } = setting
  const found = ranked(setting, path, [estimate.theta], free, 4)
  const values = new Float64Array(found.length)
  informationAt(tables.pool, estimate.theta, found, found.length, values)
  return values.reduce((most, value) => Math.max(most, value), 0)
}

/** Items on trial stand at their positions; where these are drawn, evenly over the span that they are drawn from. */
function isTrialTurn({ positions, count, span, items }: PretestFacts, block: PathBlock): boolean {
  if (block.pretest >= Math.min(count, items.length)) return false
  const position = block.taken.length + block.pretest + 1
  if (positions !== undefined) return positions.slice(0, count).includes(position)
  return position >= Math.floor(((block.pretest + 0.5) * span) / count) + 1
}

/** Each item on trial is as likely as the others; it takes time and tells nothing. */
function meetTrial(setting: Setting, path: Path, block: PathBlock, { items }: PretestFacts): void {
  let ms = 0
  for (const item of items) {
    use(path, item, 1 / items.length)
    ms += (setting.tables.ms[item] ?? 0) / items.length
  }
  block.pretest++
  spendTime(setting, path, block, ms)
}

const told = new Float64Array(1)
const chances = new Float64Array(128)
