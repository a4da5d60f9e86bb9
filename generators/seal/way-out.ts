import { createSessionConfig, lengthOf, listedItems, refusalsOfTest, type SessionItem } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import { aimingAt, lengthened, withoutAims } from './changed-block.ts'
import { simulateTwoStages, type BlockPrecision, type TwoStageOptions } from './two-stage.ts'

type Block = Blueprint['blocks'][number]
type Rule = Block['stop'][number]

/** Share of candidates whose ability their interval holds: as much is claimed, give or take. */
const LEAST_COVERAGE = 0.93
const MOST_COVERAGE = 0.97
/** Candidates by whom a change is looked for; it is told only once as many as decide have taken it. */
const FEW = 500
/** Changes in one direction that are tried before it is given up. */
const TRIES = 8
/** A block is tried at up to so many times its greatest length. */
const TIMES_LONGER = 4

const ENDED_BY: Readonly<Record<string, string>> = {
  length: 'its greatest length',
  time: 'its time',
  exhaustion: 'its quotas and items, which leave none to give',
}

/** A block whose aim is not reached, and what a change of it is tried with. */
interface Trial {
  readonly blueprint: Blueprint
  /** index of the block */
  readonly at: number
  readonly aim: number
  readonly items: readonly SessionItem[]
  readonly options: TwoStageOptions
}

/**
 * Why a test is not to be sealed and, for each aim that is not reached, changes that would be accepted. They are tried out
 * by the same simulation, with two samples of candidates, since a release that has the change draws others.
 *
 * @param items that the test may give
 * @param blocks what the simulation found
 * @param options of that simulation
 * @returns a line for each reason; empty where nothing speaks against it
 */
export function refusalsOfPrecision(
  blueprint: Blueprint,
  items: readonly SessionItem[],
  blocks: readonly BlockPrecision[],
  options: TwoStageOptions,
): readonly string[] {
  const uncovered = blocks.flatMap(coverageRefusal)
  const missed = blocks.flatMap((block, at) => (isReached(block) ? [] : [{ block, at }]))
  let changed = blueprint
  const refusals = missed.map(({ block, at }) => {
    const { aim = 0 } = block
    const trial = { blueprint: changed, at, aim, items, options }
    const best = simulated(trial, withoutAims, options) ?? block
    const found = `block ${block.block}: aims at a standard error of ${aim} and would reach ${best.meanSe.toFixed(3)} at best with ${best.meanLength.toFixed(1)} items (${best.worst.se.toFixed(2)} about theta ${best.worst.theta}, where it is worst). ${inCapitals(boundBy(block))} binds it`
    if (uncovered.length > 0) return found
    const longer = reachedLength(trial)
    const reached = reachedAim(trial, best.meanSe)
    if (reached !== undefined) changed = changedBlock(trial, (own) => aimingAt(own, reached))
    const ways = [
      ...(longer.rules === undefined ? [] : [longer.rules.map(inYaml).join(' and ')]),
      ...(reached === undefined ? [] : [inYaml({ rule: 'standard-error', below: reached })]),
    ]
    const way =
      ways.length === 0
        ? 'No other aim was found that would be accepted: leave the rule standard-error out, or give the block items that measure more'
        : `With ${ways.join(', or with ')} it would be accepted, by ${options.candidates ?? 2000} simulated candidates twice; the test is sealed so once it is released anew`
    return [found, ...(longer.words === undefined ? [] : [longer.words]), way].join('. ')
  })
  return [...uncovered, ...refusals]
}

function coverageRefusal({ block, coverage95 }: BlockPrecision): readonly string[] {
  if (LEAST_COVERAGE <= coverage95 && coverage95 <= MOST_COVERAGE) return []
  return [
    `block ${block}: 95 % intervals would hold ${(100 * coverage95).toFixed(1)} % of the abilities, expected ${100 * LEAST_COVERAGE} to ${100 * MOST_COVERAGE} %. Give its items more cases that steer, so that what is given next hangs less on mistakes that they miss, or calibrate the items`,
  ]
}

function isReached({ aim, meanSe }: BlockPrecision): boolean {
  return aim === undefined || meanSe <= aim
}

