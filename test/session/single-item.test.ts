/** A single item without a browser: later tries, the key on request, own cases, and what hidden cases show. */
import { afterAll, describe, expect, it } from 'vitest'
import { singleTest } from '#adaptive'
import type { FailuresView, FailureView, RunView } from '../../src/session/view.ts'
import { engines } from './memory-world.ts'
import { CODE, runner, sample, type Sitting, sit, until, begin, rescored } from './sitting.ts'

afterAll(() => runner.close())

async function doneOf({ controller: { view } }: Sitting) {
  const run = (): RunView | undefined => (view.value.screen === 'working' ? view.value.run : undefined)
  await expect.poll(() => run()?.state, { interval: 5 }).toBe('done')
  const done = run()
  if (done?.state !== 'done') throw new Error('not done')
  return done
}

/** A sitting whose code is right and was not run yet. */
async function solved() {
  const sitting = sit(singleTest(CODE))
  const { actions } = sitting.controller
  const { item } = await begin(sitting)
  if (item.kind !== 'code') throw new Error('not code')
  actions.edit('typescript', [], solutionOf(CODE))
  return { sitting, actions, item }
}

async function failuresOf(sitting: Sitting): Promise<readonly FailureView[]> {
  const found = (): FailuresView | undefined => {
    const { value } = sitting.controller.view
    return value.screen === 'feedback' ? value.failures : undefined
  }
  await expect.poll(() => found()?.state, { interval: 5 }).toBe('done')
  const failures = found()
  return failures?.state === 'done' ? failures.cases : []
}

const solutionOf = (id: string): string => {
  const item = sample.items.get(id)
  return item?.grading.solutions.find(({ language }) => language === 'typescript')?.text ?? ''
}

describe('a single item', () => {
  it('is a test of its own: solved at the second try, it keeps the level of the first', async () => {
    const sitting = sit(singleTest(CODE))
    const { actions } = sitting.controller
    const working = await begin(sitting)
    expect(working).toMatchObject({ attempt: 1, test: { single: true, minItems: 1, maxItems: 1 } })
    expect(working.item.id).toBe(CODE)
    actions.submit()
    const missed = await until(sitting, 'feedback')
    expect(missed).toMatchObject({ solved: false, revealed: false, solutions: [], first: undefined })
    const level = sitting.events().findLast(({ type }) => type === 'estimate')?.data

    actions.retry()
    expect(await until(sitting, 'working')).toMatchObject({ attempt: 2, submitting: false })
    actions.edit('typescript', [], solutionOf(CODE))
    actions.submit()
    const solved = await until(sitting, 'feedback')
    expect(solved.score.category).toBe(solved.score.max)
    expect(solved).toMatchObject({ attempt: 2, solved: true, revealed: true, first: { category: 0 } })
    expect(solved.solutions.length).toBeGreaterThan(0)

    actions.proceed()
    await until(sitting, 'finished')
    expect(sitting.events().findLast(({ type }) => type === 'estimate')?.data).toEqual(level)
    const again = await rescored(sitting.events())
    expect([again.status, again.differences, again.flags]).toEqual(['accepted', [], []])
    expect(again.items).toMatchObject([{ id: CODE, category: 0 }])
  })

  it('shows the key to those who give up, and to nobody before', async () => {
    const sitting = sit(singleTest(CODE))
    await begin(sitting)
    sitting.controller.actions.submit()
    await until(sitting, 'feedback')
    sitting.controller.actions.reveal()
    const shown = await until(sitting, 'feedback')
    expect(shown).toMatchObject({ solved: false, revealed: true })
    expect(shown.solutions.length).toBeGreaterThan(0)
    expect(sitting.events().at(-1)).toMatchObject({ type: 'reveal', data: { item: CODE } })
  })

  it('does not count where it was met lately', async () => {
    const sitting = sit(singleTest(CODE), { world: { seen: () => Promise.resolve([CODE, 'long-gone']) } })
    await begin(sitting)
    expect(sitting.events()[0]).toMatchObject({ data: { seen: [CODE] } })
    sitting.controller.actions.submit()
    expect(await until(sitting, 'feedback')).toMatchObject({ uncounted: 'seen' })
    sitting.controller.actions.proceed()
    await until(sitting, 'finished')
    const again = await rescored(sitting.events())
    expect(again.flags).toEqual([`Not counted, since the candidate had met them lately: ${CODE}.`])
    expect(again.blocks).toMatchObject([{ theta: expect.closeTo(0, 12), items: 0 }])
  })

  it('goes on with a later try after the page died in it', async () => {
    const sitting = sit(singleTest(CODE))
    await begin(sitting)
    sitting.controller.actions.submit()
    await until(sitting, 'feedback')
    sitting.controller.actions.retry()
    sitting.controller.actions.edit('typescript', [], '// second\n')
    const after = await until(sit(singleTest(CODE), { disk: sitting.disk }), 'working')
    expect(after).toMatchObject({ attempt: 2, draft: { texts: { typescript: '// second\n' } } })
  })
})

