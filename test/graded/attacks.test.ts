/**
 * Attacks on the graded protocol, each as somebody with a link and all of the page's code could make it. One file, since
 * all of them begin from the same sealed test and the same two honest sittings.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeLog, hashOf, makeOrganisationKey, sealResult } from '#log'
import type { EventOf, EventType, SessionEvent } from '#schemas/event'
import type { PracticeItem } from '#schemas/public-item'
import type { Score } from '#schemas/score'
import type { SealedResult } from '#schemas/sealed-result'
import type { StampLine } from '#schemas/stamp-line'
import type { Encoded } from '#schemas/value'
import { readSealed, type RegistryForm, rejected, scoreSealed, type SealedScore } from '#results'
import { openBench, scoreSealedFiles } from '../../generators/cli/score-sealed-files.ts'
import { plainJson } from '../../src/session/plain-json.ts'
import { attackRows, type AttackId, type Outcome } from '#report'
import {
  chained,
  gradedWorld,
  openedForm,
  rightAnswer,
  sealed,
  sealedBytes,
  sealedText,
  sit,
  wrongAnswer,
  type Answer,
  type Forgery,
  type GradedWorld,
  type Sitting,
} from './headless.ts'

const ordinary = { timeMultiplier: 1, plainEditor: false, signals: true }
/** An item of code and what its function is called. */
const CODE = 'what-lies-on-the-shelf'
const FUNCTION = 'stock'

let world: GradedWorld
/** the same with forms that have a witness */
let watched: GradedWorld
let honest: { readonly right: Sitting; readonly wrong: Sitting; readonly mixed: Sitting }
beforeAll(async () => {
  world = await gradedWorld([
    { candidate: 'ours', accommodations: ordinary },
    { candidate: 'theirs', accommodations: ordinary },
    { candidate: 'late', accommodations: ordinary, closes: '2026-11-19T12:00:00.000Z' },
  ])
  watched = await gradedWorld([{ candidate: 'ours', accommodations: ordinary }], undefined, {
    endpoint: 'https://tests.example.org/results',
    witness: true,
  })
  honest = { right: await sitAs(right), wrong: await sitAs(wrong), mixed: await sitAs(rightThenWrong) }
})
afterAll(() => Promise.all([world.close(), watched.close()]))

const right = (item: PracticeItem): Answer => rightAnswer(world, item)
const wrong = (item: PracticeItem): Answer => wrongAnswer(world, item)
const rightThenWrong = (item: PracticeItem, position: number): Answer => (position <= 2 ? right : wrong)(item)

function ours(at = 0): RegistryForm {
  const form = world.forms[at]
  if (form === undefined) throw new Error(`no form ${at}`)
  return form
}

function sitAs(answer: (item: PracticeItem, position: number) => Answer, at = 0, forged: Forgery = {}) {
  return sit(world, ours(at), answer, forged)
}

/** What came of an attack. */
interface Attempted {
  readonly scored: Pick<SealedScore, 'status' | 'reasons'>
  /** whether it is worth more than the work is */
  readonly gains: boolean
  /** a part of what is said */
  readonly says?: RegExp
}

function outcomeOf({ scored, gains }: Attempted): Outcome {
  if (scored.status !== 'accepted') return scored.status
  return gains ? 'not stoppable' : 'true value'
}

const shown = new Set<AttackId>()

function attack(id: AttackId, run: () => Promise<Attempted>): void {
  const { attack: words, outcome } = attackRows[id]
  shown.add(id)
  it(`${words}: ${outcome}`, async () => {
    const attempted = await run()
    expect([outcomeOf(attempted), attempted.scored.reasons]).toEqual([outcome, attempted.scored.reasons])
    if (outcome === 'rejected') expect(attempted.scored).toMatchObject({ theta: null, scales: [], items: [] })
    if (attempted.says) expect(attempted.scored.reasons.join('\n')).toMatch(attempted.says)
  })
}