/** The lowest aim from some standard error on that is accepted, in hundredths of a logit. */
function reachedAim(trial: Trial, best: number): number | undefined {
  let hundredths = Math.ceil(best * 100)
  for (let tried = 0; tried < TRIES; tried++) {
    const aim = hundredths / 100
    const change = (block: Block): Block => aimingAt(block, aim)
    const { meanSe = Infinity } = simulated(trial, change, { ...trial.options, candidates: FEW }) ?? {}
    if (meanSe <= aim && isAccepted(trial, change)) return aim
    hundredths = Math.max(hundredths + 1, Number.isFinite(meanSe) ? Math.ceil(meanSe * 100) : 0)
  }
  return undefined
}

/** The rules of the shortest block that reaches the aim, with more time where that binds it; or why there is none. */
function reachedLength(
  trial: Trial,
):
  | { readonly rules: readonly Rule[]; readonly words?: undefined }
  | { readonly rules?: undefined; readonly words: string } {
  const { aim, items, options } = trial
  const block = blockOf(trial)
  const { max } = lengthOf(block, items.length)
  const most = Math.min(items.length, max * TIMES_LONGER)
  if (most <= max || listedItems(block.select) !== undefined)
    return { words: 'It has no items with which it could be longer' }
  const few = { ...options, candidates: FEW }
  let furthest: BlockPrecision | undefined
  for (const hasMoreTime of [false, true]) {
    const longer = (length: number) => (own: Block) => lengthened(own, max, length, hasMoreTime)
    furthest = simulated(trial, longer(most), few)
    if (furthest === undefined || furthest.meanSe > aim) continue
    let [low, high] = [max + 1, most]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const { meanSe = Infinity } = simulated(trial, longer(middle), few) ?? {}
      if (meanSe <= aim) high = middle
      else low = middle + 1
    }
    for (let length = low; length <= Math.min(most, low + TRIES); length++)
      if (isAccepted(trial, longer(length)))
        return {
          rules: longer(length)(block).stop.filter(
            ({ rule }) => rule === 'length' || (hasMoreTime && rule === 'time'),
          ),
        }
  }
  const there =
    furthest === undefined
      ? 'cannot be given'
      : `reaches ${furthest.meanSe.toFixed(2)} with ${furthest.meanLength.toFixed(1)} items, bound by ${boundBy(furthest)}`
  return {
    words: `A longer block does not help: one of up to ${most} items, and as much more time, ${there}`,
  }
}

/** Whether nothing would speak against the changed test, as far as this block and those before it go. */
function isAccepted(trial: Trial, change: (block: Block) => Block): boolean {
  const blueprint = changedBlock(trial, change)
  const { items, options, at } = trial
  if (!canBeGiven(blueprint, items)) return false
  return [options.seed, `${options.seed}/again`].every((seed) =>
    simulateTwoStages(blueprint, items, { ...options, seed })
      .blocks.slice(0, at + 1)
      .every((block) => isReached(block) && coverageRefusal(block).length === 0),
  )
}

/** What the changed block comes to; undefined where it cannot be given. */
function simulated(
  trial: Trial,
  change: (block: Block) => Block,
  options: TwoStageOptions,
): BlockPrecision | undefined {
  const blueprint = changedBlock(trial, change)
  if (!canBeGiven(blueprint, trial.items)) return undefined
  return simulateTwoStages(blueprint, trial.items, options).blocks[trial.at]
}

function canBeGiven(blueprint: Blueprint, items: readonly SessionItem[]): boolean {
  return refusalsOfTest(createSessionConfig({ blueprint, items })).length === 0
}

function blockOf({ blueprint, at }: Trial): Block {
  const block = blueprint.blocks[at]
  if (block === undefined) throw new RangeError(`expected a block of the blueprint, received ${at}`)
  return block
}

function changedBlock(trial: Trial, change: (block: Block) => Block): Blueprint {
  const { blueprint, at } = trial
  return { ...blueprint, blocks: blueprint.blocks.with(at, change(blockOf(trial))) }
}

function boundBy({ bound }: BlockPrecision): string {
  return ENDED_BY[bound ?? ''] ?? `its rule ${bound}`
}

function inCapitals(words: string): string {
  return words.replace(/^./, (letter) => letter.toUpperCase())
}

/** A rule as it stands in the file of the test. */
function inYaml(rule: Rule): string {
  const fields = Object.entries(rule).map(([name, value]) => `${name}: ${String(value)}`)
  return `{ ${fields.join(', ')} }`
}
