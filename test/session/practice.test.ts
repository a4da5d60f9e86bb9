/** What practice adds to a session: later tries, the key on request, rests, own cases, facts, a single item. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { singleTest } from '#adaptive'
import { decodeLog, encodeLog } from '#log'
import type { Blueprint } from '#schemas/blueprint'
import type { SessionEvent } from '#schemas/event'
import { rescore, type Bench } from '../../generators/results/rescore.ts'
import { readRelease } from '../../generators/release/read.ts'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
import { openSession, type SessionController } from '../../src/session/controller.ts'
import { resultOf } from '../../src/session/result.ts'
import type { FailuresView, FailureView, RunView, SessionView } from '../../src/session/view.ts'
import type { SessionWorld } from '../../src/session/world.ts'
import { codeTest, memoryWorld, shortTest, type MemoryDisk } from './memory-world.ts'
import { sampleRelease, type SampleRelease } from './sample-release.ts'

const CODE = 'what-to-reorder'
const screenTest: Blueprint = { ...codeTest, id: 'screen', feedback: 'end' }
const timedTest: Blueprint = {
  ...shortTest,
  id: 'timed',
  blocks: shortTest.blocks.map((block) => ({
    ...block,
    stop: [...block.stop, { rule: 'time', minutes: 10 }],
  })),
}

const runner = createNodeRunner({ jobs: 1 })
let sample: SampleRelease

beforeAll(async () => {
  sample = await sampleRelease([codeTest, shortTest, screenTest, timedTest])
})
afterAll(() => runner.close())

interface Sitting {
  readonly controller: SessionController
  readonly disk: MemoryDisk
  readonly clock: { steady: number; wall: number }
  readonly pass: (ms: number) => void
  readonly events: () => readonly SessionEvent[]
}

function sit(
  test: string,
  { disk = { sessions: new Map() }, world = {} }: { disk?: MemoryDisk; world?: Partial<SessionWorld> } = {},
): Sitting {
  const clock = { steady: 0, wall: 1_700_000_000_000 }
  const controller = openSession({
    address: sample.address,
    test,
    resultUrl: (session) => `/result/#${session}`,
    createRunner: () => Promise.resolve(runner),
    engine: '/_runner/engine-0.wasm',
    world: { ...memoryWorld({ disk, runner, clock, seed: 'd4' }), loadRelease: sample.load, ...world },
  })
  const pass = (ms: number): void => {
    clock.steady += ms
    clock.wall += ms
  }
  return { controller, disk, clock, pass, events: () => [...disk.sessions.values()][0] ?? [] }
}

async function until<Screen extends SessionView['screen']>(
  { controller: { view } }: Sitting,
  screen: Screen,
): Promise<Extract<SessionView, { screen: Screen }>> {
  await expect.poll(() => view.value.screen, { timeout: 60_000, interval: 5 }).toBe(screen)
  return view.value as Extract<SessionView, { screen: Screen }>
}

async function begin(
  sitting: Sitting,
  accommodations?: Parameters<SessionController['actions']['start']>[0],
) {
  await until(sitting, 'introduction')
  sitting.controller.actions.start(accommodations)
  return until(sitting, 'working')
}

async function doneOf({ controller: { view } }: Sitting) {
  const run = (): RunView | undefined => (view.value.screen === 'working' ? view.value.run : undefined)
  await expect.poll(() => run()?.state, { timeout: 60_000, interval: 5 }).toBe('done')
  const done = run()
  if (done?.state !== 'done') throw new Error('not done')
  return done
}

async function failuresOf(sitting: Sitting): Promise<readonly FailureView[]> {
  const found = (): FailuresView | undefined => {
    const { value } = sitting.controller.view
    return value.screen === 'feedback' ? value.failures : undefined
  }
  await expect.poll(() => found()?.state, { timeout: 60_000, interval: 5 }).toBe('done')
  const failures = found()
  return failures?.state === 'done' ? failures.cases : []
}

function bench(): Bench {
  const { hash, index } = sample.release.public
  return { release: { hash, index, item: (id) => sample.items.get(id) }, runner, engine: 'engine-0.wasm' }
}

async function rescored(events: readonly SessionEvent[]) {
  const decoded = decodeLog(encodeLog(events))
  if (!decoded.ok) throw new Error(decoded.message)
  return rescore(decoded.events, bench())
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
    const sitting = sit(singleTest(CODE))
    const { actions } = sitting.controller
    const { item } = await begin(sitting)
    if (item.kind !== 'code') throw new Error('not code')
    actions.edit('typescript', [], solutionOf(CODE))
    actions.setOwnCases([
      { input: '[]', expected: '[]' },
      { input: 'no json', expected: '' },
      { input: '', expected: '' },
      { input: '[]', expected: '["something"]' },
    ])
    actions.run()
    await expect
      .poll(() => (sitting.controller.view.value as { run?: { state: string } }).run?.state, {
        timeout: 60_000,
      })
      .toBe('done')
    const { run } = await until(sitting, 'working')
    if (run.state !== 'done') throw new Error('not done')
    expect(run.problems.map(({ own }) => own)).toEqual([1])
    expect(run.rows[0]).toMatchObject({ own: 3, verdict: 'wrong_answer', expected: '["something"]' })
    expect(run.rows.find(({ own }) => own === 0)).toMatchObject({ verdict: 'passed' })
    const after = await until(sit(singleTest(CODE), { disk: sitting.disk }), 'working')
    expect(after.draft.kind === 'code' && after.draft.ownCases).toHaveLength(4)
  })

  it('and visible ones run alone where one is wanted, and the log says which', async () => {
    const sitting = sit(singleTest(CODE))
    const { actions } = sitting.controller
    const { item } = await begin(sitting)
    if (item.kind !== 'code') throw new Error('not code')
    actions.edit('typescript', [], solutionOf(CODE))
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
    expect(draft.kind === 'code' && draft.ownCases).toEqual([{ input: '[]', expected: '' }])
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
      expect(row).toMatchObject({ verdict: 'wrong_answer', name: example.name, got: '["mine"]' })
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

describe('a pause', () => {
  it('takes no time, shows no item, and lasts over a reload', async () => {
    const sitting = sit('timed')
    const { actions } = sitting.controller
    const working = await begin(sitting)
    expect(working.clock).toMatchObject({ elapsedMs: 0, limitMs: 600_000 })
    sitting.pass(60_000)
    actions.pause()
    const paused = await until(sitting, 'paused')
    expect(paused.clock.elapsedMs).toBe(60_000)
    expect(paused).not.toHaveProperty('item')
    sitting.pass(3_600_000)
    actions.edit('typescript', [], 'nobody sees this')
    actions.submit()
    actions.noticePaste(3, 'external')
    expect(sitting.events().at(-1)?.type).toBe('pause')
    actions.unpause()
    expect((await until(sitting, 'working')).clock.elapsedMs).toBe(60_000)
    actions.pause()
    await until(sitting, 'paused')
    const later = sit('timed', { disk: sitting.disk })
    expect((await until(later, 'paused')).clock.elapsedMs).toBe(60_000)
    later.pass(3_600_000)
    later.controller.actions.unpause()
    expect((await until(later, 'working')).clock.elapsedMs).toBe(60_000)
  })

  it('is no time that the result speaks of', async () => {
    const sitting = sit(singleTest(CODE))
    const { actions } = sitting.controller
    await begin(sitting)
    sitting.pass(60_000)
    actions.pause()
    sitting.pass(3_600_000)
    actions.unpause()
    await until(sitting, 'working')
    actions.submit()
    await until(sitting, 'feedback')
    sitting.pass(30_000)
    actions.proceed()
    await until(sitting, 'finished')
    const shown = resultOf(sitting.events(), await sample.load(sample.address))
    expect(shown).toMatchObject({ result: { durationMs: 90_000, path: [{ durationMs: 60_000 }] } })
  })
})

describe('the end of the time', () => {
  it('takes along what the page had not handed over yet', async () => {
    const sitting = sit('timed')
    const { actions } = sitting.controller
    const { item } = await begin(sitting)
    actions.pause()
    sitting.pass(5000)
    actions.onTimeOver(() => {
      if (item.kind === 'code') actions.edit('typescript', [], '// at the last moment\n')
      else actions.noticePaste(1, 'internal')
    })
    actions.unpause()
    sitting.pass(600_000)
    actions.pause()
    actions.unpause()
    await until(sitting, 'feedback')
    const types = sitting.events().map(({ type }) => type)
    const handed = types.indexOf(item.kind === 'code' ? 'edit' : 'paste')
    expect(handed).toBeGreaterThan(0)
    expect(handed).toBeLessThan(types.indexOf('submit'))
  })
})

describe('accommodations', () => {
  it('stretch the time, and turn the facts off', async () => {
    const sitting = sit('timed')
    const wanted = { timeMultiplier: 2.5, plainEditor: true, signals: false, breaks: true }
    const working = await begin(sitting, wanted)
    expect(working).toMatchObject({ accommodations: wanted, clock: { limitMs: 1_500_000 } })
    sitting.controller.actions.noticePaste(30, 'external')
    sitting.controller.actions.noticeUntrusted(30)
    expect((await until(sitting, 'working')).signals).toEqual([])
    expect(sitting.events().map(({ type }) => type)).toEqual(['start', 'present'])
    expect(sitting.events()[0]).toMatchObject({ data: { accommodations: wanted } })
  })
  it('take the limit away', async () => {
    const sitting = sit('timed')
    const working = await begin(sitting, { timeMultiplier: null, plainEditor: false, signals: true })
    expect(working.clock.limitMs).toBeNull()
  })
})

describe('facts about how somebody works', () => {
  it('are shown with the note that they wrote, also after a reload', async () => {
    const sitting = sit('short')
    const { actions } = sitting.controller
    const { item } = await begin(sitting)
    actions.noticePaste(120, 'external')
    actions.noticeUntrusted(40)
    const { signals } = await until(sitting, 'working')
    expect(signals).toMatchObject([
      { position: 1, note: '', fact: { type: 'paste', item: item.id, characters: 120, origin: 'external' } },
      { position: 1, note: '', fact: { type: 'untrusted', characters: 40 } },
    ])
    actions.note(signals[1]?.seq ?? -1, 'I dictate')
    actions.note(signals[0]?.seq ?? -1, 'x'.repeat(600))
    actions.note(9999, 'about nothing')
    const after = await until(sit('short', { disk: sitting.disk }), 'working')
    expect(after.signals.map(({ note }) => note)).toEqual(['x'.repeat(500), 'I dictate'])
    expect(sitting.events().filter(({ type }) => type === 'note')).toHaveLength(2)
  })
})

describe('a test with feedback at the end', () => {
  it('goes from item to item without a word, and has no hints', async () => {
    const sitting = sit('screen')
    const { actions, view } = sitting.controller
    const first = await begin(sitting)
    expect(first.test.feedback).toBe('end')
    const screens = new Set<string>()
    const stop = view.subscribe(({ screen }) => void screens.add(screen))
    for (let position = 1; position <= first.test.maxItems; position += 1) {
      await expect
        .poll(() => {
          const now = view.value
          return now.screen === 'working' && now.position === position && !now.submitting
        })
        .toBe(true)
      actions.takeHint(0)
      actions.submit()
    }
    await until(sitting, 'finished')
    stop()
    expect([...screens].sort()).toEqual(['finished', 'working'])
    expect(sitting.events().some(({ type }) => type === 'hint')).toBe(false)
    expect((await rescored(sitting.events())).status).toBe('accepted')
  })
})

describe('a log of release 0.1.0', () => {
  it('is read and scored as it was then', async () => {
    const decoded = decodeLog(await readFile('test/session/fixtures/log-0.1.0.json', 'utf8'))
    if (!decoded.ok) throw new Error(decoded.message)
    const read = await readRelease('content/banks/core/releases/0.1.0')
    if (!read.ok) throw new Error(read.message)
    const { items } = read.release
    const practice = new Map(
      items.flatMap((item) => (item.use === 'practice' ? [[item.id, item] as const] : [])),
    )
    const { hash, index } = read.release.public
    const again = await rescore(decoded.events, {
      release: { hash, index, item: (id) => practice.get(id) },
      runner,
      engine: 'engine-0.wasm',
    })
    expect([again.status, again.differences]).toEqual(['accepted', []])
    const live = decoded.events.findLast((event) => event.type === 'estimate')
    expect(live?.type === 'estimate' && Object.is(again.blocks[0]?.theta, live.data.theta)).toBe(true)
  })
})
