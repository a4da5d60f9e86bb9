import { modelOf } from '../variant/models.ts'
import type { SessionConfig } from '../session/config.ts'
import type { SessionItem } from '../session/item.ts'
import type { SessionState } from '../session/state.ts'
import type { Blueprint } from '#schemas/blueprint'

type Block = Blueprint['blocks'][number]
type Quota = NonNullable<Block['quotas']>[number]

/** What a session did not keep of its blueprint. */
export interface Breaches {
  /** constraints that were broken, in words */
  readonly broken: readonly string[]
  /** whether time ended a block before a minimum was reached: a matter of the limit, not of the selection */
  readonly isShort: boolean
}

/**
 * Holds a session that is over against its blueprint, by counting what was shown: not with the engine's own constraints,
 * which chose it.
 */
export function breaches(config: SessionConfig, state: SessionState): Breaches {
  const broken: string[] = []
  let isShort = false
  const all: SessionItem[] = []
  state.blocks.forEach(({ taken, finished }, at) => {
    const block = config.blueprint.blocks[at]
    if (block === undefined) return
    const shown = taken.flatMap(({ id }) => config.items[config.indexes.get(id) ?? -1] ?? [])
    all.push(...shown)
    for (const item of shown) {
      if (item.ai !== block.ai) broken.push(`${item.id} is of another AI policy than block ${block.id}`)
    }
    const counted = shown.filter((item) => block.pretest?.items.includes(modelOf(item)) !== true)
    for (const { words, count, min, max } of countsOf(block, counted)) {
      if (count > max) broken.push(`block ${block.id} has ${count} of ${words}, at most ${max} are allowed`)
      if (count >= min) continue
      if (finished === 'time') isShort = true
      else broken.push(`block ${block.id} has ${count} of ${words}, at least ${min} are wanted`)
    }
  })
  const ids = new Set<string>()
  const families = new Set<string>()
  for (const item of all) {
    const { family } = item
    const id = modelOf(item)
    if (ids.has(id)) broken.push(`${id} was shown twice`)
    ids.add(id)
    if (family === undefined) continue
    if (families.has(family)) broken.push(`two variants of family ${family} were shown`)
    families.add(family)
  }
  for (const { id, enemies = [] } of all)
    for (const enemy of enemies) if (ids.has(enemy)) broken.push(`${id} and its enemy ${enemy} were shown`)
  return { broken, isShort }
}

function countsOf({ stop, quotas = [] }: Block, shown: readonly SessionItem[]) {
  const lengths = stop.flatMap((rule) =>
    rule.rule === 'length' ? [{ words: 'items', count: shown.length, min: rule.min, max: rule.max }] : [],
  )
  const counts = quotas.map((quota) => ({
    words: wordsOf(quota),
    count: shown.filter((item) => isOf(item, quota)).length,
    min: quota.min,
    max: quota.max,
  }))
  return [...lengths, ...counts]
}

function isOf(item: SessionItem, quota: Quota): boolean {
  if ('kind' in quota) return item.kind === quota.kind
  if ('level' in quota) return item.level === quota.level
  return item.skills.some((skill) => skill === quota.skill || skill.split('.')[0] === quota.skill)
}

function wordsOf(quota: Quota): string {
  if ('kind' in quota) return `kind ${quota.kind}`
  if ('level' in quota) return `level ${quota.level}`
  return `skill ${quota.skill}`
}
