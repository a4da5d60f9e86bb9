import type { Blueprint } from '#schemas/blueprint'
import { formRefusals } from '../constraints/form-faults.ts'
import { conflictsOf, type Conflicts } from '../constraints/conflicts.ts'
import { refusalsOf, type Refusal } from '../constraints/refusals.ts'
import { stockOf } from '../constraints/stock.ts'
import { requirementsOf, type Requirements } from '../constraints/requirements.ts'
import { rateRefusals, reuseRefusals } from '../exposure/rate-refusals.ts'
import { highestCategory } from '../irt/response-curve.ts'
import { stageRefusals } from '../multistage/stage-faults.ts'
import { createPool, type Pool } from '../pool/pool.ts'
import { SESSION_GRID, type Grid } from '../posterior/grid.ts'
import { blockFacts, type BlockFacts } from './block-facts.ts'
import { testletsOf, type Testlets } from '../testlet/testlets.ts'
import { anyVariants, withhold } from '../variant/draw-variants.ts'
import { itemsByName, modelsOf, type Model } from '../variant/models.ts'
import type { SessionItem } from './item.ts'

/** Everything about a test that does not change while a candidate takes it; built once. */
export interface SessionConfig {
  readonly blueprint: Blueprint
  readonly items: readonly SessionItem[]
  /** index of each item by its id */
  readonly indexes: ReadonlyMap<string, number>
  /** indexes of the items that a blueprint means by a name: a model's members by the id of the item that it belongs to */
  readonly named: ReadonlyMap<string, readonly number[]>
  /** item models of which a session draws one member; models of one member are none */
  readonly models: readonly Model[]
  readonly pool: Pool
  /** which items share a stem; undefined where none do */
  readonly testlets: Testlets | undefined
  /** per language, 1 for each item that needs it; under '' 1 for each item that needs none */
  readonly byLanguage: ReadonlyMap<string, Uint8Array>
  readonly requirements: Requirements
  readonly conflicts: Conflicts
  /** one entry per block of the blueprint */
  readonly blocks: readonly BlockFacts[]
}

/**
 * Prepares a test.
 *
 * @param options.blueprint the test's blueprint
 * @param options.items the items of its release, in the release's order (which decides ties)
 * @param options.grid where posteriors are held; 81 points on [−5, 5] if absent
 * @param options.pool of these items over this grid, where there is one already; made if absent
 * @throws RangeError for a repeated id, parameters outside their intervals, a model whose categories are not 0..max, or a
 * pool of other items
 */
export function createSessionConfig(options: {
  readonly blueprint: Blueprint
  readonly items: readonly SessionItem[]
  readonly grid?: Grid
  readonly pool?: Pool
}): SessionConfig {
  const { blueprint, items, grid = SESSION_GRID } = options
  const indexes = new Map<string, number>()
  items.forEach((item, i) => {
    if (indexes.has(item.id)) throw new RangeError(`item ids must differ, received ${item.id} twice`)
    indexes.set(item.id, i)
    const highest = highestCategory(item.parameters)
    if (highest !== item.max) {
      throw new RangeError(
        `item ${item.id}: its model has categories 0..${highest}, received max ${item.max}`,
      )
    }
  })
  const blocks = new Set(blueprint.blocks.map(({ id }) => id))
  if (blocks.size < blueprint.blocks.length) throw new RangeError('block ids must differ')
  const requirements = requirementsOf(blueprint, items)
  const pool =
    options.pool ??
    createPool(
      items.map(({ parameters }) => parameters),
      grid,
    )
  if (pool.count !== items.length)
    throw new RangeError(`expected a pool of ${items.length} items, received one of ${pool.count}`)
  const named = itemsByName(items)
  return {
    blueprint,
    items,
    indexes,
    named,
    models: modelsOf(items, named),
    pool,
    testlets: testletsOf(pool),
    byLanguage: itemsByLanguage(items),
    requirements,
    conflicts: conflictsOf(items),
    blocks: blockFacts(blueprint, items, named, pool, requirements),
  }
}

/** Why a candidate of one language could not be given this test. */
export interface LanguageRefusal extends Refusal {
  /** undefined where no item of the test is bound to a language */
  readonly language: string | undefined
}

/**
 * Proves a blueprint feasible for a candidate of each single language, before anybody sits it.
 *
 * @returns every reason against it; empty where there is none
 */
export function refusalsOfTest(config: SessionConfig): readonly LanguageRefusal[] {
  const languages = [...config.byLanguage.keys()].filter((language) => language !== '')
  const candidates = languages.length === 0 ? [undefined] : languages
  return candidates.flatMap((language) => {
    const given = offeredTo(config, language === undefined ? [] : [language])
    const withheld = anyVariants(config.models, given)
    const offered = withhold(given.slice(), withheld)
    const stock = stockOf(config.requirements, config.conflicts, offered)
    const demand = {
      need: config.requirements.list.map(({ min }) => min),
      room: config.requirements.list.map(({ max }) => max),
      blocks: config.blueprint.blocks.map((_, at) => at),
    }
    const hasForms = config.blocks.some(({ forms }) => forms !== undefined)
    const short = hasForms
      ? formRefusals(config, offered, withheld)
      : [...stageRefusals(config, offered, withheld), ...refusalsOf(config.requirements, stock, demand)]
    const crowded =
      short.length > 0 ? [] : rateRefusals(config.blueprint, config.items, config.requirements, offered)
    const worn =
      short.length > 0
        ? []
        : reuseRefusals(config.blueprint, config.requirements, offeredTo(config, languages))
    const untried = pretestRefusals(config, offered)
    return [...short, ...crowded, ...worn, ...untried].map((refusal) => ({ ...refusal, language }))
  })
}

/** Where a block has fewer items on trial than it wants to show. */
function pretestRefusals({ blocks, blueprint }: SessionConfig, offered: Uint8Array): readonly Refusal[] {
  return blocks.flatMap(({ pretest }, at) => {
    const block = blueprint.blocks[at]?.id ?? ''
    if (pretest === undefined) return []
    const there = pretest.items.filter((item) => offered[item] === 1).length
    const missing = pretest.count - there
    if (missing <= 0) return []
    const words = `Block ${block}: pretest wants ${pretest.count} and the items give ${there}; ${missing} ${missing === 1 ? 'item is' : 'items are'} missing.`
    return [{ block, counts: 'pretest', min: pretest.count, missing, words }]
  })
}

/**
 * The items that a candidate can be given: code items need one of the candidate's languages, the others none.
 *
 * @param languages those that the candidate chose
 * @returns a new array with 1 for each such item
 */
export function offeredTo(config: SessionConfig, languages: readonly string[]): Uint8Array {
  const offered = new Uint8Array(config.items.length)
  for (const language of ['', ...languages]) {
    const items = config.byLanguage.get(language)
    if (items === undefined) continue
    for (let i = 0; i < items.length; i++) if (items[i] === 1) offered[i] = 1
  }
  return offered
}

function itemsByLanguage(items: readonly SessionItem[]): ReadonlyMap<string, Uint8Array> {
  const byLanguage = new Map<string, Uint8Array>()
  items.forEach((item, i) => {
    for (const language of item.kind === 'code' ? item.languages : ['']) {
      const marks = byLanguage.get(language) ?? new Uint8Array(items.length)
      byLanguage.set(language, marks)
      marks[i] = 1
    }
  })
  return byLanguage
}
