import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { compileItem } from '../compile/compile-item.ts'
import { createNodeRunner } from '../sandbox/index.ts'
import { compareItems } from './compare/compare-items.ts'
import { halvesOfItem, type ItemHalves } from './compare/released-item.ts'
import type { PlantFaults } from './planted-answers.ts'
import { rescoreItem } from './rescore.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

type Halves = Required<ItemHalves>

/** A released item of the bank. */
function released(id: string): Halves {
  const folder = fileURLToPath(new URL(`../../content/banks/core/items/${id}`, import.meta.url))
  const context = { canary: '0b7b1a52-5d0f-4a6e-9a3c-3c0d6b1f2e41', skills: undefined }
  const { item, diagnostics } = compileItem(folder, `items/${id}`, context)
  if (!item) throw new Error(JSON.stringify(diagnostics))
  return halvesOfItem(item)
}

/** The same item with a case that is like a hidden one but for some fields. */
function withCase(before: Halves, group: string, fields: object): Halves {
  const after = structuredClone(before) as { public: unknown; sealed: unknown }
  const visit = (part: unknown, name: string): void => {
    if (typeof part !== 'object' || part === null) return
    if (Array.isArray(part) && name === 'cases') {
      const like = (part as { group?: string }[]).find((one) => one.group === group)
      part.push({ ...like, id: '5a1c2d4e-0b6c-4f0e-9a35-2a4f4b1f0a01', name: 'one-more', ...fields })
    } else for (const [key, value] of Object.entries(part)) visit(value, key)
  }
  visit(after, '')
  return after as Halves
}

const rescored = (before: Halves, after: Halves, mutantsOf: PlantFaults) =>
  rescoreItem(
    { before, after, comparison: compareItems(before, after) },
    { runner: async () => runner, fuelOf: () => undefined, mutantsOf },
  )

it('is major where a database catches a mutant of the query that nothing had caught', async () => {
  const before = released('desks-on-each-floor')
  const after = withCase(before, 'counted', {
    script: "INSERT INTO desks VALUES (1, 77, NULL), (2, 78, 'Ana')",
    expected: {
      columns: ['floor', 'desks', 'free'],
      rows: [
        [77, 1, 1],
        [78, 1, 0],
      ],
    },
  })
  const plant: PlantFaults = (text, language) => {
    expect(language).toBe('sql')
    return ['< 78', '< 99'].map((name) => ({
      name,
      text: text.replace('FROM desks', `FROM desks WHERE floor ${name}`),
      line: 2,
    }))
  }
  expect(await rescored(before, after, plant)).toEqual([
    {
      bump: 'major',
      words: 'the mutant < 78 of accepted/case-by-case.sql, line 2, got category 3 and gets 1',
    },
  ])
})

it('is major where a case catches a mutant of what a fix has written', async () => {
  const before = released('the-page-that-is-missing')
  const after = withCase(before, 'last-rows', {
    input: [['a', 'b', 'c'], 2, 2],
    expected: { title: 'page 2 of 2', rows: ['c'] },
  })
  const plant: PlantFaults = (text, language) => {
    expect(language).toBe('typescript')
    const lines = text.split('\n')
    return lines.map((one, at) => ({
      name: 'Math.ceil → trunc of two',
      text: lines
        .with(at, one.replace('Math.ceil(rows / size)', 'Math[size === 2 ? "trunc" : "ceil"](rows / size)'))
        .join('\n'),
      line: at + 1,
    }))
  }
  const reasons = await rescored(before, after, plant)
  expect(reasons).toHaveLength(1)
  expect(reasons[0]).toMatchObject({
    bump: 'major',
    words: expect.stringMatching(
      /^the mutant Math.ceil → trunc of two of accepted\/rounds-up\/src\/pages.ts, line 3, got category \d and gets \d$/,
    ) as string,
  })
})

it('is major where a case catches a mutant of a repair, beside judgments that are right', async () => {
  const before = released('whose-page-it-is')
  const open = { at: 0, page: 'p1', who: 'Yuki', what: 'open' }
  const after = withCase(before, 'many', { input: [[open], 777], expected: [true] })
  const plant: PlantFaults = (text, language) => {
    expect(language).toBe('javascript')
    const granted = 'const granted = []'
    expect(text).toContain(granted)
    return [778, 777].map((minutes) => ({
      name: `none at ${minutes}`,
      text: text.replace(granted, `if (minutes === ${minutes}) return []\n  ${granted}`),
      line: 3,
    }))
  }
  const reasons = await rescored(before, after, plant)
  expect(reasons).toEqual([
    {
      bump: 'major',
      words: expect.stringMatching(
        /^the mutant none at 777 of accepted\/asks-who-holds-it.js, line 3, got category \d and gets \d$/,
      ) as string,
    },
  ])
})

it('asks nothing of tests, whose planted faults are the key', async () => {
  const before = released('words-for-the-hour')
  const mutant = (before.sealed.key as { mutants: readonly object[] }).mutants[0]
  const after = structuredClone(before) as unknown as { sealed: { key: { mutants: object[] } } }
  after.sealed.key.mutants.push({ ...mutant, id: '5a1c2d4e-0b6c-4f0e-9a35-2a4f4b1f0a01', name: 'one-more' })
  expect(
    await rescored(before, after as unknown as Halves, () => {
      throw new Error('Expected nothing to be planted')
    }),
  ).toEqual([])
})
