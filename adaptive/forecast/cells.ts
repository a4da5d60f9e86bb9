import { listedItems } from '../constraints/requirements.ts'
import { priorParameters } from '../parameters/prior.ts'
import type { SimulatedItem } from '../simulate/plan.ts'
import type { Setting } from './setting.ts'

/** A sort of items that could be written. */
export interface Cell {
  readonly ai: SimulatedItem['ai']
  readonly kind: SimulatedItem['kind']
  readonly level: number
  /** `area.skill` */
  readonly skill: string
}

/** An item of a cell that does not exist yet. */
export interface Hypothetical {
  readonly cell: Cell
  /** items of this cell that the test could give */
  readonly items: number
  /**
   * where its parameters come from: the item of the cell whose difficulty is the median, or, of a cell without items, what
   * an author's level is worth before anybody has answered
   */
  readonly from: 'cell' | 'level'
  readonly item: SimulatedItem
}

/**
 * Every cell that a blueprint could use: each kind, level and skill that the items have which it can give. A block that
 * lists its items takes no others, so that nothing is written for it.
 */
export function hypotheticals(setting: Setting): readonly Hypothetical[] {
  const { blueprint, blocks, offered, tables } = setting
  const usable = new Set<number>()
  for (const [at, { bank }] of blocks.entries()) {
    const select = blueprint.blocks[at]?.select
    if (select === undefined || listedItems(select) !== undefined) continue
    for (const item of bank) if (offered[item] === 1) usable.add(item)
  }
  const items = [...usable].sort((x, y) => x - y)
  const members = new Map<string, number[]>()
  const policies = new Map<SimulatedItem['ai'], Policy>()
  for (const index of items) {
    const item = tables.items[index]
    if (item === undefined) continue
    const { ai, kind, level, skills } = item
    const policy = policies.get(ai) ?? { kinds: new Map(), levels: new Set(), skills: new Set() }
    policies.set(ai, policy)
    policy.kinds.set(kind, [...(policy.kinds.get(kind) ?? []), item.max])
    policy.levels.add(level)
    for (const skill of skills) {
      policy.skills.add(skill)
      const name = nameOf({ ai, kind, level, skill })
      const found = members.get(name)
      if (found === undefined) members.set(name, [index])
      else found.push(index)
    }
  }
  return [...policies].flatMap(([ai, { kinds, levels, skills }]) =>
    [...skills].sort().flatMap((skill) =>
      [...kinds].flatMap(([kind, categories]) =>
        [...levels]
          .sort((x, y) => x - y)
          .map((level) => {
            const cell = { ai, kind, level, skill }
            return hypothetical(setting, cell, members.get(nameOf(cell)) ?? [], categories)
          }),
      ),
    ),
  )
}

interface Policy {
  /** per kind the highest category of each of its items */
  readonly kinds: Map<SimulatedItem['kind'], readonly number[]>
  readonly levels: Set<number>
  readonly skills: Set<string>
}

function hypothetical(
  { tables }: Setting,
  cell: Cell,
  members: readonly number[],
  categories: readonly number[],
): Hypothetical {
  const { kind, level, skill, ai } = cell
  const typical = medianOf(members, (item) => tables.difficulty[item] ?? 0)
  const known = typical === undefined ? undefined : tables.items[typical]
  const highest = known?.max ?? medianOf(categories, (max) => max) ?? 1
  const item: SimulatedItem = {
    id: nameOf(cell),
    version: '',
    hash: '',
    kind,
    skills: [skill],
    level,
    ai,
    languages: [],
    max: highest,
    parameters: known?.parameters ?? priorParameters({ level, highest }),
    steers: true,
  }
  return { cell, items: members.length, from: known === undefined ? 'level' : 'cell', item }
}

/** The member whose value is the median; the lower of two. */
function medianOf<T>(members: readonly T[], valueOf: (member: T) => number): T | undefined {
  return members.toSorted((x, y) => valueOf(x) - valueOf(y))[Math.floor((members.length - 1) / 2)]
}

function nameOf({ ai, kind, level, skill }: Cell): string {
  return `${ai}/${kind}/${level}/${skill}`
}
