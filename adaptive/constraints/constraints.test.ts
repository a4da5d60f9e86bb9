import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Blueprint } from '#schemas/blueprint'
import type { SessionItem } from '../session/item.ts'
import { conflictsOf } from './conflicts.ts'
import { reachable } from './reachable.ts'
import { refusalsOf } from './refusals.ts'
import { requirementsOf } from './requirements.ts'
import { stockOf } from './stock.ts'

type Quotas = NonNullable<Blueprint['blocks'][number]['quotas']>

function item(id: string, skill: string, level = 3, more: Partial<SessionItem> = {}): SessionItem {
  const parameters = { model: '2pl', a: 1, b: 0, c: 0, d: 1 } as const
  const base = {
    id,
    version: '1.0.0',
    hash: '',
    kind: 'short',
    skills: [skill],
    level,
    ai: 'forbidden',
  } as const
  return { ...base, languages: [], max: 1, parameters, ...more }
}

function blueprint(quotas: Quotas, min: number, max: number): Blueprint {
  return {
    version: 1,
    id: 't',
    title: 't',
    description: 't',
    use: 'practice',
    release: '1.0.0',
    locale: 'en',
    blocks: [
      {
        id: 'main',
        title: 'Main',
        ai: 'forbidden',
        select: { selector: 'maximum-information' },
        stop: [{ rule: 'length', min, max }],
        quotas,
      },
    ],
  }
}

function proof(test: Blueprint, items: readonly SessionItem[]) {
  const requirements = requirementsOf(test, items)
  const stock = stockOf(requirements, conflictsOf(items), new Uint8Array(items.length).fill(1))
  const demand = {
    need: requirements.list.map(({ min }) => min),
    room: requirements.list.map(({ max }) => max),
    blocks: test.blocks.map((_, at) => at),
  }
  return { reach: reachable(requirements, stock, demand), refusals: refusalsOf(requirements, stock, demand) }
}

describe('a blueprint is refused', () => {
  const items = [item('a', 'reading.state'), item('b', 'reading.tracing'), item('c', 'data.joins')]
  it('where a skill has too few items, with their number', () => {
    const { refusals } = proof(blueprint([{ skill: 'reading', min: 5, max: 9 }], 1, 9), items)
    expect(refusals).toEqual([
      {
        block: 'main',
        counts: 'skill reading',
        min: 5,
        missing: 3,
        words: 'Block main: skill reading wants 5 and the items give 2; 3 items are missing.',
      },
    ])
  })
  it('where the items do not fill its length', () => {
    expect(proof(blueprint([], 4, 4), items).refusals).toEqual([
      expect.objectContaining({ counts: 'length', missing: 1 }),
    ])
  })
  it('where quotas together exceed its length', () => {
    const quotas: Quotas = [
      { skill: 'reading', min: 2, max: 2 },
      { skill: 'data', min: 1, max: 1 },
    ]
    expect(proof(blueprint(quotas, 1, 2), items).refusals).toEqual([
      {
        block: 'main',
        counts: 'skill data',
        min: 1,
        missing: 1,
        words:
          'Block main: skill data wants 1, and beside the other constraints only 0 fit; 1 item is missing.',
      },
    ])
    expect(proof(blueprint(quotas, 1, 3), items).refusals).toEqual([])
  })
  it('where maxima keep it below its least length', () => {
    const quotas: Quotas = [
      { skill: 'reading', min: 0, max: 1 },
      { skill: 'data', min: 0, max: 1 },
    ]
    expect(proof(blueprint(quotas, 3, 3), items).refusals).toEqual([
      expect.objectContaining({ counts: 'length', missing: 1 }),
    ])
  })
  it('where enemies or a family leave too few', () => {
    const enemies = [
      item('a', 'data.joins', 3, { enemies: ['b'] }),
      item('b', 'data.joins'),
      item('c', 'reading.state'),
    ]
    expect(proof(blueprint([{ skill: 'data', min: 2, max: 2 }], 2, 3), enemies).refusals).toEqual([
      expect.objectContaining({ counts: 'skill data', missing: 1 }),
    ])
    const family = ['a', 'b', 'c'].map((id) => item(id, 'data.joins', 3, { family: 'f' }))
    expect(proof(blueprint([], 2, 3), family).refusals).toEqual([
      expect.objectContaining({ counts: 'length', missing: 2 - 1 }),
    ])
  })
  it('where a minimum is above its maximum', () => {
    expect(proof(blueprint([{ level: 3, min: 3, max: 2 }], 1, 5), items).refusals).toEqual([
      expect.objectContaining({ counts: 'level 3', missing: 1 }),
    ])
  })
})