/** Seals other events with the link of a sitting, and scores them. */
async function scoredWith({ opened }: Sitting, events: readonly SessionEvent[]): Promise<SealedScore> {
  return scoreSealed(await sealed(opened, events), world.bench)
}

/** A sitting whose form has a witness. */
function sitWatched(answer: (item: PracticeItem) => Answer): Promise<Sitting> {
  const [form] = watched.forms
  if (form === undefined) throw new Error('no form')
  return sit(watched, form, answer)
}

/** What its witness is told, at moments of its own clock. */
function stampsOf(
  { opened: { form, hash } }: Sitting,
  events: readonly SessionEvent[],
  timeOf: (event: SessionEvent) => number,
): readonly StampLine[] {
  const last = events.length - 1
  return events.flatMap((event, at) => {
    const moment = at === 0 ? 'start' : at === last ? 'submission' : 'checkpoint'
    if (moment === 'checkpoint' && event.type !== 'submit') return []
    const time = new Date(timeOf(event)).toISOString()
    const { attempt } = form
    const head = hashOf(event)
    return {
      version: 1 as const,
      kind: 'assay-stamp' as const,
      attempt,
      form: hash,
      moment,
      head,
      number: at + 1,
      time,
    }
  })
}

async function scoredWatched(
  { opened }: Sitting,
  events: readonly SessionEvent[],
  stamps: readonly StampLine[],
): Promise<SealedScore> {
  const bench = { ...watched.bench, stamps: new Map([[opened.form.attempt, stamps]]) }
  return scoreSealed(await sealed(opened, events), bench)
}

/** By the log's own clock. */
const asLogged = ({ at }: SessionEvent): number => at.wall

/** The events of a sitting with those of one type changed, in a chain of their own. */
function changed<Type extends EventType>(
  events: readonly SessionEvent[],
  type: Type,
  change: (data: EventOf<Type>['data'], nth: number) => EventOf<Type>['data'],
): readonly SessionEvent[] {
  let nth = 0
  return chained(
    events.map((event) =>
      event.type === type
        ? ({ ...event, data: change(event.data as EventOf<Type>['data'], nth++) } as SessionEvent)
        : event,
    ),
  )
}

/** The events with others put in after the nth of a type. */
function inserted(
  events: readonly SessionEvent[],
  after: EventType,
  made: (before: SessionEvent) => readonly Pick<SessionEvent, 'type' | 'data'>[],
): readonly SessionEvent[] {
  const place = events.findIndex(({ type }) => type === after)
  const before = events[place]
  if (before === undefined) throw new Error(`no ${after}`)
  const added = made(before).map((one) => ({ ...one, at: before.at }) as SessionEvent)
  return chained([...events.slice(0, place + 1), ...added, ...events.slice(place + 1)])
}

/** The events of each problem, from its presentation to its estimate or submission. */
function stretches(events: readonly SessionEvent[]): readonly (readonly SessionEvent[])[] {
  const made: SessionEvent[][] = []
  for (const event of events) {
    if (event.type === 'present' || event.type === 'finish' || made.length === 0) made.push([])
    made.at(-1)?.push(event)
  }
  return made
}

/** Events in another order, at the times of the former. */
function inOrder(events: readonly SessionEvent[]): readonly SessionEvent[] {
  const times = events.map(({ at }) => at).toSorted((left, right) => left.mono - right.mono)
  return chained(events.map((event, at) => ({ ...event, at: times[at] ?? event.at }) as SessionEvent))
}

function better(score: Score): Score {
  return {
    ...score,
    category: score.max,
    cases: (score.cases ?? []).map((one) => ({ ...one, verdict: 'passed' })),
    parts: score.parts.map((part) => ({ ...part, earned: part.possible })),
  } as Score
}

