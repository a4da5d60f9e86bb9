/** A whole attempt without a browser: the controller, the engine and the real sandbox, then the replay of its log. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeLog, encodeLog } from '#log'
import type { SessionEvent } from '#schemas/event'
import { type Bench, type ReleaseAtHand, rescore } from '#results'
import { createNodeRunner } from '../../generators/sandbox/index.ts'
import { openSession, type SessionController } from '../../src/session/controller.ts'
import { resultOf } from '../../src/session/result.ts'
import type { SessionView } from '../../src/session/view.ts'
import { engines, enginesOf, memoryWorld, shortTest, type MemoryDisk } from './memory-world.ts'
import { rightPrompt } from '../right-prompt.ts'
import { rightResponse, rightTexts } from '../right-response.ts'
import { sampleRelease, type SampleRelease } from './sample-release.ts'

const runner = createNodeRunner({ jobs: 1 })
let sample: SampleRelease

beforeAll(async () => {
  sample = await sampleRelease()
})
afterAll(() => runner.close())

function controllerOn(
  disk: MemoryDisk,
  clock: { steady: number; wall: number },
  seed: string,
): SessionController {
  const world = memoryWorld({ disk, runner, clock, seed })
  return openSession({
    address: sample.address,
    test: shortTest.id,
    resultUrl: (session) => `/result/#${session}`,
    createRunner: () => Promise.resolve(runner),
    engines,
    world: { ...world, loadRelease: sample.load },
  })
}

async function until<Screen extends SessionView['screen']>(
  { view }: SessionController,
  screen: Screen,
): Promise<Extract<SessionView, { screen: Screen }>> {
  await expect.poll(() => view.value.screen, { interval: 5 }).toBe(screen)
  return view.value as Extract<SessionView, { screen: Screen }>
}

/** Answers the item on screen: as its author would, or as somebody who gives up. */
function respond({ view, actions }: SessionController, isRight: boolean): void {
  const shown = view.value
  if (shown.screen !== 'working') throw new Error(`nothing to answer on ${shown.screen}`)
  const { item } = shown
  const texts = rightTexts(item, 'typescript')
  if (isRight && (texts === undefined || item.kind === 'critique'))
    actions.answer(rightResponse(item, rightPrompt(item.id)))
  if (texts !== undefined)
    for (const [document, text] of Object.entries(texts))
      actions.edit(document, [], isRight ? text : 'export const nothing = 1\n')
}

/** Where the answer was locked: foresees what it does, changes it as its author would or not at all, and submits. */
function adapt({ view, actions }: SessionController, isRight: boolean): void {
  const shown = view.value
  if (shown.screen !== 'working' || shown.followUp === undefined) return
  actions.predict({ prediction: 'fails', reason: '', settled: true })
  const { key } = shown.item.grading
  const solutions = 'followUp' in key ? (key.followUp?.solutions ?? []) : []
  const solution = solutions.find(
    (one) => !('language' in one) || one.language === 'typescript' || one.language === 'sql',
  )
  // A text stands in the document of its language.
  const files =
    solution === undefined
      ? {}
      : 'files' in solution
        ? solution.files
        : { [solution.language]: solution.text }
  for (const [document, text] of Object.entries(isRight ? files : {})) actions.edit(document, [], text)
  actions.submit()
}

/** The test taken with every answer right, or with every one wrong: the same session each time, so taken once. */
const rightAttempt = once(() => attempt(() => true))
const wrongAttempt = once(() => attempt(() => false))

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => (made ??= make())
}

/** Takes the whole test; `isRight` decides by position. */
async function attempt(isRight: (position: number) => boolean): Promise<readonly SessionEvent[]> {
  const disk: MemoryDisk = { sessions: new Map() }
  const clock = { steady: 0, wall: 1_700_000_000_000 }
  const controller = controllerOn(disk, clock, 'a1')
  await until(controller, 'introduction')
  controller.actions.start()
  for (let position = 1; ; position += 1) {
    await until(controller, 'working')
    clock.steady += 60_000
    clock.wall += 60_000
    respond(controller, isRight(position))
    controller.actions.submit()
    adapt(controller, isRight(position))
    await until(controller, 'feedback')
    controller.actions.proceed()
    await expect.poll(() => ['working', 'finished'].includes(controller.view.value.screen)).toBe(true)
    if (controller.view.value.screen === 'finished') break
  }
  return [...disk.sessions.values()][0] ?? []
}

