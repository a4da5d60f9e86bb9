import {
  createGenerator,
  createSessionConfig,
  lengthOf,
  listedItems,
  modelOf,
  refusalsOfTest,
  type SessionItem,
} from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'

/** Items of a form for each item that its candidate takes, unless more are asked for. */
const ITEMS_FOR_EACH = 4
/** Draws of a pool that cannot be given, after which all items go into it. */
const TRIES = 20

type Block = Blueprint['blocks'][number]

/** All members of an item model, of which a candidate meets one; an item without a model is its own. */
interface Unit {
  readonly name: string
  readonly ai: Block['ai']
  readonly level: number
  readonly steers: boolean
  /** indexes into the items */
  readonly members: readonly number[]
}

/**
 * Draws what one candidate may meet: of each AI policy some times as many items as the test takes, spread over the levels,
 * and one variant of each item model. What blocks list by name is in every form.
 *
 * @param items of the release that the test may give, in its order
 * @param seed of the form
 * @param isFree whether a variant may be drawn; every one where absent
 * @returns indexes of the items, ascending
 */
export function drawPool(
  blueprint: Blueprint,
  items: readonly SessionItem[],
  seed: string,
  isFree: (index: number) => boolean = () => true,
): readonly number[] {
  const units = unitsOf(items)
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { below } = createGenerator(seed, `pool/${attempt}`)
    const chosen = chosenUnits(blueprint, units, below)
    const pool = chosen
      .flatMap(({ members }) => {
        const free = members.filter(isFree)
        return free[below(Math.max(1, free.length))] ?? []
      })
      .toSorted((left, right) => left - right)
    const isLast = attempt === TRIES - 1 || chosen.length === units.length
    if (isLast || canGive(blueprint, pool, items)) return pool
  }
  return []
}

/**
 * Whether a candidate can be given the test from these items alone, whichever language they choose. Counts decide that:
 * what the items measure is left out, since its tables cost more than all the rest.
 */
function canGive(blueprint: Blueprint, pool: readonly number[], items: readonly SessionItem[]): boolean {
  const own = pool.flatMap((index) => {
    const item = items[index]
    return item ? [{ ...item, parameters: plainParameters(item.max) }] : []
  })
  return refusalsOfTest(createSessionConfig({ blueprint, items: own })).length === 0
}

function plainParameters(max: number): SessionItem['parameters'] {
  return { model: 'grm', a: 1, b: Array.from({ length: max }, (_, at) => at) }
}

function unitsOf(items: readonly SessionItem[]): readonly Unit[] {
  const units = new Map<string, Unit>()
  for (const [index, item] of items.entries()) {
    const name = modelOf(item)
    const known = units.get(name)
    units.set(name, {
      name,
      ai: item.ai,
      level: item.level,
      steers: item.steers === true,
      members: [...(known?.members ?? []), index],
    })
  }
  return [...units.values()]
}

function chosenUnits(
  blueprint: Blueprint,
  units: readonly Unit[],
  below: (bound: number) => number,
): readonly Unit[] {
  const chosen = new Set<Unit>()
  const counts = new Map<string, number>()
  for (const block of blueprint.blocks) {
    const listed = listedItems(block.select)
    if (listed !== undefined) {
      for (const unit of units) if (listed.has(unit.name)) chosen.add(unit)
      continue
    }
    const fixed = block.fixed?.positions.length ?? 0
    const add = (steers: boolean, count: number) =>
      counts.set(`${block.ai} ${steers}`, (counts.get(`${block.ai} ${steers}`) ?? 0) + count)
    add(true, Math.max(0, lengthOf(block, units.length).max - fixed) * ITEMS_FOR_EACH)
    add(false, fixed * ITEMS_FOR_EACH)
  }
  for (const [sort, count] of counts) {
    const own = units.filter((unit) => `${unit.ai} ${unit.steers}` === sort && !chosen.has(unit))
    for (const unit of spread(shuffled(own, below), count)) chosen.add(unit)
  }
  return units.filter((unit) => chosen.has(unit))
}

/** As many of some units as are wanted, the levels in turn. */
function spread(units: readonly Unit[], count: number): readonly Unit[] {
  const byLevel = Map.groupBy(units, ({ level }) => level)
  const turns = [...byLevel.values()].flatMap((own) => own.map((unit, turn) => ({ unit, turn })))
  return turns
    .toSorted((left, right) => left.turn - right.turn)
    .slice(0, count)
    .map(({ unit }) => unit)
}

function shuffled<T>(all: readonly T[], below: (bound: number) => number): readonly T[] {
  const left = [...all]
  return all.flatMap(() => left.splice(below(left.length), 1))
}