const categoryOf = ({ items }: SealedScore, id: string) => items.find((one) => one.id === id)?.category
const provisionalOf = ({ items }: SealedScore, id: string) => items.find((one) => one.id === id)?.provisional

describe('honest results', () => {
  it('are accepted, and worth what they are', async () => {
    const [best, worst] = await Promise.all(
      [honest.right, honest.wrong].map(({ result }) => scoreSealed(result, world.bench)),
    )
    expect([best?.status, best?.reasons, worst?.status, worst?.reasons]).toEqual([
      'accepted',
      [],
      'accepted',
      [],
    ])
    expect(best?.items.map(({ category, max }) => category === max)).toEqual([true, true, true, true])
    expect(best?.items.map(({ provisional }) => provisional === undefined)).toEqual([
      false,
      true,
      false,
      false,
    ])
    expect(best?.theta).toBeGreaterThan(1)
    expect(worst?.theta).toBeLessThan(0)
  })
})

describe('an honest result with a witness', () => {
  it('is accepted, and its form has the seal that it had', async () => {
    const sitting = await sitWatched(right)
    const { events, opened } = sitting
    expect(opened.form).toMatchObject({ endpoint: 'https://tests.example.org/results', witness: true })
    const scored = await scoredWatched(sitting, events, stampsOf(sitting, events, asLogged))
    expect([scored.status, scored.reasons]).toEqual(['accepted', []])
    // what nobody was told is a fact, and what was told of another form none
    const others = stampsOf(sitting, events, asLogged).map((one) => ({ ...one, form: '0'.repeat(64) }))
    for (const stamps of [[], others])
      expect((await scoredWatched(sitting, events, stamps)).reasons[0]).toMatch(/not told of its start/)
  })
})

