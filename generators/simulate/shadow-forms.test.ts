import { beforeAll, describe, expect, it } from 'vitest'
import {
  createGenerator,
  createSessionConfig,
  refusalsOfTest,
  type SessionConfig,
  simulateCandidate,
  type SimulatedItem,
  type SimulationPlan,
  summarise,
} from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import { assemble } from '../assemble/assemble.ts'
import { loadSolver } from '../assemble/load-solver.ts'
import { sampleItems, samplePlan } from '../../adaptive/simulate/sample.laws.ts'

const AREAS = ['a', 'b', 'c', 'd', 'e', 'f']
const KINDS = ['code', 'choice', 'short', 'order', 'trace'] as const
const LEVELS = [1, 2, 3, 4, 5]

/** 36 items in two areas each, with enemies, of which 12 are to meet sixteen quotas that overlap. */
function overlapping(): SimulationPlan {
  const { below } = createGenerator('17', 'overlap')
  const count = 36
  const items: readonly SimulatedItem[] = sampleItems(count, (i) => ({
    skills: [...new Set([0, 1].map(() => `${AREAS[below(AREAS.length)] ?? ''}.one`))],
    level: 1 + below(LEVELS.length),
    languages: ['typescript'],
    enemies: [0, 1].map(() => `item-${below(count)}`).filter((enemy) => enemy !== `item-${i}`),
  }))
  const quotas = [
    ...AREAS.map((skill) => ({ skill, min: 3, max: 5 })),
    ...KINDS.map((kind) => ({ kind, min: 2, max: 3 })),
    ...LEVELS.map((level) => ({ level, min: 2, max: 3 })),
  ]
  const stop = [{ rule: 'length' as const, min: 12, max: 12 }]
  const select = { selector: 'maximum-information' } as const
  return samplePlan(items, { select, quotas, stop }, { candidates: 200, isTimed: false })
}

describe('constraints that overlap so that the search at each step cannot prove them', () => {
  const greedy = overlapping()
  let plan: SimulationPlan
  let config: SessionConfig

  beforeAll(async () => {
    const solver = await loadSolver()
    const now = (): number => performance.now() / 1000
    const forms = [-2, -1, 0, 1, 2].flatMap((theta) => {
      const assembly = assemble(
        {
          blueprint: greedy.blueprint,
          items: greedy.items,
          languages: ['typescript'],
          forms: 1,
          length: undefined,
          overlap: 0,
          anchors: 0,
          required: [],
          target: { shape: 'max', at: [theta] },
          isTimed: false,
          seed: '1',
          seconds: 60,
          gap: 0.02,
        },
        solver,
        { now },
      )
      if (assembly.status !== 'found') throw new Error(`theta ${theta}: ${assembly.status}`)
      return assembly.forms.flatMap(([ids = []]) => [ids])
    })
    const select = { selector: 'shadow-forms', forms } as const
    const blocks: Blueprint['blocks'] = greedy.blueprint.blocks.map((block) => ({ ...block, select }))
    plan = { ...greedy, blueprint: { ...greedy.blueprint, blocks } }
    config = createSessionConfig(plan)
  }, 120_000)

  it('are refused without forms, in words that name the way out', () => {
    const [refusal, ...others] = refusalsOfTest(createSessionConfig(greedy))
    expect(others).toEqual([])
    expect(refusal).toMatchObject({ block: 'all', counts: 'length', missing: 0 })
    expect(refusal?.words).toBe(
      'Block all: length overlaps so much with other constraints that a search at each step cannot prove it; forms assembled beforehand can: write them with `assay assemble TEST --shadow --out FILE`, and select by `shadow-forms`.',
    )
  })
  it('hold in every one of 200 tests by shadow forms', () => {
    expect(refusalsOfTest(config)).toEqual([])
    const simulated = Array.from({ length: plan.candidates }, (_, i) => simulateCandidate(config, plan, i))
    const summary = summarise(config, plan, simulated)
    expect(summary.violated).toEqual([])
    expect(summary.violations).toBe(0)
    expect(summary.meanLength).toBe(12)
    expect(summary.stopReasons).toEqual({ length: 200 })
    expect(summary.coverage95).toBeGreaterThan(0.9)
    // tests differ by how candidates answer
    expect(
      new Set(simulated.map(({ items }) => items.toSorted((x, y) => x - y).join())).size,
    ).toBeGreaterThan(1)
  })
  it('give the same tests item by item', () => {
    const again = createSessionConfig(plan)
    for (let i = 0; i < 20; i++)
      expect(simulateCandidate(again, plan, i)).toEqual(simulateCandidate(config, plan, i))
  })
  it('a test that is shortened does not fit its forms and is refused', () => {
    const blocks = plan.blueprint.blocks.map((block) => ({
      ...block,
      stop: [{ rule: 'length' as const, min: 9, max: 9 }],
    }))
    const short = createSessionConfig({ ...plan, blueprint: { ...plan.blueprint, blocks } })
    expect(refusalsOfTest(short)[0]?.words).toBe(
      'Block all: shadow form 1: Block all has 12 of length, and 9 to 9 are wanted.',
    )
  })
})
