import type { Blueprint } from '#schemas/blueprint'

type Block = Blueprint['blocks'][number]

/** What the caller wants otherwise than the blueprint has it; undefined leaves it as it is. */
export interface Changes {
  /** largest standard error at which a block ends, > 0 */
  readonly stopSe: number | undefined
  /** largest number of items of a block, integer ≥ 1 */
  readonly maxItems: number | undefined
  readonly select: Block['select'] | undefined
}

/** @returns a test as it would be after some changes to each of its blocks */
export function changedTest(blueprint: Blueprint, changes: Changes): Blueprint {
  return { ...blueprint, blocks: blueprint.blocks.map((block) => changedBlock(block, changes)) }
}

function changedBlock(block: Block, { stopSe, maxItems, select = block.select }: Changes): Block {
  const length = block.stop.find((rule) => rule.rule === 'length')
  const replaced: Block['stop'] = [
    ...(stopSe === undefined ? [] : [{ rule: 'standard-error' as const, below: stopSe }]),
    ...(maxItems === undefined
      ? []
      : [{ rule: 'length' as const, min: Math.min(length?.min ?? 0, maxItems), max: maxItems }]),
  ]
  const kept = block.stop.filter(({ rule }) => replaced.every((other) => other.rule !== rule))
  return { ...block, select, stop: [...replaced, ...kept] }
}

/**
 * A test of one block over a pool of items without content.
 *
 * @param count number of items
 */
export function poolTest(count: number, changes: Changes): Blueprint {
  const block: Block = {
    id: 'pool',
    title: 'Pool',
    ai: 'forbidden',
    select: { selector: 'maximum-information' },
    stop: [{ rule: 'length', min: 0, max: Math.max(1, count) }],
  }
  const blueprint: Blueprint = {
    version: 1,
    id: 'pool',
    title: 'Pool',
    description: 'Calibrated items without content.',
    use: 'practice',
    release: '0.0.0-dev',
    locale: 'en',
    blocks: [block],
  }
  const { maxItems } = changes
  return changedTest(blueprint, {
    ...changes,
    maxItems: maxItems === undefined ? undefined : Math.min(maxItems, Math.max(1, count)),
  })
}