describe('a log that claims what is not so', () => {
  const noGain = (scored: SealedScore, says?: RegExp): Attempted => ({
    scored,
    gains: true,
    ...(says && { says }),
  })

  attack('claim-score', async () => {
    const sitting = await sitAs(wrong, 0, { claim: better })
    return noGain(await scoreSealed(sitting.result, world.bench), /running it again|when run again/)
  })
  attack('flip-result', async () => {
    const { wrong: sitting } = honest
    const events = changed(sitting.events, 'score', (data) => ({ ...data, score: better(data.score) }))
    return noGain(await scoredWith(sitting, events), /running it again|when run again/)
  })
  attack('claim-theta', async () => {
    const { wrong: sitting } = honest
    const events = changed(sitting.events, 'estimate', (data) => ({ ...data, theta: data.theta + 1e-9 }))
    return noGain(await scoredWith(sitting, events), /the engine says estimate/)
  })
  attack('change-event', async () => {
    const { wrong: sitting } = honest
    const log = encodeLog(sitting.events)
    const text = log.replace('"category":0', '"category":3')
    expect(text).not.toBe(log)
    return noGain(
      await scoreSealed(await sealedText(sitting.opened, text), world.bench),
      /Unexpected end of the log/,
    )
  })
  attack('reorder', async () => {
    const { mixed: sitting } = honest
    const [start = [], one = [], two = [], three = [], ...rest] = stretches(sitting.events)
    const events = inOrder([start, three, two, one, ...rest].flat())
    return noGain(await scoredWith(sitting, events), /the engine says present/)
  })
  attack('drop', async () => {
    const { mixed: sitting } = honest
    const [start = [], one = [], two = [], , ...rest] = stretches(sitting.events)
    return noGain(
      await scoredWith(sitting, inOrder([start, one, two, ...rest].flat())),
      /the engine says present/,
    )
  })
  attack('truncate', async () => {
    const { mixed: sitting } = honest
    const events = stretches(sitting.events).slice(0, 3).flat()
    return noGain(await scoredWith(sitting, events), /The session is not over/)
  })
  attack('end-early', async () => {
    const sitting = await sitAs((item, position) => (position <= 2 ? right(item) : 'end'))
    return noGain(await scoreSealed(sitting.result, world.bench), /ended the block main before it was over/)
  })
  attack('swap-code', async () => {
    const { wrong: sitting } = honest
    const events = changed(sitting.events, 'submit', (data) => {
      const answer = right({ id: data.item } as PracticeItem)
      return answer instanceof Object && 'text' in answer && 'text' in data.response
        ? { ...data, response: { ...data.response, text: answer.text } as typeof data.response }
        : data
    })
    return noGain(await scoredWith(sitting, events), /not the one that its edits give/)
  })
  attack('swap-choice', async () => {
    const { wrong: sitting } = honest
    const events = changed(sitting.events, 'submit', (data) => {
      const answer = right({ id: data.item } as PracticeItem)
      return answer instanceof Object && 'response' in answer ? { ...data, response: answer.response } : data
    })
    return noGain(await scoredWith(sitting, events), /not the last one that was recorded/)
  })
  attack('choose-easier', async () => {
    const sitting = await sitAs(wrong, 0, {
      choose: (opened, presented, data) => {
        const other = [...opened.contents.values()]
          .map(({ facts }) => facts)
          .filter(({ id, steers }) => steers && !presented.has(id) && id !== data.item)
          .toSorted((left, one) => left.level - one.level)[0]
        return other ? { ...data, item: other.id, version: other.version, hash: other.hash } : data
      },
    })
    return noGain(await scoreSealed(sitting.result, world.bench), /the engine says present/)
  })
  attack('mark-seen', async () => {
    const seen = [...(await openedForm(world, ours())).contents.keys()].slice(0, 5)
    const sitting = await sitAs(right, 0, { start: { seen } })
    return noGain(await scoreSealed(sitting.result, world.bench), /claims that items were met before/)
  })
  attack('drop-languages', async () => {
    const sitting = await sitAs(right, 0, { start: { languages: ['python'] } })
    return noGain(
      await scoreSealed(sitting.result, world.bench),
      /names other languages than the page offers/,
    )
  })
  attack('hint-made-up', async () => {
    const { wrong: sitting } = honest
    const events = inserted(sitting.events, 'present', ({ data }) => [
      { type: 'hint', data: { item: 'item' in data ? data.item : '', hint: 0, cost: 'key' } },
    ])
    return noGain(await scoredWith(sitting, events), /has no hint 0/)
  })
  attack('score-closed', async () => {
    const { wrong: sitting } = honest
    const place = sitting.events.findLastIndex(
      ({ type, data }) => type === 'submit' && 'item' in data && data.item === closedOf(sitting),
    )
    const at = sitting.events[place]?.at
    const score = { category: 3, max: 3, parts: [] }
    const made = { type: 'score', at, data: { item: closedOf(sitting), score } } as unknown as SessionEvent
    const events = chained([...sitting.events.slice(0, place + 1), made, ...sitting.events.slice(place + 1)])
    return noGain(await scoredWith(sitting, events), /is scored on record, after the test/)
  })
  attack('claim-watchdog', async () => {
    const stop = ({ cases = [] }: Score) =>
      cases.map((one) => (one.verdict === 'passed' ? one : { ...one, verdict: 'stopped' }))
    const claim = (score: Score, item: string) =>
      (item === CODE ? { ...score, cases: stop(score) } : score) as Score
    const sitting = await sitAs(wrong, 0, { claim })
    return noGain(await scoreSealed(sitting.result, world.bench), /The watchdog stopped/)
  })
})

/** The item of a sitting that is scored on record alone. */
function closedOf({ events, opened }: Sitting): string {
  const found = events.find(
    ({ type, data }) =>
      type === 'present' && 'item' in data && opened.contents.get(data.item)?.steering === undefined,
  )
  return found && 'item' in found.data ? found.data.item : ''
}

