import { afterAll, describe, expect, it } from 'vitest'
import type { Runner } from '#runner'
import { scoreItem } from '#runner'
import type { SessionEvent } from '#schemas/event'
import type { PracticeItemOf } from '#schemas/public-item'
import type { Score } from '#schemas/score'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
import { compareScores } from './compare-scores.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

const example = { id: '00000000-0000-4000-8000-000000000001', name: 'two', group: 'plain', input: [[1, 2]] }

/** The parts of an item that scoring reads. */
const item = {
  id: 'sum-of-days',
  kind: 'code',
  max: 4,
  task: {
    signature: {
      name: 'sum',
      parameters: [{ name: 'days', type: 'int[]', doc: 'Days.' }],
      returns: { type: 'int', doc: 'Sum.' },
    },
    languages: ['javascript'],
    starter: { javascript: '' },
    examples: [],
    limits: {
      fuel: 400_000_000,
      memoryMiB: 64,
      outputBytes: 65_536,
      complexity: {
        class: 'n',
        sizes: ['days'],
        generators: ['random'],
        inputs: { days: { items: { min: 0, max: 9 } } },
      },
    },
    compare: 'exact',
  },
  grading: {
    key: { groups: [{ name: 'plain', title: 'Plain', tier: 'basic' }], cases: [{ ...example, expected: 3 }] },
    hints: [],
  },
} as unknown as PracticeItemOf<'code'>

const response = {
  kind: 'code',
  language: 'javascript',
  text: 'function sum(days) { let all = 0; for (const day of days) all += day; return all }',
} as const

const logged = await scoreItem(item, response, { runner: () => Promise.resolve(runner) })

function compare(score: Score, isStopped: boolean, counting: Runner = runner) {
  const events = [
    { seq: 0, type: 'start', data: { languages: ['javascript'] } },
    { seq: 1, type: 'submit', data: { item: item.id, response } },
    ...(isStopped
      ? [{ seq: 2, type: 'watchdog', data: { item: item.id, case: 'steps with days', ms: 9 } }]
      : []),
    { seq: isStopped ? 3 : 2, type: 'score', data: { item: item.id, score } },
  ] as unknown as SessionEvent[]
  const release = { hash: '', index: { items: [] } as never, item: () => item }
  return compareScores(events, release, counting)
}

const withGrowth = (change: (growth: NonNullable<Score['growth']>[number]) => object): Score => ({
  ...logged,
  growth: (logged.growth ?? []).map((one) => ({ ...one, ...change(one) })),
})

const scores = (found: Awaited<ReturnType<typeof compareScores>>) =>
  found.differences.filter(({ code }) => code === 'score').map(({ words }) => words)

describe('counted steps of a log', () => {
  it('are counted again, to the unit', async () => {
    expect(logged.growth).toMatchObject([{ size: 'days', class: 'n', arrangement: 'random' }])
    expect(logged.category).toBe(4)
    expect(scores(await compare(logged, false))).toEqual([])
  })

  it('are refused where one of them is another, with its size', async () => {
    const forged = withGrowth(({ steps }) => ({ steps: steps.with(3, (steps[3] ?? 0) - 1) }))
    expect(scores(await compare(forged, false))).toEqual([
      'sum-of-days: with days the log counts 23 steps at size 23; counting again gives 24 at size 23',
    ])
    expect(
      scores(
        await compare(
          withGrowth(() => ({ class: '1' })),
          false,
        ),
      ),
    ).toEqual(['sum-of-days: the steps with days in the log are not those that counting again gives'])
  })

  it('come with the memory that was held, to the byte; a log from before says nothing of it', async () => {
    const [first] = logged.growth ?? []
    expect(first?.space).toMatchObject({ class: '1', sizes: first?.sizes })
    const forged = withGrowth(({ space }) => ({
      space: space && { ...space, bytes: space.bytes.with(2, (space.bytes[2] ?? 0) - 8) },
    }))
    expect(scores(await compare(forged, false))[0]).toMatch(
      /^sum-of-days: with days the log has \d+ bytes held at size 16; measuring again gives \d+ at size 16$/,
    )
    const named = withGrowth(({ space }) => ({ space: space && { ...space, class: 'n' } }))
    expect(scores(await compare(named, false))).toEqual([
      'sum-of-days: the memory with days in the log is not what measuring again gives',
    ])
    const older = { ...logged, growth: (logged.growth ?? []).map(({ space: _, ...steps }) => steps) }
    expect(scores(await compare(older, false))).toEqual([])
  })

  it('are taken over where the watchdog had stopped them, without a class, and without running again', async () => {
    const [full] = logged.growth ?? []
    const {
      class: _,
      space: __,
      ...rest
    } = full ?? { class: 'n', size: '', arrangement: '', sizes: [], steps: [] }
    const stopped = {
      ...logged,
      category: 3,
      parts: logged.parts.map((part) => (part.id === 'complexity' ? { ...part, earned: 0 } : part)),
      growth: [{ ...rest, stopped: true as const }],
    }
    const uncounted: Runner = {
      ...runner,
      run: (program, cases, limits, options) => {
        if (options?.steps !== undefined) throw new Error('steps were counted again')
        return runner.run(program, cases, limits, options)
      },
    }
    const found = await compare(stopped, true, uncounted)
    expect(scores(found)).toEqual([])
    expect(found.facts.map(({ words }) => words).join(' ')).toContain('The watchdog stopped')
    const claimed = { ...logged, growth: [{ ...stopped.growth[0], class: 'n' as const }] as Score['growth'] }
    expect(scores(await compare(claimed as Score, true, uncounted))[0]).toContain('category 4 of 4')
  })
})
