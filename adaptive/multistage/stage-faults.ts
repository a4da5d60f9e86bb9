import type { Blueprint } from '#schemas/blueprint'
import type { Refusal } from '../constraints/refusals.ts'
import type { SessionConfig } from '../session/config.ts'
import { modelOf, nameFault } from '../variant/models.ts'
import type { MultistageRule } from './open-module.ts'

/** What is wrong with a block's stages. */
export interface StageFault {
  /** number of the block, from 0 */
  readonly block: number
  /** where in the block, such as `['select', 'stages', 1, 'cuts']` */
  readonly path: readonly (string | number)[]
  /** one sentence */
  readonly words: string
}

/**
 * Checks the stages of every block: modules and cuts that fit, items that the test has and that stand once, and lengths
 * that let every way come to its end.
 *
 * @returns all faults; empty where every way gives whole modules, or no block has stages
 */
export function faultsOfStages(config: SessionConfig): readonly StageFault[] {
  const seen = new Map<string, string>()
  return config.blueprint.blocks.flatMap((block, at) =>
    block.select.selector === 'multistage'
      ? [
          ...routeFaults(block.select),
          ...itemFaults(config, block.select, at, seen),
          ...lengthFaults(block, block.select),
        ].map((fault) => ({ block: at, ...fault }))
      : [],
  )
}

type Fault = Omit<StageFault, 'block'>

function routeFaults({ stages }: MultistageRule): readonly Fault[] {
  const faults: Fault[] = []
  const ids = new Set<string>()
  stages.forEach(({ by, cuts = [], modules }, s) => {
    const path = ['select', 'stages', s]
    const say = (key: string, words: string): void => void faults.push({ path: [...path, key], words })
    if (s === 0 && modules.length > 1)
      say('modules', `The first stage has ${modules.length} modules, and nothing leads to one of them yet.`)
    else if (cuts.length !== modules.length - 1)
      say(
        modules.length === 1 || cuts.length > 0 ? 'cuts' : 'modules',
        `Cuts must be one fewer than the ${modules.length} modules, and there are ${cuts.length}.`,
      )
    if (cuts.some((cut, c) => cut <= (cuts[c - 1] ?? -Infinity))) say('cuts', 'Cuts must ascend.')
    if (cuts.length > 0 && by === undefined)
      say('cuts', 'It is not said what the cuts are: points (`by: score`) or abilities (`by: theta`).')
    modules.forEach(({ id }, m) => {
      if (ids.has(id))
        faults.push({ path: [...path, 'modules', m, 'id'], words: `There is a second module ${id}.` })
      ids.add(id)
    })
  })
  return faults
}

/** @param seen the module of each item so far, over all blocks */
function itemFaults(
  { conflicts, named, items, requirements: { classes, classOf } }: SessionConfig,
  { stages }: MultistageRule,
  at: number,
  seen: Map<string, string>,
): readonly Fault[] {
  const faults: Fault[] = []
  const takes = (index: number, block: number): boolean => classes[classOf[index] ?? 0]?.[block] !== undefined
  const wayOf = new Map<string, readonly [number, number]>()
  stages.forEach(({ modules }, s) =>
    modules.forEach(({ id: module, items: ids }, m) =>
      ids.forEach((id, i) => {
        const say = (words: string): void =>
          void faults.push({ path: ['select', 'stages', s, 'modules', m, 'items', i], words })
        const index = named.get(id)?.[0]
        const other = seen.get(id)
        seen.set(id, module)
        if (other !== undefined) {
          say(`Item ${id} stands in module ${other} already.`)
          return
        }
        if (index === undefined) {
          say(nameFault(items, id))
          return
        }
        if (!takes(index, at)) say(`Item ${id} is on trial or of another AI policy than its block.`)
        wayOf.set(id, [s, m])
        const enemies = new Map(
          conflicts.lists[index]?.map((enemy) => [modelOf(items[enemy] ?? { id }), enemy]),
        )
        enemies.delete(id)
        for (const [name, enemy] of enemies) {
          const way = wayOf.get(name)
          // one stage gives one module
          const meets = way === undefined ? takesElsewhere(enemy) : way[0] !== s || way[1] === m
          if (meets) say(`Items ${name} and ${id} exclude each other, as enemies or variants of one family.`)
        }
      }),
    ),
  )
  return faults

  function takesElsewhere(index: number): boolean {
    return classes[classOf[index] ?? 0]?.some((uses, block) => block !== at && uses !== undefined) === true
  }
}

function lengthFaults(
  { quotas = [], stop }: Blueprint['blocks'][number],
  { stages }: MultistageRule,
): readonly Fault[] {
  const faults: Fault[] = []
  const sizes = stages.map(({ modules }) => modules.map(({ items }) => items.length))
  const shortest = sizes.reduce((sum, own) => sum + Math.min(...own), 0)
  const longest = sizes.reduce((sum, own) => sum + Math.max(...own), 0)
  stop.forEach((rule, place) => {
    if (rule.rule !== 'length') return
    const path = ['stop', place]
    if (rule.min > shortest)
      faults.push({
        path: [...path, 'min'],
        words: `The shortest way through the stages has ${shortest} items, fewer than ${rule.min}.`,
      })
    if (rule.max < longest)
      faults.push({
        path: [...path, 'max'],
        words: `The longest way through the stages has ${longest} items, more than ${rule.max}.`,
      })
  })
  if (quotas.length > 0)
    faults.push({
      path: ['quotas'],
      words: 'Modules fix what the block contains, so that quotas have nothing to decide.',
    })
  return faults
}

/**
 * Proves that candidates can be given every module as a whole.
 *
 * @param offered 1 for each item that these candidates can be given, of each item model one member
 * @param withheld 1 for each member in whose place another one stands; undefined where no item has a model
 */
export function stageRefusals(
  config: SessionConfig,
  offered: Uint8Array,
  withheld: Uint8Array | undefined,
): readonly Refusal[] {
  const refusal = (at: number, what: string): Refusal => {
    const { id = '' } = config.blueprint.blocks[at] ?? {}
    return { block: id, counts: 'stages', min: 1, missing: 0, words: `Block ${id}: ${what}` }
  }
  const faults = faultsOfStages(config)
  if (faults.length > 0) return faults.map(({ block, words }) => refusal(block, words))
  return config.blocks.flatMap(({ stages = [] }, at) =>
    stages.flatMap(({ modules }) =>
      modules.flatMap((items) =>
        Array.from(items.filter((item) => offered[item] === 0 && withheld?.[item] !== 1)).map((item) =>
          refusal(at, `item ${config.items[item]?.id ?? ''} of a module is not for this language.`),
        ),
      ),
    ),
  )
}