describe('a result that is not what it says', () => {
  const score = async (result: SealedResult) => scoreSealed(result, world.bench)

  attack('relabel', async () => {
    const [, theirs] = world.forms
    const { result } = honest.right
    const relabelled = [
      { ...result, attempt: theirs?.attempt ?? '' },
      { ...result, attempt: theirs?.attempt ?? '', form: theirs?.form ?? '' },
    ]
    const [first, scored = rejected('')] = await Promise.all(relabelled.map(score))
    expect(first?.status).toBe('rejected')
    return { scored, gains: true, says: /does not open/ }
  })
  attack('foreign-log', async () => {
    const theirs = await openedForm(world, ours(1))
    const scored = await score(await sealed(theirs, honest.right.events))
    return { scored, gains: true, says: /of another attempt/ }
  })
  attack('other-test', async () => {
    const { right: sitting } = honest
    const other = { ...ordinary, timeMultiplier: null }
    const agreed = changed(sitting.events, 'start', (data) => ({ ...data, accommodations: other }))
    expect((await scoredWith(sitting, agreed)).reasons).toEqual([
      'The log claims other accommodations than those that were sealed for this candidate.',
    ])
    const release = { version: '1.0.0', hash: '0'.repeat(64) }
    const events = changed(sitting.events, 'start', (data) => ({ ...data, release }))
    return { scored: await scoredWith(sitting, events), gains: true, says: /another release/ }
  })
  attack('submit-twice', async () => {
    const files = { 'first.json': honest.wrong.result, 'second.json': honest.right.result }
    for (const [name, result] of Object.entries(files))
      await writeFile(join(world.root, name), JSON.stringify(result))
    const all = await scoreFiles(Object.keys(files))
    expect(all.map(({ status }) => status)).toEqual(['flagged', 'flagged'])
    return {
      scored: all[1] ?? rejected(''),
      gains: true,
      says: /another result of this attempt, first\.json/,
    }
  })
  attack('no-link', async () => {
    const { opened, events } = honest.right
    const guessed = { ...opened, secret: new Uint8Array(32) }
    return { scored: await score(await sealed(guessed, events)), gains: true, says: /with another link/ }
  })
  attack('other-key', async () => {
    const { opened, events } = honest.right
    const { public: other } = await makeOrganisationKey('Other', 'x', 16_384)
    const binding = { attempt: opened.form.attempt, form: opened.hash, secret: opened.secret }
    const scored = await score(await sealResult(encodeLog(events), other, binding))
    return { scored, gains: true, says: /sealed to another key/ }
  })
  attack('gzip-bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(512 * 1024 * 1024))
    const scored = await score(await sealedBytes(honest.right.opened, new Uint8Array(bomb)))
    return { scored, gains: true, says: /larger than 33554432 bytes/ }
  })
  attack('proto-json', async () => {
    const { opened, events, result } = honest.right
    const poison = '"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}'
    const file = JSON.stringify(result).replace('{', `{${poison},`)
    expect(readSealed(file)).toMatch(/^This is no sealed result/)
    for (const place of ['"version":2', '"attempt":', '"category":']) {
      const log = encodeLog(events).replace(place, `${poison},${place}`)
      expect(log).toContain('isAdmin')
      const scored = await score(await sealedText(opened, log))
      expect([place, scored.status]).toEqual([place, 'rejected'])
    }
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
    const log = encodeLog(events).replace('"response":{', `"response":{${poison},`)
    return { scored: await score(await sealedText(opened, log)), gains: true }
  })
  attack('million-events', async () => {
    const log = `{"version":2,"kind":"assay-log","events":[${'{},'.repeat(999_999)}{}],"head":"${'0'.repeat(64)}"}`
    const scored = await score(await sealedText(honest.right.opened, log))
    return { scored, gains: true, says: /Unexpected 1000000 events/ }
  })
  attack('deep-json', async () => {
    const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000)
    expect(readSealed(`{"version":1,"box":${deep}}`)).toMatch(/^This is no sealed result/)
    const log = `{"version":2,"kind":"assay-log","events":${deep},"head":"${'0'.repeat(64)}"}`
    return { scored: await score(await sealedText(honest.right.opened, log)), gains: true }
  })
  attack('many-tries', async () => {
    const { wrong: sitting } = honest
    const item = closedOf(sitting)
    const place = sitting.events.findIndex(
      ({ type, data }) => type === 'submit' && 'item' in data && data.item === item,
    )
    const before = sitting.events[place]
    if (before?.type !== 'submit') throw new Error('nothing was submitted')
    const answer = right({ id: item } as PracticeItem)
    const response = answer instanceof Object && 'response' in answer ? answer.response : before.data.response
    const one = [
      { type: 'retry', data: { item }, at: before.at },
      { type: 'submit', data: { item, response }, at: before.at },
    ] as const
    const tries = Array.from({ length: 10_000 }, () => one).flat() as unknown as readonly SessionEvent[]
    const events = chained([
      ...sitting.events.slice(0, place + 1),
      ...tries,
      ...sitting.events.slice(place + 1),
    ])
    const scored = await scoredWith(sitting, events)
    return { scored, gains: categoryOf(scored, item) !== 0 }
  })
})