describe('own cases', () => {
  it('run beside the visible ones, and are kept with the answer', async () => {
    const { sitting, actions } = await solved()
    actions.setOwnCases([
      { input: '[]', expected: '[]' },
      { input: 'no json', expected: '' },
      { input: '', expected: '' },
      { input: '[]', expected: '["something"]' },
    ])
    actions.run()
    const run = await doneOf(sitting)
    expect(run.problems.map(({ own }) => own)).toEqual([1])
    expect(run.rows[0]).toMatchObject({ own: 3, verdict: 'wrong_answer', expected: '["something"]' })
    expect(run.rows.find(({ own }) => own === 0)).toMatchObject({ verdict: 'passed' })
    const after = await until(sit(singleTest(CODE), { disk: sitting.disk }), 'working')
    expect(after.draft.ownCases).toHaveLength(4)
  })

  it('and visible ones run alone where one is wanted, and the log says which', async () => {
    const { sitting, actions, item } = await solved()
    actions.setOwnCases([
      { input: '[]', expected: '[]' },
      { input: '[]', expected: '["something"]' },
      { input: '', expected: '' },
    ])
    const [example] = item.task.examples.slice(-1)
    for (const id of ['own-2', example?.id ?? '']) {
      actions.run(id)
      const run = await doneOf(sitting)
      expect(run).toMatchObject({ only: id, problems: [], rows: [{ id }] })
      expect(run.rows).toHaveLength(1)
      const logged = sitting.events().at(-1)
      expect(logged).toMatchObject({ type: 'run', data: { item: CODE, cases: [{ id }] } })
      expect(logged?.type === 'run' && logged.data.cases).toHaveLength(1)
    }
    const before = sitting.events().length
    actions.run('own-3')
    const run = await doneOf(sitting)
    expect(run).toMatchObject({ rows: [], problems: [{ own: 2, text: expect.stringMatching(/no input/) }] })
    expect(sitting.events()).toHaveLength(before)
    actions.run()
    expect((await doneOf(sitting)).rows).toHaveLength(item.task.examples.length + 2)
  })

  it('refuses more than can be kept, and keeps what there was', async () => {
    const sitting = sit(singleTest(CODE))
    await begin(sitting)
    const { actions } = sitting.controller
    actions.setOwnCases([{ input: '[]', expected: '' }])
    expect(sitting.events().at(-1)).toMatchObject({ type: 'cases', data: { cases: [{ input: '[]' }] } })
    actions.setOwnCases([{ input: ' '.repeat(8193), expected: '' }])
    actions.setOwnCases(Array.from({ length: 21 }, () => ({ input: '[]', expected: '' })))
    const { draft } = await until(sitting, 'working')
    expect(draft.ownCases).toEqual([{ input: '[]', expected: '' }])
  })
})

describe('an answer', () => {
  it('stands in the log before what came after it', async () => {
    const closed = [...sample.items.values()].find(({ kind }) => kind === 'short')
    const sitting = sit(singleTest(closed?.id ?? ''))
    const { actions } = sitting.controller
    await begin(sitting)
    actions.answer({ kind: 'short', text: 'an answer' })
    actions.noticePaste(9, 'external')
    expect(sitting.events().map(({ type }) => type)).toEqual(['start', 'present', 'answer', 'paste'])
  })
})