it('counts a skill with everything below it and nothing that merely begins alike', () => {
  const items = [item('a', 'data.joins'), item('b', 'data-science.models'), item('c', 'data.joins')]
  const { list, classes, classOf } = requirementsOf(
    blueprint([{ skill: 'data', min: 1, max: 2 }], 1, 3),
    items,
  )
  expect(list.map(({ counts }) => counts)).toEqual(['length', 'skill data'])
  expect([...classOf].map((type) => classes[type]?.[0])).toEqual([[0, 1], [0], [0, 1]])
})

it('shares items between blocks of one scale, and leaves those of another alone', () => {
  const single = blueprint([], 2, 2)
  const [block] = single.blocks
  const second = block === undefined ? [] : [{ ...block, id: 'second' }]
  const both = { ...single, blocks: [...single.blocks, ...second] }
  const three = ['a', 'b', 'c'].map((id) => item(id, 'data.joins'))
  expect(proof(both, three).reach).toBe('no')
  expect(proof(both, [...three, item('d', 'data.joins')]).reach).toBe('yes')
  expect(proof(both, [...three, item('d', 'data.joins', 3, { ai: 'allowed' })]).reach).toBe('no')
})

/** The truth by trying every subset. */
function bySubsets(test: Blueprint, items: readonly SessionItem[]): boolean {
  const { list, classes, classOf } = requirementsOf(test, items)
  const conflicts = conflictsOf(items).lists
  for (let subset = 0; subset < 2 ** items.length; subset++) {
    const chosen = items.flatMap((_, i) => (((subset >> i) & 1) === 1 ? [i] : []))
    if (chosen.some((i) => conflicts[i]?.some((other) => chosen.includes(other)) === true)) continue
    const counts = list.map(() => 0)
    for (const i of chosen)
      for (const r of classes[classOf[i] ?? 0]?.[0] ?? []) counts[r] = (counts[r] ?? 0) + 1
    if (list.every(({ min, max }, r) => min <= (counts[r] ?? 0) && (counts[r] ?? 0) <= max)) return true
  }
  return false
}

it('agrees with trying every subset, whatever overlaps and excludes', () => {
  const arbitraryItem = fc.record({
    skills: fc.uniqueArray(fc.constantFrom('reading.a', 'data.b', 'systems.c'), {
      minLength: 1,
      maxLength: 2,
    }),
    level: fc.integer({ min: 1, max: 3 }),
    family: fc.option(fc.constantFrom('f', 'g'), { nil: undefined }),
    enemy: fc.option(fc.nat({ max: 7 }), { nil: undefined }),
  })
  const quota = fc
    .record({
      what: fc.constantFrom(
        { skill: 'reading' },
        { skill: 'data' },
        { skill: 'systems' },
        { level: 1 },
        { level: 2 },
      ),
      min: fc.nat(3),
      more: fc.nat(2),
    })
    .map(({ what, min, more }) => ({ ...what, min, max: min + more }))
  fc.assert(
    fc.property(
      fc.array(arbitraryItem, { minLength: 1, maxLength: 9 }),
      fc.array(quota, { maxLength: 5 }),
      fc.nat(4),
      fc.nat(3),
      (drawn, quotas, min, more) => {
        const items = drawn.map(({ skills, level, family, enemy }, i) =>
          item(`i${i}`, '', level, {
            skills,
            ...(family !== undefined && { family }),
            ...(enemy !== undefined && { enemies: [`i${enemy}`] }),
          }),
        )
        const test = blueprint(quotas, min, min + more)
        const { reach, refusals } = proof(test, items)
        expect(reach).toBe(bySubsets(test, items) ? 'yes' : 'no')
        expect(refusals.length > 0).toBe(reach === 'no')
        for (const { missing } of refusals) expect(missing).toBeGreaterThan(0)
      },
    ),
    { numRuns: 1500 },
  )
})

it('goes back where the first choice was wrong: tight maxima and many overlaps, no enemies', () => {
  const areas = ['reading', 'data', 'systems', 'testing']
  const arbitraryItem = fc.record({
    skills: fc.uniqueArray(fc.constantFrom(...areas), { minLength: 1, maxLength: 3 }),
    level: fc.integer({ min: 1, max: 2 }),
  })
  const exact = fc.record({ count: fc.integer({ min: 1, max: 4 }), more: fc.nat(1) })
  fc.assert(
    fc.property(
      fc.array(arbitraryItem, { minLength: 5, maxLength: 11 }),
      fc.array(exact, { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 2, max: 6 }),
      (drawn, counts, length) => {
        const items = drawn.map(({ skills, level }, i) =>
          item(`i${i}`, '', level, { skills: skills.map((area) => `${area}.x`) }),
        )
        const quotas = counts.map(({ count, more }, i) => ({
          skill: areas[i] ?? '',
          min: count,
          max: count + more,
        }))
        const test = blueprint(quotas, length, length)
        expect(proof(test, items).reach).toBe(bySubsets(test, items) ? 'yes' : 'no')
      },
    ),
    { numRuns: 1000 },
  )
})
