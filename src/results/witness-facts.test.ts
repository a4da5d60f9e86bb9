import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf } from '#log'
import type { SessionEvent } from '#schemas/event'
import type { StampLine } from '#schemas/stamp-line'
import { witnessFacts } from './witness-facts.ts'

const BEGAN = Date.parse('2026-11-22T10:00:00.000Z')
const MINUTE = 60_000

interface Course {
  /** what one run has and another has not */
  readonly mark?: string
  readonly began?: number
  /** minutes for which the page was closed before each problem */
  readonly closed?: readonly number[]
}

/** A log of problems that take so many minutes each, by its own clocks. */
function logOf(
  minutes: readonly number[],
  { mark = 'one', began = BEGAN, closed = [] }: Course = {},
): readonly SessionEvent[] {
  const events: SessionEvent[] = []
  let mono = 0
  let away = 0
  const add = (type: string, data: object, ms: number): void => {
    mono += ms
    const before = events.at(-1)
    const prev = before === undefined ? '0'.repeat(64) : hashOf(before)
    const at = { mono, wall: began + mono + away }
    events.push({ seq: events.length, at, prev, type, data } as unknown as SessionEvent)
  }
  add('start', {}, 0)
  for (const [nth, spent] of minutes.entries()) {
    away += (closed[nth] ?? 0) * MINUTE
    if (closed[nth] !== undefined) add('resume', {}, 0)
    add('present', { item: `item-${nth}` }, 100)
    add('submit', { item: `item-${nth}`, mark }, spent * MINUTE)
    add('score', {}, 500)
  }
  add('finish', {}, 10)
  return events
}

const headOf = (events: readonly SessionEvent[]): string => hashOf(events.at(-1))

/** @param minute after ten by the witness's clock */
function stamp(moment: StampLine['moment'], event: SessionEvent | undefined, minute: number): StampLine {
  return {
    version: 1,
    kind: 'assay-stamp',
    attempt: '00000000-0000-4000-8000-000000000000',
    form: 'f'.repeat(64),
    moment,
    head: hashOf(event),
    number: 1,
    time: new Date(BEGAN + minute * MINUTE).toISOString(),
  }
}

const submits = (events: readonly SessionEvent[]) => events.filter(({ type }) => type === 'submit')

/** What a page tells of a log while it is made. @param late minutes by which each stamp comes too late: start, submissions, end */
function stampsOf(events: readonly SessionEvent[], late: readonly number[] = []): readonly StampLine[] {
  const minuteOf = (event: SessionEvent | undefined): number => ((event?.at.wall ?? 0) - BEGAN) / MINUTE
  const told = [events[0], ...submits(events), events.at(-1)]
  return told.map((event, at) => {
    const moment = at === 0 ? 'start' : at === told.length - 1 ? 'submission' : 'checkpoint'
    return stamp(moment, event, minuteOf(event) + (late[at] ?? 0))
  })
}

const facts = (events: readonly SessionEvent[], stamps: readonly StampLine[]): readonly string[] =>
  witnessFacts(events, headOf(events), stamps)

