import { beforeAll, describe, expect, it } from 'vitest'
import { sampleItems, samplePlan } from '../../adaptive/simulate/sample.laws.ts'
import type { SimulatedItem } from '#adaptive'
import { assemble, type Assembly } from './assemble.ts'
import { faultsOf } from './faults.ts'
import { loadSolver } from './load-solver.ts'
import type { AssemblyPlan } from './plan.ts'
import type { Solver } from './solver.ts'
import { planOf } from './sample.laws.ts'

let solver: Solver

beforeAll(async () => {
  solver = await loadSolver()
})

const now = (): number => performance.now() / 1000

const solve = (plan: AssemblyPlan): Assembly => assemble(plan, solver, { now })

describe('what no forms meet', () => {
  const words = (plan: AssemblyPlan): readonly string[] => {
    const assembly = solve(plan)
    return assembly.status === 'infeasible'
      ? assembly.obstacles.map((obstacle) => obstacle.words)
      : [assembly.status]
  }
  const length = (n: number) => [{ rule: 'length' as const, min: n, max: n }]
  const plain = (count: number, more?: (i: number) => Partial<SimulatedItem>) =>
    sampleItems(count, (i) => ({ kind: 'short', level: 3, skills: ['data.one'], ...more?.(i) }))

  it.each<[string, AssemblyPlan, readonly string[]]>([
    [
      'a quota with too few items',
      planOf(plain(6), { quotas: [{ skill: 'reading', min: 2, max: 4 }], stop: length(4) }),
      ['Block all: skill reading wants 2, and under all constraints only 0 fit; 2 items are missing.'],
    ],
    [
      'forms that use the items up',
      planOf(plain(6), { stop: length(4) }, { forms: 2 }),
      [
        'Block all: length wants 4 in each of 2 forms, 8 in all, and under all constraints only 6 fit; 2 items are missing.',
        'It would be possible if two forms had 2 items in common (--overlap 2).',
      ],
    ],
    [
      'a time limit',
      planOf(plain(6), { stop: [...length(4), { rule: 'time', minutes: 35 }] }),
      [
        'Block all: length wants 4, and under all constraints only 3 fit; 1 item is missing.',
        'It would be possible if block all had 40 minutes instead of 35.',
      ],
    ],
    [
      'maxima below the length',
      planOf(plain(6), { quotas: [{ skill: 'data', min: 0, max: 3 }], stop: length(5) }),
      [
        'Block all: length wants 5, and under all constraints only 3 fit; 2 items are missing.',
        'It would be possible without the maxima of the quotas.',
      ],
    ],
    [
      'a family',
      planOf(
        plain(4, () => ({ family: 'one' })),
        { stop: length(2) },
      ),
      [
        'Block all: length wants 2, and under all constraints only 1 fit; 1 item is missing.',
        'It would be possible if enemies and variants of a family could stand together.',
      ],
    ],
    [
      'required items that exclude each other',
      planOf(
        plain(4, (i) => (i < 2 ? { family: 'one' } : {})),
        { stop: length(2) },
        { required: ['item-0', 'item-1'] },
      ),
      [
        'It would be possible if enemies and variants of a family could stand together.',
        'It would be possible without the required items.',
      ],
    ],
    [
      'more anchors than a form is long',
      planOf(plain(9), { stop: length(2) }, { forms: 2, anchors: 3 }),
      ['Block all: 3 anchors are wanted, and only 2 fit.'],
    ],
  ])('%s is said with the number of items', (_, plan, expected) => {
    expect(words(plan)).toEqual(expected)
  })

  it('is refused at the door where a required item can stand nowhere', () => {
    const plan = planOf(
      plain(3, (i) => (i === 0 ? { ai: 'allowed' } : {})),
      { stop: length(1) },
      { required: ['item-0'] },
    )
    expect(() => solve(plan)).toThrow(new RangeError('no form can contain the required item item-0'))
  })
})

it('gives what it has where time is over, with its gap', () => {
  const items = sampleItems(40, (i) => ({
    max: 1,
    parameters: { model: '2pl', a: 0.7 + ((i * 37) % 101) / 70, b: ((i * 53) % 97) / 20 - 2.4, c: 0, d: 1 },
  }))
  let time = 0
  // a clock that is past the end once any forms are there
  const plan = planOf(items, { stop: [{ rule: 'length', min: 5, max: 5 }] }, { forms: 3, seconds: 5 })
  const assembly = assemble(plan, solver, { now: () => (time += 2) })
  if (assembly.status !== 'found') throw new Error(assembly.status)
  expect(assembly.goals.some(({ isCut }) => isCut)).toBe(true)
  expect(faultsOf(plan, assembly.forms)).toEqual([])
  for (const { name, reached, bound } of assembly.goals)
    if (name === 'least information') expect(reached).toBeLessThanOrEqual(bound)
    else expect(reached).toBeGreaterThanOrEqual(bound)
})

it('leaves items on trial to sessions', () => {
  const items = sampleItems(6)
  const stop = [{ rule: 'length' as const, min: 4, max: 4 }]
  const plan = planOf(items, { stop, pretest: { items: ['item-0', 'item-1'], count: 1 } })
  const assembly = solve(plan)
  if (assembly.status !== 'found') throw new Error(assembly.status)
  expect(assembly.forms.flat(2)).toEqual(['item-2', 'item-3', 'item-4', 'item-5'])
  expect(faultsOf(plan, [[['item-0', 'item-2', 'item-3', 'item-4']]])).toEqual(['form 1: item-0 is on trial'])
})

it('assembles two blocks of one scale from different items', () => {
  const items = sampleItems(30)
  const { blueprint } = samplePlan(items, {
    quotas: [{ kind: 'code', min: 1, max: 2 }],
    stop: [{ rule: 'length', min: 4, max: 4 }],
  })
  const [block] = blueprint.blocks
  if (block === undefined) throw new Error('no block')
  const plan = {
    ...planOf(items, {}, { forms: 2 }),
    blueprint: { ...blueprint, blocks: [block, { ...block, id: 'other' }] },
  }
  const assembly = solve({ ...plan, gap: 0.02 })
  if (assembly.status !== 'found') throw new Error(assembly.status)
  expect(faultsOf(plan, assembly.forms)).toEqual([])
  expect(new Set(assembly.forms.flat(2)).size).toBe(16)
})