async function scoreFiles(files: readonly string[]) {
  const { options, io, runner, bench } = world
  const source = await openBench({ ...options, bank: undefined, sealedDir: undefined, stamps: undefined }, io)
  return scoreSealedFiles(files, { ...source, runner, engineOf: bench.engineOf }, io)
}

describe("candidate's code", () => {
  const onlyCode = (text: string) => async (): Promise<SealedScore> => {
    const sitting = await sitAs((item) => (item.id === CODE ? { text, language: 'javascript' } : 'empty'))
    const scored = await scoreSealed(sitting.result, world.bench)
    expect(categoryOf(scored, CODE)).toBeTypeOf('number')
    return scored
  }
  const isWorthNothing = (scored: SealedScore): Attempted => ({
    scored,
    gains: categoryOf(scored, CODE) !== 0,
  })

  attack('hard-code-visible', async () => {
    const scored = await onlyCode(byHeart(examplesOf(CODE)))()
    return isWorthNothing(scored)
  })
  attack('hard-code-steering', async () => {
    const cases = await steeringOf(CODE)
    const scored = await onlyCode(byHeart(cases))()
    expect(provisionalOf(scored, CODE)).toBeGreaterThan(0)
    return isWorthNothing(scored)
  })
  attack('patch-builtins', async () => {
    const patched = `
      Array.prototype.every = () => true
      Array.prototype.some = () => true
      Object.is = () => true
      Object.keys = () => []
      Object.entries = () => []
      JSON.stringify = () => '{}'
      JSON.parse = () => ({})
      Map.prototype.get = () => ({})
      globalThis.Error = class { get message() { return '' } }
      Object.defineProperty(Object.prototype, 'verdict', { get: () => 'passed', set: () => undefined })
      export function ${FUNCTION}() { return {} }`
    const scored = await onlyCode(patched)()
    return isWorthNothing(scored)
  })
  attack('trap-values', async () => {
    for (const trap of [
      '({ get a() { throw new Error("trap") }, toJSON: () => ({}) })',
      'new Proxy({}, { get: () => 1, ownKeys: () => { throw { then: 1 } } })',
      '({ then: (resolve) => resolve({}) })',
      'Object.create({ a: 1 }, { [Symbol.toPrimitive]: { value: () => 0 } })',
    ]) {
      const scored = await onlyCode(onFirst(`return ${trap}`))()
      expect([trap, scored.status, categoryOf(scored, CODE)]).toEqual([trap, 'accepted', 0])
    }
    return isWorthNothing(await onlyCode(`export async function ${FUNCTION}() { return {} }`)())
  })
  attack('endless-loop', async () => isWorthNothing(await onlyCode(onFirst('for (;;);'))()))
  attack('memory-bomb', async () =>
    isWorthNothing(
      await onlyCode(onFirst("const all = []; for (;;) all.push('x'.repeat(1e6) + all.length)"))(),
    ),
  )
})