describe('what a witness saw', () => {
  const honest = logOf([10, 10, 10, 10])

  it('is nothing to tell of a log that it saw grow', () => {
    expect(facts(honest, stampsOf(honest))).toEqual([])
  })

  it('is no fact where stamps come late: at the start, at the end, or all of them', () => {
    expect(facts(honest, stampsOf(honest, [9]))).toEqual([])
    expect(facts(honest, stampsOf(honest, [0, 0, 0, 0, 0, 600]))).toEqual([])
    expect(facts(honest, stampsOf(honest, [9, 0.4, 0.4, 0.4, 0.4, 0.4]))).toEqual([])
  })

  it('is no fact where no network was there for a while: what comes then has the end of the log that it has then', () => {
    const [start, first, , third, ...rest] = stampsOf(honest)
    const kept = [start, first, third, ...rest].flatMap((one) => one ?? [])
    expect(facts(honest, kept)).toEqual([])
    // nor where the page was closed for two hours, in which session time stands still
    const closed = logOf([10, 10, 10, 10], { closed: [0, 0, 0, 120] })
    expect(facts(closed, stampsOf(closed))).toEqual([])
  })

  it('is a fact where nothing was told of the start, or of most of the test', () => {
    const [start, ...others] = stampsOf(honest)
    expect(facts(honest, others)).toEqual([
      'The witness was not told of its start: whether another run came before this one, nothing shows.',
    ])
    const only = (...nth: readonly number[]) =>
      [start, ...nth.map((at) => others[at])].flatMap((one) => one ?? [])
    const silence = (most: number): string =>
      `The witness was told nothing while ${most} of 4 problems were submitted: the page had no network, or was kept from it.`
    expect(facts(honest, only(0, 2))).toEqual([])
    expect(facts(honest, only(1, 4))).toEqual([])
    expect(facts(honest, only(2, 4))).toEqual([silence(3)])
    expect(facts(honest, only(0))).toEqual([silence(3)])
    expect(facts(honest, only())).toEqual([silence(4)])
    expect(facts(honest, [])).toHaveLength(2)
  })

  it('tells of a second run, whichever of them is handed in', () => {
    const second = logOf([5, 5, 5, 5], { mark: 'two', began: BEGAN + 60 * MINUTE })
    const both = [...stampsOf(honest), ...stampsOf(second)]
    expect(facts(second, both)).toEqual([
      'It was begun 2 times: the witness was told so at 2026-11-22T10:00:00.000Z and at 2026-11-22T11:00:00.000Z.',
      'Another run was begun first, at 2026-11-22T10:00:00.000Z by the witness: this result is of a later one.',
      expect.stringMatching(
        /^What was recorded when the witness stamped it at 2026-11-22T10:10:00\.100Z, and 3 times after that, is not in this log/,
      ),
      expect.stringMatching(/^At 2026-11-22T10:40:.* the witness was told that another log than this one/),
    ])
    expect(facts(honest, both)).toEqual([
      expect.stringMatching(/^It was begun 2 times/),
      expect.stringMatching(/^What was recorded when the witness stamped it at 2026-11-22T11:05/),
    ])
  })

  it('tells of two runs from one start, by what was stamped on the way', () => {
    const second = logOf([1, 1, 1, 1], { mark: 'two' })
    const [start, ...others] = stampsOf(honest)
    expect(hashOf(second[0])).toBe(start?.head)
    expect(
      facts(
        second,
        [start, ...others.slice(0, 1)].flatMap((one) => one ?? []),
      ),
    ).toEqual([
      'What was recorded when the witness stamped it at 2026-11-22T10:10:00.100Z is not in this log: it is of another run, or it was changed.',
      expect.stringMatching(/^The witness was told nothing while 4 of 4/),
    ])
  })

  it('tells where both clocks of a log went slower than its own', () => {
    const slow = logOf([1, 1, 1, 1])
    const [start, first, second, third, fourth, end] = stampsOf(slow)
    const at = (one: StampLine | undefined, minute: number): readonly StampLine[] =>
      one === undefined ? [] : [{ ...one, time: new Date(BEGAN + minute * MINUTE).toISOString() }]
    const real = [at(start, 0), at(first, 45), at(second, 90), at(third, 135), at(fourth, 180), at(end, 180)]
    expect(facts(slow, real.flat())).toEqual([
      'The witness saw 180 min pass where the log has 4 min at most: the clocks of the machine were slow, or stood.',
    ])
    // what may be lateness is none
    expect(facts(slow, [at(start, 0), at(second, 2.9), at(fourth, 4.9), at(end, 90)].flat())).toEqual([])
  })

  it('is no fact of an honest page, however its network comes and goes', () => {
    const seconds = (most: number) => fc.integer({ min: 0, max: most * 1000 })
    const spent = fc.array(fc.double({ min: 0.05, max: 20, noNaN: true }), { minLength: 1, maxLength: 8 })
    // by the page's clock: when each request leaves, how long it is under way
    const sends = fc.array(fc.tuple(seconds(9000), seconds(30)), { maxLength: 12 })
    fc.assert(
      fc.property(spent, sends, seconds(86_400), (minutes, requests, ahead) => {
        const events = logOf(minutes)
        const told = requests
          .toSorted(([left], [right]) => left - right)
          .map(([sent, way], nth) => {
            const now = BEGAN + sent
            const last = events.findLast(({ at }) => at.wall <= now)
            const over = last === events.at(-1)
            const moment = nth === 0 ? 'start' : over ? 'submission' : 'checkpoint'
            return stamp(moment, nth === 0 ? events[0] : last, (sent + way + ahead) / MINUTE)
          })
        const said = facts(events, told).filter((words) => !words.startsWith('The witness was'))
        expect(said).toEqual([])
      }),
    )
  })
})