function bench(): Bench {
  const release: ReleaseAtHand = {
    hash: sample.release.public.hash,
    index: sample.release.public.index,
    item: (id) => sample.items.get(id),
  }
  return { release, runner, engineOf: enginesOf('0') }
}

describe('a whole attempt', () => {
  it('gives full marks to the authors’ own answers, and its log replays to the same bits', async () => {
    const events = await rightAttempt()
    const scores = events.flatMap((event) => (event.type === 'score' ? [event.data.score] : []))
    expect(scores.length).toBeGreaterThanOrEqual(4)
    for (const { category, max } of scores) expect(category).toBe(max)

    const decoded = decodeLog(encodeLog(events))
    if (!decoded.ok) throw new Error(decoded.message)
    const again = await rescore(decoded.events, bench())
    expect(again.differences).toEqual([])
    expect(again.status).toBe('accepted')
    const live = events.findLast((event) => event.type === 'estimate')
    expect(live?.type === 'estimate' && Object.is(again.blocks[0]?.theta, live.data.theta)).toBe(true)
    expect(live?.type === 'estimate' && Object.is(again.blocks[0]?.se, live.data.se)).toBe(true)
  })

  it('rates blank answers below mixed ones, and those below right ones', async () => {
    const thetas: number[] = []
    const mixedAttempt = () => attempt((position) => position % 2 === 1)
    for (const taken of [wrongAttempt, mixedAttempt, rightAttempt]) {
      const events = await taken()
      const estimate = events.findLast((event) => event.type === 'estimate')
      if (estimate?.type === 'estimate') thetas.push(estimate.data.theta)
    }
    expect(thetas).toEqual([...thetas].sort((left, right) => left - right))
    expect(new Set(thetas).size).toBe(3)
  })

  it('shows a result that follows from the log', async () => {
    const events = await rightAttempt()
    const loaded = await sample.load(sample.address)
    const result = resultOf(events, loaded)
    expect(result.type).toBe('result')
    if (result.type !== 'result') return
    const last = events.findLast((event) => event.type === 'estimate')
    expect(last?.type === 'estimate' && last.data.theta).toBe(result.result.theta)
    expect(result.result.path.map(({ item }) => item.id)).toEqual(
      events.flatMap((event) => (event.type === 'present' ? [event.data.item] : [])),
    )
    expect(result.result.calibrated).toBe(false)
  })

  it('goes on with the same item, text and time after the page died in the middle of an answer', async () => {
    const disk: MemoryDisk = { sessions: new Map() }
    const clock = { steady: 0, wall: 1_700_000_000_000 }
    const first = controllerOn(disk, clock, 'b2')
    await until(first, 'introduction')
    first.actions.start()
    const before = await until(first, 'working')
    clock.steady += 90_000
    if (before.item.kind === 'code') first.actions.edit('typescript', [], '// half an answer\n')
    else respond(first, true)
    await new Promise((resolve) => setTimeout(resolve, 800))

    clock.steady = 5
    clock.wall += 600_000
    const second = controllerOn(disk, clock, 'c3')
    const after = await until(second, 'working')
    expect(after.item.id).toBe(before.item.id)
    expect(after.draft).toEqual((first.view.value as typeof before).draft)
    expect(after.clock.elapsed()).toBe(90_000)
  })

  it.each([
    [
      'a better category',
      'score',
      (data: Record<string, unknown>) => ({
        ...data,
        score: { ...(data['score'] as object), category: 1, max: 1 },
      }),
    ],
    ['a higher theta', 'estimate', (data: Record<string, unknown>) => ({ ...data, theta: 2 })],
    [
      'another item',
      'present',
      (data: Record<string, unknown>) => ({
        ...data,
        item: [...sample.items.keys()].find((id) => id !== data['item']),
      }),
    ],
  ])('rejects a log that claims %s', async (_, type, forge) => {
    const events = await wrongAttempt()
    const target = events.findLastIndex((event) => event.type === type)
    const forged = events.map((event, at) =>
      at === target
        ? ({ ...event, data: forge(event.data as Record<string, unknown>) } as unknown as SessionEvent)
        : event,
    )
    const again = await rescore(forged, bench())
    expect(again.status).toBe('rejected')
    expect(again.differences.length).toBeGreaterThan(0)
  })

  it('rejects a hint that the item does not have, made up so that a wrong answer does not count', async () => {
    const events = await wrongAttempt()
    const at = events.findIndex((event) => event.type === 'submit')
    const submission = events[at]
    if (submission?.type !== 'submit') throw new Error('nothing was submitted')
    const hint = {
      ...submission,
      type: 'hint',
      data: { item: submission.data.item, hint: 99, cost: 'key' },
    } as SessionEvent
    const again = await rescore([...events.slice(0, at), hint, ...events.slice(at)], bench())
    expect(again.status).toBe('rejected')
    expect(again.differences.map(({ code }) => code)).toContain('hint')
  })

  it('rejects the longest log of events that do not fit in a moment, and says where it stopped', async () => {
    const events = await rightAttempt()
    const [last] = events.slice(-1)
    if (last === undefined) throw new Error('no events')
    const more = Array.from({ length: 200_000 - events.length }, (_, i) => ({
      ...last,
      seq: events.length + i,
    }))
    // Work in the square of the length would take hours, and run into the limit of a test.
    const again = await rescore([...events, ...more], bench())
    expect(again.status).toBe('rejected')
    const left = 200_000 - events.length - 500
    expect(again.differences.at(-1)).toEqual({
      seq: events.length + 500,
      code: 'unread',
      words: `So many events do not fit that the last ${left} of 200000 were not read.`,
    })
  })

  it('flags a session that is not over, and one whose clocks contradict each other', async () => {
    const events = await rightAttempt()
    const unfinished = await rescore(events.slice(0, -1), bench())
    expect([unfinished.status, ...unfinished.flags]).toEqual(['flagged', 'The session is not over.'])
    const at = events.findIndex((event) => event.type === 'submit')
    const late = events.map((event, index) => ({
      ...event,
      at: { ...event.at, wall: event.at.wall + (index < at ? 0 : 86_400_000) },
    }))
    const jumped = await rescore(late, bench())
    expect([jumped.status, ...jumped.flags]).toEqual([
      'flagged',
      "The machine's clock and the session's own time differ by 1440 min between two events.",
    ])
  })

  it('takes the words of the evidence from whichever version wrote them', async () => {
    const events = await wrongAttempt()
    const reworded = events.map((event) =>
      event.type === 'score'
        ? {
            ...event,
            data: {
              ...event.data,
              score: {
                ...event.data.score,
                parts: event.data.score.parts.map((part) => ({ ...part, detail: 'other words' })),
              },
            },
          }
        : event,
    )
    expect((await rescore(reworded, bench())).status).toBe('accepted')
  })

  it('flags a log from another build of the sandbox', async () => {
    const events = await wrongAttempt()
    const again = await rescore(events, { ...bench(), engineOf: enginesOf('1') })
    expect(again.status).toBe('flagged')
    expect(again.flags[0]).toContain('The browser ran engine-0.wasm and this is engine-1.wasm')
  })

  it('rejects a submission whose text is not the one that its edits give', async () => {
    const events = await rightAttempt()
    const forged = events.map((event) =>
      event.type === 'submit' && event.data.response.kind === 'code'
        ? ({
            ...event,
            data: {
              ...event.data,
              response: { ...event.data.response, text: `${event.data.response.text}\n` },
            },
          } as SessionEvent)
        : event,
    )
    const again = await rescore(forged, bench())
    expect(again.differences.map(({ code }) => code)).toContain('text')
  })
})
