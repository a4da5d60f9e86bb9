/** What the controller says and keeps when something is wrong. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEvent, decodeLog } from '#log'
import { defaultLimits } from '#runner'
import type { SessionEvent } from '#schemas/event'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
import { LONGEST_TEXT } from '../../src/session/answering.ts'
import { openSession, type SessionController } from '../../src/session/controller.ts'
import { LoadError } from '../../src/session/release.ts'
import type { SessionView } from '../../src/session/view.ts'
import type { SessionWorld } from '../../src/session/world.ts'
import { codeTest, engines, memoryRecorder, memoryWorld, type MemoryDisk } from './memory-world.ts'
import { sampleRelease, type SampleRelease } from './sample-release.ts'

const NOW = { mono: 0, wall: 1_700_000_000_000 }

const runner = createNodeRunner({ jobs: 1 })
let sample: SampleRelease

beforeAll(async () => {
  sample = await sampleRelease()
})
afterAll(() => runner.close())

function open(disk: MemoryDisk, changes: Partial<SessionWorld> = {}, hash = sample.address.hash) {
  const world = memoryWorld({ disk, runner, clock: { steady: 0, wall: 1_700_000_000_000 }, seed: 'd4' })
  const controller = openSession({
    address: { base: '/r/', hash },
    test: codeTest.id,
    resultUrl: (session) => session,
    createRunner: () => Promise.resolve(runner),
    engines,
    world: { ...world, loadRelease: sample.load, ...changes },
  })
  return { controller, downloads: world.downloads }
}

async function screenOf({ view }: SessionController, screen: SessionView['screen']): Promise<SessionView> {
  await expect.poll(() => view.value.screen, { interval: 5 }).toBe(screen)
  return view.value
}

async function problemOf(controller: SessionController) {
  const shown = await screenOf(controller, 'problem')
  return shown.screen === 'problem' ? shown.problem : undefined
}

async function begun(disk: MemoryDisk): Promise<SessionController> {
  const { controller } = open(disk)
  await screenOf(controller, 'introduction')
  controller.actions.start()
  await screenOf(controller, 'working')
  return controller
}

const emptyDisk = (): MemoryDisk => ({ sessions: new Map() })

describe('a session that cannot go on', () => {
  it('whose test was removed says so', async () => {
    const { controller } = open(emptyDisk(), {
      loadRelease: async (address) => ({ ...(await sample.load(address)), test: () => undefined }),
    })
    expect((await problemOf(controller))?.code).toBe('test-removed')
  })

  it('whose files do not load offers to try again, and then goes on', async () => {
    let tries = 0
    const { controller } = open(emptyDisk(), {
      loadRelease: (address) => {
        tries += 1
        return tries === 1 ? Promise.reject(new LoadError('no network')) : sample.load(address)
      },
    })
    expect(await problemOf(controller)).toMatchObject({
      code: 'load-failed',
      ways: ['retry', 'download', 'home'],
    })
    controller.actions.solveProblem('retry')
    await screenOf(controller, 'introduction')
  })

  it('stands still, in words, while a submission cannot be scored, and scores it when asked again', async () => {
    const disk = emptyDisk()
    let online = true
    const { controller } = open(disk, {
      createRunner: () => (online ? Promise.resolve(runner) : Promise.reject(new Error('no network'))),
      report: () => undefined,
    })
    await screenOf(controller, 'introduction')
    online = false
    controller.actions.start()
    await screenOf(controller, 'working')
    controller.actions.submit()
    expect((await problemOf(controller))?.code).toBe('load-failed')
    controller.actions.setLanguage('javascript')
    controller.actions.proceed()
    expect(controller.view.value.screen).toBe('problem')
    online = true
    controller.actions.solveProblem('retry')
    await screenOf(controller, 'feedback')
  })

  it('because the page died between a score and its estimate goes on with the feedback', async () => {
    const disk = emptyDisk()
    const first = await begun(disk)
    first.actions.submit()
    await screenOf(first, 'feedback')
    const [[session = '', events = []] = []] = disk.sessions
    disk.sessions.set(
      session,
      events.slice(
        0,
        events.findIndex(({ type }) => type === 'estimate'),
      ),
    )
    const { controller } = open(disk)
    const shown = await screenOf(controller, 'feedback')
    expect(shown.screen === 'feedback' && shown.item.id).toBe(
      events.flatMap((event) => (event.type === 'present' ? [event.data.item] : []))[0],
    )
  })

  it('whose file is not the released one is refused', async () => {
    const { controller } = open(emptyDisk(), {}, '0'.repeat(64))
    expect((await problemOf(controller))?.code).toBe('load-failed')
  })

  it('whose release is another one now keeps its log and starts anew only when asked', async () => {
    const disk = emptyDisk()
    await begun(disk)
    const [[session = '', events = []] = []] = disk.sessions
    const [start] = events
    if (start?.type !== 'start') throw new Error('no start')
    const other = {
      ...start,
      data: { ...start.data, release: { ...start.data.release, hash: 'f'.repeat(64) } },
    }
    disk.sessions.set(session, [other])
    const { controller, downloads } = open(disk)
    expect((await problemOf(controller))?.code).toBe('release-changed')
    controller.actions.solveProblem('download')
    const log = decodeLog(await (downloads[0] as Blob).text())
    expect(log.ok && log.events[0]).toEqual(other)
    expect(disk.sessions.size).toBe(1)
    controller.actions.solveProblem('start-anew')
    await screenOf(controller, 'introduction')
    expect(disk.sessions.size).toBe(0)
  })

  it('that cannot be saved goes on in memory once that is accepted, and is asked for at each start', async () => {
    const memory = memoryRecorder()
    const { controller } = open(emptyDisk(), {
      open: () => Promise.resolve({ type: 'unavailable', recorder: memory, problems: [] }),
    })
    await screenOf(controller, 'introduction')
    controller.actions.start()
    expect((await problemOf(controller))?.code).toBe('storage-unavailable')
    controller.actions.solveProblem('retry')
    await expect.poll(() => controller.view.value.screen).toBe('problem')
    expect(memory.events()).toEqual([])
    controller.actions.solveProblem('continue-unsaved')
    await screenOf(controller, 'working')
    expect(memory.events().map(({ type }) => type)).toEqual(['start', 'present'])
  })

  it('that is over and not saved says so until it is', async () => {
    const memory = memoryRecorder()
    let isFull = false
    let tell: Parameters<typeof memory.onStatus>[0] = () => undefined
    const recorder = {
      ...memory,
      flush: () =>
        Promise.resolve(
          isFull ? { type: 'unsaved' as const, status: memory.status() } : { type: 'saved' as const },
        ),
      onStatus: (listener: typeof tell) => {
        tell = listener
        return () => undefined
      },
    }
    const { controller } = open(emptyDisk(), {
      open: () =>
        Promise.resolve({ type: 'open', recorder, events: [], created: 0, facts: [], guard: 'web-lock' }),
    })
    await screenOf(controller, 'introduction')
    controller.actions.start()
    await screenOf(controller, 'working')
    isFull = true
    controller.actions.end()
    expect(await screenOf(controller, 'finished')).toMatchObject({ saved: false })
    tell({ ...memory.status(), pending: 3 })
    expect(controller.view.value).toMatchObject({ saved: false })
    tell({ ...memory.status(), pending: 0 })
    expect(controller.view.value).toMatchObject({ screen: 'finished', saved: true })
  })

  it('in a later try says so, and scores that try when asked again', async () => {
    const disk = emptyDisk()
    let online = true
    const { controller } = open(disk, {
      grading: () =>
        online ? import('../../src/session/grading.ts') : Promise.reject(new Error('no network')),
      report: () => undefined,
    })
    await screenOf(controller, 'introduction')
    controller.actions.start()
    await screenOf(controller, 'working')
    controller.actions.submit()
    await screenOf(controller, 'feedback')
    controller.actions.retry()
    online = false
    controller.actions.run()
    expect((await problemOf(controller))?.code).toBe('load-failed')
    controller.actions.solveProblem('retry')
    expect(await screenOf(controller, 'working')).toMatchObject({ position: 1, attempt: 2 })
    controller.actions.submit()
    expect((await problemOf(controller))?.code).toBe('load-failed')
    online = true
    controller.actions.solveProblem('retry')
    expect(await screenOf(controller, 'feedback')).toMatchObject({ position: 1, attempt: 2 })
    const types = [...disk.sessions.values()][0]?.map(({ type }) => type)
    expect(types).toEqual(['start', 'present', 'submit', 'score', 'estimate', 'retry', 'submit', 'score'])
  })

  it('whose next item is slow to come goes on once, however often it is asked to', async () => {
    const disk = emptyDisk()
    let isSlow = false
    const waiting: (() => void)[] = []
    const { controller } = open(disk, {
      loadRelease: async (address) => {
        const release = await sample.load(address)
        const item = async (id: string) => {
          if (isSlow) await new Promise<void>((resolve) => waiting.push(resolve))
          return release.item(id)
        }
        return { ...release, item }
      },
    })
    await screenOf(controller, 'introduction')
    controller.actions.start()
    await screenOf(controller, 'working')
    controller.actions.submit()
    await screenOf(controller, 'feedback')
    isSlow = true
    controller.actions.proceed()
    controller.actions.proceed()
    controller.actions.pause()
    for (const arrive of waiting) arrive()
    expect(await screenOf(controller, 'working')).toMatchObject({ position: 2 })
    const types = [...disk.sessions.values()][0]?.map(({ type }) => type)
    expect(types?.filter((type) => type === 'present' || type === 'pause')).toEqual(['present', 'present'])
  })

  it('starts once, however often the button is pressed', async () => {
    const disk = emptyDisk()
    const { controller } = open(disk)
    await screenOf(controller, 'introduction')
    controller.actions.start()
    controller.actions.start()
    await screenOf(controller, 'working')
    expect([...disk.sessions.values()].map(([start]) => start?.type)).toEqual(['start'])
  })

  it('that the stores lost is not taken for a new one', async () => {
    const { controller } = open(emptyDisk(), {
      list: () => Promise.resolve({ sessions: [], lost: ['code_1'], problems: [] }),
    })
    expect((await problemOf(controller))?.code).toBe('storage-lost')
  })
})

describe('a session that is over', () => {
  it('takes no fact any more, not even the outcome of a run that the end has stopped', async () => {
    const disk = emptyDisk()
    const controller = await begun(disk)
    controller.actions.noticePaste(3, 'external')
    controller.actions.run()
    await expect.poll(() => runOf(controller)).toBe('running')
    controller.actions.end()
    await screenOf(controller, 'finished')
    controller.actions.note(2, 'too late')
    await expect.poll(() => runOf(controller)).toBeUndefined()
    await runner.run({ language: 'javascript', text: '' }, [{ id: 'after', input: [] }], defaultLimits)
    expect([...disk.sessions.values()][0]?.at(-1)?.type).toBe('finish')
  })

  it('is not gone on with where an earlier log holds a fact after its end', async () => {
    const disk = emptyDisk()
    const controller = await begun(disk)
    controller.actions.end()
    await screenOf(controller, 'finished')
    const [events = []] = disk.sessions.values()
    const last = events.at(-1)
    events.push(createEvent(last, { type: 'away', data: { ms: 2000 }, at: last?.at ?? NOW }) as SessionEvent)
    await screenOf(open(disk).controller, 'introduction')
  })
})

describe('what a candidate types', () => {
  it('is not lost to a text that is too long', async () => {
    const controller = await begun(emptyDisk())
    controller.actions.edit('typescript', [], 'kept')
    controller.actions.edit('typescript', [], 'x'.repeat(LONGEST_TEXT + 1))
    expect(typed(controller)).toBe('kept')
  })

  it('may hold half a character, which becomes a whole one', async () => {
    const controller = await begun(emptyDisk())
    controller.actions.edit('typescript', [], 'a\ud800b')
    expect(typed(controller)).toBe('a\ufffdb')
    const log = decodeLog(await controller.actions.exportLog().text())
    expect(log.ok).toBe(true)
  })

  it('stays when the language changes and changes back', async () => {
    const controller = await begun(emptyDisk())
    controller.actions.edit('typescript', [], 'const typed: number = 1')
    controller.actions.setLanguage('javascript')
    controller.actions.edit('javascript', [], 'const plain = 1')
    controller.actions.setLanguage('typescript')
    expect(typed(controller)).toBe('const typed: number = 1')
  })
})

function runOf({ view }: SessionController): string | undefined {
  const shown = view.value
  return shown.screen === 'working' ? shown.run.state : undefined
}

function typed({ view }: SessionController): string | undefined {
  const shown = view.value
  if (shown.screen !== 'working' || shown.item.kind !== 'code') throw new Error(`no code on ${shown.screen}`)
  return shown.draft.texts['typescript']
}