interface Example {
  readonly id: string
  readonly input: readonly Encoded[]
  readonly expected: Encoded
}

function examplesOf(id: string): readonly Example[] {
  const { task } = world.entry(id).item
  return 'examples' in task ? (task.examples as unknown as readonly Example[]) : []
}

async function steeringOf(id: string): Promise<readonly Example[]> {
  const { contents } = await openedForm(world, ours())
  return (contents.get(id)?.steering?.cases ?? []) as unknown as readonly Example[]
}

const KEY_OF = `const keyOf = (given) => JSON.stringify(given, (_, value) =>
  value === null || typeof value !== 'object' || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort()))`

/** Code that knows some cases and nothing else. */
function byHeart(cases: readonly Example[]): string {
  const rows = cases.map(({ input, expected }) => `[keyOf(${plainJson([...input])}), ${plainJson(expected)}]`)
  return `${KEY_OF}
const known = new Map([${rows.join()}])
export function ${FUNCTION}(...given) { return new Map(Object.entries(known.get(keyOf(given)) ?? { none: -1 })) }`
}

/** Code that does something for one visible case, and answers all others wrongly. */
function onFirst(statement: string): string {
  const [first] = examplesOf(CODE)
  return `${KEY_OF}
const first = keyOf(${plainJson([...(first?.input ?? [])])})
export function ${FUNCTION}(...given) { if (keyOf(given) === first) { ${statement} } return new Map() }`
}

describe('clocks', () => {
  /** The events of the right answers at other times. @param time of the event with this number, which had these */
  const timed = (time: (at: SessionEvent['at'], nth: number) => SessionEvent['at']) => {
    const { right: sitting } = honest
    const events = chained(sitting.events.map((event, nth) => ({ ...event, at: time(event.at, nth) })))
    return scoredWith(sitting, events)
  }
  const attempted = async (scored: Promise<SealedScore>, says?: RegExp): Promise<Attempted> => ({
    scored: await scored,
    gains: true,
    ...(says && { says }),
  })

  attack('one-clock', () =>
    attempted(
      timed(({ mono, wall }, nth) => ({ mono, wall: nth < 8 ? wall : wall - 3_600_000 })),
      /differ by 60 min between two events/,
    ),
  )
  attack('slow-clock', () =>
    attempted(
      timed(({ wall }, nth) => ({ mono: nth * 10_000, wall: wall + nth * 20_000 })),
      /go at different speeds/,
    ),
  )
  attack('close-page', () => {
    const { right: sitting } = honest
    const hours = 3 * 3_600_000
    let away = 0
    const events = inserted(sitting.events, 'present', () => [
      { type: 'resume', data: { recovered: 2, lostMs: hours } },
    ]).map((event) => {
      if (event.type === 'resume') away = hours
      return { ...event, at: { ...event.at, wall: event.at.wall + away } }
    })
    return attempted(scoredWith(sitting, chained(events)), /For 180 min the page was closed/)
  })
  attack('made-up-pause', () => {
    const { right: sitting } = honest
    const events = inserted(sitting.events, 'present', () => [
      { type: 'pause', data: {} },
      { type: 'resume', data: { recovered: 3 } },
    ])
    return attempted(scoredWith(sitting, events), /was paused once, and no breaks were agreed on/)
  })
  attack('out-of-time', () => {
    const last = honest.right.events.findLastIndex(({ type }) => type === 'submit')
    const late = 65 * 60_000
    return attempted(
      timed(({ mono, wall }, nth) =>
        nth < last ? { mono, wall } : { mono: mono + late, wall: wall + late },
      ),
      /after the time was over/,
    )
  })
  attack('outside-window', async () => {
    const sitting = await sitAs(right, 2)
    return attempted(scoreSealed(sitting.result, world.bench), /after it closed at/)
  })
})

