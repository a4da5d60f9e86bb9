import { priorParameters } from '../parameters/prior.ts'
import type { Blueprint } from '#schemas/blueprint'
import type { SimulatedItem, SimulationPlan } from './plan.ts'

type Block = Blueprint['blocks'][number]

const KINDS = ['code', 'choice', 'short', 'order', 'trace'] as const
const AREAS = ['reading', 'data', 'systems']

/** Uncalibrated items over all levels, kinds and three areas. */
export function sampleItems(
  count: number,
  more: (i: number) => Partial<SimulatedItem> = () => ({}),
): SimulatedItem[] {
  return Array.from({ length: count }, (_, i) => {
    const kind = KINDS[i % KINDS.length] ?? 'short'
    const level = (i % 5) + 1
    const max = kind === 'code' ? 3 : 1
    return {
      id: `item-${i}`,
      version: '1.0.0',
      hash: '',
      kind,
      skills: [`${AREAS[i % AREAS.length] ?? ''}.one`],
      level,
      ai: 'forbidden',
      languages: kind === 'code' ? ['typescript'] : [],
      max,
      minutes: 10,
      parameters: priorParameters({ level, highest: max }),
      ...more(i),
    }
  })
}

/** A test of one block, changed as a test needs it. */
export function samplePlan(
  items: readonly SimulatedItem[],
  block: Partial<Block> = {},
  more: Partial<SimulationPlan> = {},
): SimulationPlan {
  const blueprint: Blueprint = {
    version: 1,
    id: 'sample',
    title: 'Sample',
    description: 'A sample.',
    use: 'practice',
    release: '1.0.0',
    locale: 'en',
    blocks: [
      {
        id: 'all',
        title: 'All',
        ai: 'forbidden',
        select: { selector: 'posterior-weighted-information' },
        stop: [{ rule: 'length', min: 4, max: 8 }],
        ...block,
      },
    ],
  }
  const abilities = { from: 'normal', mean: 0, sd: 1 } as const
  const languages = ['typescript'] as const
  return { blueprint, items, languages, abilities, candidates: 200, seed: '1', isTimed: true, ...more }
}

/**
 * 200 items with families and enemies, and a test of two blocks whose quotas on skills and kinds overlap: what constraints
 * are tried on.
 *
 * @param variants of every fourth item, some of them in families with others, some of them enemies, some on trial
 */
export function constrainedPlan(candidates: number, select: Block['select'], variants = 0): SimulationPlan {
  const items = sampleItems(200, (i) => ({
    ...(i % 6 === 0 && { family: `family-${i % 11}` }),
    ...(i % 13 === 5 && { enemies: [`item-${i + 3}`, `item-${(i * 7) % 200}`] }),
  })).flatMap((item, i) => (i % 4 === 2 ? withVariants(item, variants) : [item]))
  const quotas: Block['quotas'] = [
    { skill: 'reading', min: 2, max: 3 },
    { skill: 'data', min: 2, max: 4, share: 0.4 },
    { kind: 'code', min: 2, max: 2 },
    { kind: 'trace', min: 1, max: 2 },
    { level: 5, min: 1, max: 2 },
  ]
  const stop: Block['stop'] = [
    { rule: 'standard-error', below: 0.55 },
    { rule: 'length', min: 6, max: 9 },
  ]
  const plan = samplePlan(items, { select, quotas, stop }, { candidates, isTimed: false })
  const [first] = plan.blueprint.blocks
  if (first === undefined) return plan
  const second: Block = {
    ...first,
    id: 'second',
    quotas: [
      { kind: 'choice', min: 2, max: 3 },
      { skill: 'systems', min: 2, max: 5 },
    ],
    stop: [{ rule: 'length', min: 4, max: 6 }],
    pretest: { items: ['item-198', 'item-199'], count: 1 },
  }
  return { ...plan, blueprint: { ...plan.blueprint, blocks: [first, second] } }
}

function withVariants(item: SimulatedItem, count: number): readonly SimulatedItem[] {
  const parent = { ...item, family: item.family ?? item.id }
  const draws = Array.from({ length: count }, (_, seed) => ({
    ...parent,
    id: `${item.id}-v${seed}`,
    variant: { of: item.id, seed },
  }))
  return count === 0 ? [item] : [parent, ...draws]
}
