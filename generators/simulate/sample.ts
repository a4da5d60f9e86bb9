import { priorParameters } from '#adaptive'
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
