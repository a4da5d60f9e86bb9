import {
  createGenerator,
  createPool,
  createSessionConfig,
  type SessionConfig,
  type SimulatedItem,
} from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import { cliquesOf } from './cliques.ts'
import type { AssemblyPlan } from './plan.ts'

/** An item in a block: what a form may choose. */
export interface Choice {
  /** index into the blueprint's blocks */
  readonly block: number
  /** index into the plan's items */
  readonly item: number
  /** numbers of the counts that it adds to */
  readonly counts: readonly number[]
  /** information at the problem's abilities, in 1/logits² */
  readonly information: readonly number[]
  /** minutes, 0 where nobody said */
  readonly minutes: number
}

/** A plan with all that follows from it, before it becomes a linear program. */
export interface Problem {
  readonly plan: AssemblyPlan
  /** abilities in logits at which information counts */
  readonly abilities: readonly number[]
  readonly choices: readonly Choice[]
  /** every length and quota, numbered through all blocks */
  readonly counts: SessionConfig['requirements']['list']
  /** sets of items of which a form has one at most: families and enemies */
  readonly cliques: readonly (readonly number[])[]
  /** minutes that each block has; Infinity where it has no limit */
  readonly minutes: readonly number[]
  /** indexes of the items that every form contains */
  readonly required: readonly number[]
}

/**
 * Reads a plan: which items may go where, what each adds to, what excludes what.
 *
 * @throws RangeError for items that are no session's (a repeated id, impossible parameters), or a required item that no
 *   form can contain
 */
export function problemOf(plan: AssemblyPlan): Problem {
  const blueprint = withLength(plan.blueprint, plan.length)
  const { items, target } = plan
  const config = createSessionConfig({ blueprint, items })
  const { requirements, conflicts } = config
  const abilities = target.shape === 'curve' ? target.points.map(({ theta }) => theta) : target.at
  const information = informationOf(items, abilities)
  const choices: Choice[] = []
  for (const item of shuffled(items.length, plan.seed)) {
    const of = items[item]
    if (of === undefined || !isFor(of, plan)) continue
    const uses = requirements.classes[requirements.classOf[item] ?? 0] ?? []
    uses.forEach((counts, block) => {
      if (counts === undefined) return
      choices.push({ block, item, counts, information: information[item] ?? [], minutes: of.minutes ?? 0 })
    })
  }
  const required = plan.required.map((id) => {
    const item = config.indexes.get(id) ?? -1
    if (choices.every((choice) => choice.item !== item))
      throw new RangeError(`no form can contain the required item ${id}`)
    return item
  })
  const free = new Set(choices.map(({ item }) => item))
  return {
    plan: { ...plan, blueprint },
    abilities,
    choices,
    counts: requirements.list,
    cliques: cliquesOf(
      conflicts.lists.map((list, i) => (free.has(i) ? list?.filter((j) => free.has(j)) : undefined)),
    ),
    minutes: blueprint.blocks.map((block) => (plan.isTimed ? minutesOf(block) : Infinity)),
    required,
  }
}

/** The information of items at some abilities, as sessions see it: the uncertainty of parameters integrated out. */
export function informationOf(
  items: readonly SimulatedItem[],
  abilities: readonly number[],
): readonly (readonly number[])[] {
  const parameters = items.map((item) => item.parameters)
  const columns = abilities.map((theta) => {
    // a pool holds information at the points of an even grid; three of them are the least, and the first is meant
    const { information } = createPool(parameters, { low: theta, high: theta + 2, points: 3 })
    return items.map((_, i) => information[i * 3] ?? 0)
  })
  return items.map((_, i) => columns.map((column) => column[i] ?? 0))
}

/** A code item is answered in the candidate's language: a form for several languages has those that offer them all. */
function isFor(item: SimulatedItem, { languages }: AssemblyPlan): boolean {
  return item.kind !== 'code' || languages.every((language) => item.languages.includes(language))
}

function withLength(blueprint: Blueprint, length: number | undefined): Blueprint {
  if (length === undefined) return blueprint
  const rule = { rule: 'length' as const, min: length, max: length }
  const blocks = blueprint.blocks.map((block) => ({
    ...block,
    stop: [rule, ...block.stop.filter((other) => other.rule !== 'length')],
  }))
  return { ...blueprint, blocks }
}

function minutesOf({ stop }: Blueprint['blocks'][number]): number {
  return Math.min(...stop.map((rule) => (rule.rule === 'time' ? rule.minutes : Infinity)))
}

/** The order of the columns decides between equal solutions. */
function shuffled(count: number, seed: string): readonly number[] {
  const order = Array.from({ length: count }, (_, i) => i)
  const draws = createGenerator(seed, 'assemble')
  for (let i = count - 1; i > 0; i--) {
    const j = draws.below(i + 1)
    const held = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = held
  }
  return order
}