describe('what nobody can tell from a file', () => {
  attack('fake-all-clocks', async () => {
    // Three hours passed; both clocks of the page were slowed down alike.
    const { right: sitting } = honest
    const started = sitting.events[0]?.at.wall ?? 0
    const events = chained(
      sitting.events.map((event, nth) => ({
        ...event,
        at: { mono: nth * 60_000, wall: started + nth * 60_000 },
      })),
    )
    return { scored: await scoredWith(sitting, events), gains: true }
  })
  attack('fake-all-clocks-witnessed', async () => {
    const sitting = await sitWatched(right)
    const { events } = sitting
    const times = events.map(asLogged)
    const [began, ended] = [Math.min(...times), Math.max(...times)]
    const slow = (3 * 3_600_000) / (ended - began)
    const stamps = stampsOf(sitting, events, (event) => began + slow * (asLogged(event) - began))
    return {
      scored: await scoredWatched(sitting, events, stamps),
      gains: true,
      says: /The witness saw 1\d\d min pass where the log has/,
    }
  })
  attack('run-twice-witnessed', async () => {
    const [first, second] = [await sitWatched(wrong), await sitWatched(right)]
    const later = chained(
      second.events.map((event) => ({ ...event, at: { ...event.at, wall: event.at.wall + 3_600_000 } })),
    )
    const stamps = [...stampsOf(first, first.events, asLogged), ...stampsOf(second, later, asLogged)]
    // the first one is told as well
    const own = await scoredWatched(first, first.events, stamps)
    expect(own).toMatchObject({ status: 'flagged' })
    const scored = await scoredWatched(second, later, stamps)
    expect(scored.reasons.join('\n')).toMatch(/Another run was begun first/)
    return { scored, gains: (scored.theta ?? 0) > (own.theta ?? 0), says: /It was begun 2 times/ }
  })
  attack('run-twice', async () => {
    const first = await scoreSealed(honest.wrong.result, world.bench)
    const second = await scoreSealed(honest.right.result, world.bench)
    return { scored: second, gains: (second.theta ?? 0) > (first.theta ?? 0) }
  })
  attack('typed-by-hand', async () => {
    const typed = await scoreSealed(honest.right.result, world.bench)
    const own = await scoreSealed(honest.wrong.result, world.bench)
    return { scored: typed, gains: (typed.theta ?? 0) > (own.theta ?? 0) }
  })
  attack('read-ahead', async () => {
    const { contents } = await openedForm(world, ours())
    const read = [...contents.values()]
    expect(read.every(({ item }) => item.stem.length > 100)).toBe(true)
    const followUp = read.flatMap(({ steering }) =>
      steering && 'followUp' in steering ? [steering.followUp] : [],
    )
    expect(followUp.length).toBeGreaterThan(0)
    const text = JSON.stringify(read)
    expect(text).not.toContain('"solutions":[{')
    const { key } = world.entry(CODE).sealed
    const shown = new Set((await steeringOf(CODE)).map(({ id }) => id))
    const hidden = 'cases' in key ? key.cases.filter(({ id }) => !shown.has(id)) : []
    expect(hidden.length).toBeGreaterThan(5)
    expect(hidden.filter(({ id }) => text.includes(id))).toEqual([])
    expect(read.every(({ item }) => !('grading' in item))).toBe(true)
    // What was prepared is typed in afterwards, before the eyes of a witness.
    const sitting = await sitWatched(right)
    const { events } = sitting
    return { scored: await scoredWatched(sitting, events, stampsOf(sitting, events, asLogged)), gains: true }
  })
})

it('has a test of each row', () => {
  expect([...shown].toSorted()).toEqual(Object.keys(attackRows).toSorted())
})