describe('hidden cases that failed', () => {
  it('are shown to those who give up, one of each group, with what really came out', async () => {
    const sitting = sit(singleTest(CODE))
    const { actions } = sitting.controller
    const { item } = await begin(sitting)
    if (item.kind !== 'code') throw new Error('not code')
    actions.edit('typescript', [], `export function ${item.task.signature.name}() { return ['mine'] }`)
    actions.submit()
    expect(await until(sitting, 'feedback')).toMatchObject({ failures: { state: 'none' } })
    actions.setOwnCases([{ input: '[]', expected: '[]' }])
    expect(sitting.events().at(-1)?.type).not.toBe('cases')

    actions.reveal()
    const cases = await failuresOf(sitting)
    const { groups, cases: hidden } = item.grading.key
    expect(cases.map(({ group }) => group)).toEqual(groups.map(({ title }) => title))
    for (const { row, example } of cases) {
      expect(hidden).toContainEqual(example)
      expect(row).toMatchObject({ verdict: 'wrong_answer', name: example?.name, got: '["mine"]' })
      expect(row.expected).not.toBe('["mine"]')
      expect(row.input).toContain(item.task.signature.parameters[0]?.name)
    }
    actions.setOwnCases([{ input: '[]', expected: '[]' }])
    actions.retry()
    const again = await until(sitting, 'working')
    expect(again.draft).toMatchObject({ ownCases: [{ input: '[]', expected: '[]' }] })
    expect((await rescored(sitting.events())).differences).toEqual([])
  })

  it('are told once where the code does not compile', async () => {
    const sitting = sit(singleTest(CODE))
    await begin(sitting)
    sitting.controller.actions.edit('typescript', [], 'export function (')
    sitting.controller.actions.submit()
    await until(sitting, 'feedback')
    sitting.controller.actions.reveal()
    expect(await failuresOf(sitting)).toMatchObject([{ row: { verdict: 'compile_error' } }])
  })

  it('are none for a solution, and are shown again after a reload', async () => {
    const sitting = sit(singleTest(CODE))
    const { actions } = sitting.controller
    await begin(sitting)
    actions.submit()
    await until(sitting, 'feedback')
    actions.reveal()
    const before = await failuresOf(sitting)
    const after = sit(singleTest(CODE), { disk: sitting.disk })
    expect(await failuresOf(after)).toEqual(before)
    after.controller.actions.retry()
    await until(after, 'working')
    after.controller.actions.edit('typescript', [], solutionOf(CODE))
    after.controller.actions.submit()
    expect(await until(after, 'feedback')).toMatchObject({ solved: true, failures: { state: 'none' } })
  })
})

describe('the engines that a session runs on', () => {
  it('stand in its log, and again where the site was built anew while it went on', async () => {
    const first = sit(singleTest(CODE))
    await begin(first)
    const again = sit(singleTest(CODE), { disk: first.disk })
    await until(again, 'working')
    again.controller.actions.pause()
    await until(again, 'paused')
    const files = { ...engines, sql: '/_runner/sql-1.wasm' }
    const later = sit(singleTest(CODE), { disk: first.disk, files })
    await until(later, 'paused')
    later.controller.actions.unpause()
    await until(later, 'working')
    const last = sit(singleTest(CODE), { disk: first.disk, files })
    await until(last, 'working')
    const events = last.events()
    expect(events[0]?.data).toMatchObject({ engine: 'engine-0.wasm', engines: { sql: 'sql-0.wasm' } })
    const resumed = events.filter(({ type }) => type === 'resume').map(({ data }) => data)
    expect(resumed).toEqual([
      expect.not.objectContaining({ engines: expect.anything() }),
      { recovered: expect.any(Number), engines: { javascript: 'engine-0.wasm', sql: 'sql-1.wasm' } },
      expect.not.objectContaining({ engines: expect.anything() }),
    ])
  })
})
