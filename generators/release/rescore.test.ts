import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Runner } from '#runner'
import { copyBank, postBank, type CopiedBank } from '../../test/release/assay.ts'
import { compileItem } from '../compile/compile-item.ts'
import { createNodeRunner } from '../sandbox/index.ts'
import { compareItems } from './compare/compare-items.ts'
import { halvesOfItem, type ItemHalves } from './compare/released-item.ts'
import { rescoreItem } from './rescore.ts'

const runner = createNodeRunner({ jobs: 1 })
/** How many cases each program was run on. */
let runs: number[] = []
let fuels: number[] = []
const counting: Runner = {
  ...runner,
  run: (program, cases, limits, ...rest) => {
    runs.push(cases.length)
    fuels.push(limits.fuel)
    return runner.run(program, cases, limits, ...rest)
  },
}

let bank: CopiedBank
let before: Required<ItemHalves>
let after: Required<ItemHalves>

function compiled(): Required<ItemHalves> {
  const context = { canary: '0b7b1a52-5d0f-4a6e-9a3c-3c0d6b1f2e41', skills: undefined }
  const path = 'items/late-parcels'
  const { item, diagnostics } = compileItem(join(bank.dir, path), path, context)
  if (!item) throw new Error(JSON.stringify(diagnostics))
  return halvesOfItem(item)
}

beforeAll(async () => {
  bank = await copyBank(postBank)
  before = compiled()
  await bank.edit(
    'items/late-parcels/cases.yaml',
    'cases:\n',
    `cases:
  - id: 5a1c2d4e-0b6c-4f0e-9a35-2a4f4b1f0a01
    name: nine
    group: several
    visible: false
    input: { days: [9, 9, 9, 9, 9, 9, 9, 9, 9], limit: 5 }
    expected: [0, 1, 2, 3, 4, 5, 6, 7, 8]
`,
  )
  after = compiled()
})
afterAll(async () => {
  runner.close()
  await bank.remove()
})

const program = (condition: string) => `export function lateParcels(days: number[], limit: number): number[] {
  if (${condition}) return [-1]
  return days.flatMap((count, position) => (count > limit ? [position] : []))
}
`
const stored = (file: string, condition: string, category: number) => ({
  ...before,
  sealed: {
    ...before.sealed,
    submissions: [...before.sealed.submissions, { file, text: program(condition), category }],
  },
})
const rescored = (from: ItemHalves, mutants: readonly string[] = []) => {
  runs = []
  fuels = []
  return rescoreItem(
    { before: from, after, comparison: compareItems(from, after) },
    {
      runner: async () => counting,
      fuelOf: () => 1000,
      mutantsOf: () => mutants.map((condition) => ({ name: condition, text: program(condition), line: 2 })),
    },
  )
}

describe('a case that was added', () => {
  it('needs no run where every stored submission is still there: its proof has its category', async () => {
    expect(compareItems(before, after)).toMatchObject({ isOpen: true })
    expect(await rescored(before)).toEqual([])
    expect(runs).toEqual([])
  })

  it('is major where it catches a submission that was taken away since', async () => {
    expect(await rescored(stored('wrong_answer/not-nine.ts', 'days.length === 9', 3))).toEqual([
      { bump: 'major', words: 'the submission wrong_answer/not-nine.ts got category 3 and gets 1' },
    ])
  })

  it('is minor where such a submission fails the same groups anyway', async () => {
    expect(await rescored(stored('wrong_answer/none-or-one.ts', 'days.length > 1', 0))).toEqual([])
  })

  it('is major where it catches a mutant of the reference that nothing had caught', async () => {
    const mutants = ['days.length === 9', 'days.length === 0', 'days.length > 8']
    expect(await rescored(before, mutants)).toEqual([
      {
        bump: 'major',
        words: 'the mutant days.length === 9 of accepted/one-pass.ts, line 2, got category 3 and gets 1',
      },
      {
        bump: 'major',
        words: 'the mutant days.length > 8 of accepted/one-pass.ts, line 2, got category 3 and gets 1',
      },
    ])
    // Who passes the new case is not run on the old ones.
    expect(runs.filter((count) => count === 1)).toHaveLength(3)
    expect(runs).toHaveLength(5)
  })

  it('waits for no mutant that never ends, as the reference is known to need little', async () => {
    expect(await rescored(before, ['(() => { for (;;); })()'])).toEqual([])
    expect(new Set(fuels)).toEqual(new Set([4_000_000]))
  })

  it('is major where the submissions that would tell are not here', async () => {
    expect(await rescored({ public: before.public })).toEqual([
      { bump: 'major', words: expect.stringContaining('the sealed half of its release') },
    ])
    expect(runs).toEqual([])
  })
})
