import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PracticeItem } from '#schemas/public-item'
import { defaultLimits } from './limits.ts'
import type { Case, Execution, Outcome, Runner } from './program.ts'
import { scoreItem } from './score-item.ts'
import { sparingRunner } from './sparing-runner.ts'

const program = { language: 'javascript', text: '' } as const
const cases: readonly Case[] = [
  { id: 'a1', group: 'a', input: [] },
  { id: 'b1', group: 'b', input: [] },
  { id: 'b2', group: 'b', input: [] },
  { id: 'a2', group: 'a', input: [] },
  { id: 'a3', group: 'a', input: [] },
]

/** A runner of which some cases come to something else than an answer, and what it was asked to run. */
function runnerOf(outcomes: Readonly<Record<string, Outcome>>) {
  const asked: (readonly string[])[] = []
  const run: Runner['run'] = (_program, some) => {
    asked.push(some.map(({ id }) => id))
    return Promise.resolve(
      some.map(({ id }): Execution => ({
        case: id,
        outcome: outcomes[id] ?? { type: 'returned', value: 1 },
        fuel: 1,
        depth: 0,
        console: '',
      })),
    )
  }
  const whole: Runner = { run, ready: () => Promise.resolve(), close: () => undefined }
  return { asked, whole, runner: sparingRunner(whole, ITEM) }
}

const TIME_LIMIT = { type: 'time_limit' } as const

describe('a runner that spares what could change no category', () => {
  it('runs all cases of a program that ends, whatever its answers, and gives them in their order', async () => {
    const { runner } = runnerOf({ a2: { type: 'runtime_error', name: 'Error', message: '' } })
    const found = await runner.run(program, cases, defaultLimits)
    expect(found.map((one) => one.case)).toEqual(['a1', 'b1', 'b2', 'a2', 'a3'])
  })

  it('leaves out the rest of a group in which a case used up its fuel, and no other group', async () => {
    const { runner, asked } = runnerOf({ a2: TIME_LIMIT })
    const found = await runner.run(program, cases, defaultLimits)
    expect(found.map((one) => one.case)).toEqual(['a1', 'b1', 'b2', 'a2'])
    expect(asked).toEqual(
      [
        ['a1', 'b1'],
        ['b2', 'a2'],
      ].map((some) => expect.arrayContaining(some)),
    )
  })

  it('runs one case of each group of a program that never ends, or whose sandbox dies', async () => {
    for (const outcome of [TIME_LIMIT, { type: 'stopped', reason: 'watchdog', message: '' } as const]) {
      const { runner, asked } = runnerOf({ a1: outcome, b1: outcome, a2: outcome, b2: outcome })
      await runner.run(program, cases, defaultLimits)
      expect(asked).toEqual([['a1', 'b1']])
    }
  })

  it('runs every visible case, and every case that names no group', async () => {
    const { runner } = runnerOf({ a1: TIME_LIMIT, visible: TIME_LIMIT })
    const some = [
      { id: 'a1', group: 'a', input: [] },
      { id: 'visible', group: 'a', input: [] },
      { id: 'new-visible', group: 'a', input: [] },
      { id: 'a2', group: 'a', input: [] },
      { id: 'free', input: [] },
    ]
    const found = await runner.run(program, some, defaultLimits)
    expect(found.map((one) => one.case)).toEqual(['a1', 'visible', 'new-visible', 'free'])
  })

  it('leaves every category as it is, whatever cases of an answer and its adaptation come to', async () => {
    const outcome = fc.constantFrom<Outcome>(
      { type: 'returned', value: 1 },
      { type: 'returned', value: 1 },
      { type: 'returned', value: 2 },
      TIME_LIMIT,
      { type: 'memory_limit' },
    )
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...IDS), outcome), async (outcomes) => {
        const { runner, whole } = runnerOf(outcomes)
        const scores = await Promise.all(
          [runner, whole].map((one) => scoreItem(ITEM, RESPONSE, { runner: () => Promise.resolve(one) })),
        )
        expect(scores[0]?.category).toBe(scores[1]?.category)
      }),
      { numRuns: 300 },
    )
  })
})

const CASES = ['visible', 'basic-1', 'basic-2', 'other-1', 'other-2', 'edge-1', 'edge-2', 'edge-3']
const NEW = ['new-visible', 'new-basic', 'new-edge-1', 'new-edge-2']
const IDS = [...CASES, ...NEW]
const caseOf = (id: string) => ({
  id,
  name: id,
  group: id === 'visible' ? 'basic' : id === 'new-visible' ? 'new-basic' : id.replace(/-\d$/, ''),
  input: [],
  expected: 1,
})
const groupOf = (name: string) => ({ name, title: name, tier: name.includes('edge') ? 'edge' : 'basic' })

/** A problem with a follow-up, as far as scoring reads it. */
const ITEM = {
  kind: 'code',
  max: 5,
  task: {
    signature: { name: 'f', parameters: [], returns: { type: 'int', doc: '' } },
    languages: ['javascript'],
    starter: {},
    examples: [caseOf('visible')],
    limits: { fuel: 1000, memoryMiB: 64, outputBytes: 1000 },
    compare: 'exact',
  },
  grading: {
    key: {
      groups: ['basic', 'other', 'edge'].map(groupOf),
      cases: CASES.slice(1).map(caseOf),
      followUp: {
        html: '',
        groups: ['new-basic', 'new-edge'].map(groupOf),
        examples: [caseOf('new-visible')],
        cases: NEW.map(caseOf),
        voided: ['edge-3'],
        solutions: [],
      },
    },
  },
} as unknown as PracticeItem
const RESPONSE = {
  kind: 'code',
  language: 'javascript',
  text: '',
  followUp: { text: '', prediction: 'fails', reason: '', settled: true },
} as never
