import { describe, expect, it } from 'vitest'
import { attemptsOf, historyOf, type History, type ReadSession } from './history.ts'
import { itemStates, stateIn } from './item-state.ts'
import { countedAttempts, levels } from './levels.ts'
import type { PracticeIndex } from './practice-index.ts'
import { recentlySeen, SEEN_MS } from './recently-seen.ts'
import { sampleIndex, sampleItem, sampleTest } from './sample-index.ts'
import { sampleLog } from './sample-log.ts'
import { whatToPractise } from './what-to-practise.ts'

const items = [
  sampleItem('a', ['reading.state']),
  sampleItem('b', ['data.joins', 'reading.tracing']),
  sampleItem('c', ['systems.caching']),
  sampleItem('d', ['data.windows'], { ai: 'allowed' }),
]
const tests = [sampleTest('practice'), sampleTest('mock', 'end')]
const release = { hash: 'r'.repeat(64), index: sampleIndex(items, tests) }
const index: PracticeIndex = { releases: [release], earlier: [], missing: [] }
const START = Date.UTC(2026, 0, 5)
const DAY = 24 * 60 * 60 * 1000

type Sample = Parameters<typeof sampleLog>[0]
let made = 0

function read(sample: Partial<Sample>): ReadSession {
  made += 1
  const { session, events } = sampleLog({
    release,
    test: 'practice',
    attempts: [],
    when: START + made * DAY,
    number: made,
    finishes: 'main',
    ...sample,
  })
  return { session, created: events[0]?.at.wall ?? 0, log: { ok: true, events } }
}

function history(...sessions: readonly ReadSession[]): History {
  return historyOf(sessions, index, 'dry-run')
}

describe('the history', () => {
  it('tells each attempt with its first score, its best one, and what came after', () => {
    const past = history(
      read({ attempts: [{ item: 'a', categories: [1, 3, 2], reveal: true, hint: false }], when: START }),
    )
    expect(past.sessions).toMatchObject([
      { test: 'practice', title: 'Test practice', state: 'finished', release: 'held', single: undefined },
    ])
    expect(attemptsOf(past)).toMatchObject([
      {
        item: 'a',
        facts: { title: 'The a' },
        same: true,
        first: true,
        counted: true,
        score: { category: 1 },
        best: { category: 3 },
        retries: 2,
        revealed: true,
        when: START + 300_000,
      },
    ])
  })

  it('calls first what was submitted first on this device, whatever the order of reading', () => {
    const early = read({ attempts: [{ item: 'a', categories: [1] }], when: START })
    const shown = read({ attempts: [{ item: 'a', categories: [] }], when: START - DAY, finishes: undefined })
    const late = read({ attempts: [{ item: 'a', categories: [3] }], when: START + DAY })
    for (const order of [
      [early, shown, late],
      [late, early, shown],
    ]) {
      const firsts = attemptsOf(history(...order)).filter(({ first }) => first)
      expect(firsts.map(({ session }) => session)).toEqual([early.session])
    }
  })

  it('leaves the dry run out', () => {
    expect(history(read({ test: 'dry-run' }))).toEqual({ sessions: [], unreadable: [] })
  })

  it('keeps what is no longer offered: an item, a test, a whole release', () => {
    const removedItem = read({ attempts: [{ item: 'gone', categories: [2] }] })
    const removedTest = read({ test: 'old', attempts: [{ item: 'a', categories: [2] }] })
    const removedRelease = read({
      release: { ...release, hash: 'x'.repeat(64) },
      attempts: [{ item: 'c', categories: [2] }],
    })
    const past = history(removedItem, removedTest, removedRelease)
    expect(past.sessions).toHaveLength(3)
    const of = (one: ReadSession) => past.sessions.find(({ session }) => session === one.session)
    expect(of(removedItem)?.attempts).toMatchObject([{ facts: undefined, score: { category: 2 } }])
    expect(of(removedTest)).toMatchObject({ title: undefined, test: 'old', state: 'finished' })
    // The item itself is still the same one, so its answer counts.
    expect(of(removedRelease)).toMatchObject({ release: 'removed', attempts: [{ same: true }] })
  })

  it('lets a session of an earlier build go on, and names its items without offering them', () => {
    const old = { hash: 'o'.repeat(64), index: sampleIndex([sampleItem('gone', ['data.joins'])], tests) }
    const open = read({ release: old, attempts: [{ item: 'gone', categories: [] }], finishes: undefined })
    const past = historyOf([open], { ...index, earlier: [old] }, 'dry-run')
    expect(past.sessions).toMatchObject([
      { release: 'held', state: 'unfinished', attempts: [{ offered: false, facts: { title: 'The gone' } }] },
    ])
    expect(stateIn(itemStates(past), 'gone').type).toBe('working')
  })

  it('tells a release that could not be loaded from one that is gone', () => {
    const one = read({ release: { ...release, hash: 'y'.repeat(64) } })
    const past = historyOf([one], { ...index, missing: ['y'.repeat(64)] }, 'dry-run')
    expect(past.sessions).toMatchObject([{ release: 'missing' }])
  })

  it('keeps a log that cannot be read, or that begins with something else, as a row with the reason', () => {
    const { log } = read({})
    const rest = log.ok ? log.events.slice(1) : []
    const past = history(
      { session: 'broken', created: 5, log: { ok: false, message: 'Unexpected link' } },
      { session: 'headless', created: 7, log: { ok: true, events: rest } },
      { session: 'empty', created: 6, log: { ok: true, events: [] } },
    )
    expect(past.unreadable.map(({ session }) => session)).toEqual(['headless', 'empty', 'broken'])
    expect(past.unreadable.at(-1)?.message).toBe('Unexpected link')
  })

  it('withholds the scores of a test that tells them in the end, until then', () => {
    const attempts = [{ item: 'a', categories: [3] }]
    const open = history(read({ test: 'mock', attempts, finishes: undefined }))
    expect(attemptsOf(open)).toMatchObject([{ score: undefined, best: undefined, withheld: true }])
    expect(countedAttempts(open)).toEqual([])
    expect(stateIn(itemStates(open), 'a')).toMatchObject({ type: 'working', test: 'mock' })
    const over = history(read({ test: 'mock', attempts }))
    expect(attemptsOf(over)).toMatchObject([{ score: { category: 3 }, withheld: false }])
  })
})

describe('the levels', () => {
  it('move by first submissions to which nothing was given away, and only without an AI', () => {
    const past = history(
      read({ attempts: [{ item: 'a', categories: [3] }] }),
      read({ attempts: [{ item: 'a', categories: [0] }] }),
      read({ attempts: [{ item: 'b', categories: [0, 3], hint: true }] }),
      read({ attempts: [{ item: 'c', categories: [0] }], seen: ['c'] }),
      read({ attempts: [{ item: 'd', categories: [0] }] }),
      read({ attempts: [{ item: 'gone', categories: [0] }] }),
    )
    expect(countedAttempts(past).map(({ item }) => item)).toEqual(['a'])
    const found = levels(past, index)
    expect(found.map(({ area, answers }) => [area, answers])).toEqual([
      ['reading', 1],
      ['data', 0],
      ['systems', 0],
    ])
    expect(found[0]?.theta).toBeGreaterThan(0.2)
  })

  it('do not take an answer to an item that has changed since', () => {
    const changed = {
      ...sampleIndex(
        items.map((item) => ({ ...item, hash: 'f'.repeat(64) })),
        tests,
      ),
    }
    const one = read({ attempts: [{ item: 'a', categories: [3] }] })
    const past = historyOf([one], { ...index, releases: [{ hash: 'n'.repeat(64), index: changed }] }, '-')
    expect(attemptsOf(past)).toMatchObject([{ same: false, facts: { title: 'The a' } }])
    expect(countedAttempts(past)).toEqual([])
  })

  it('settle answer by answer, and end where they stand', () => {
    const past = history(
      read({ attempts: [{ item: 'a', categories: [3] }] }),
      read({ attempts: [{ item: 'b', categories: [1] }] }),
    )
    const [reading, data] = levels(past, index)
    expect(reading?.course.map(({ attempt }) => attempt.item)).toEqual(['a', 'b'])
    expect(data?.course).toHaveLength(1)
    const last = reading?.course.at(-1)
    expect(last?.theta).toBeCloseTo(reading?.theta ?? NaN, 9)
    expect(last?.low).toBeCloseTo(reading?.low ?? NaN, 9)
    expect(last?.high).toBeCloseTo(reading?.high ?? NaN, 9)
  })
})

describe('what was seen lately', () => {
  it('is what was presented in the last 30 days, the thirtieth included, submitted or not', () => {
    const now = START + 100 * DAY
    const at = (when: number, item: string) =>
      read({ when, attempts: [{ item, categories: [] }], finishes: undefined })
    const past = history(at(now - SEEN_MS, 'a'), at(now - SEEN_MS - 1, 'b'), at(now + DAY, 'c'))
    expect([...recentlySeen(past, now)].sort()).toEqual(['a', 'c'])
  })
})

describe('how the candidate stands with an item', () => {
  it('is the best that was reached, and what is under way before that', () => {
    const tried = read({ attempts: [{ item: 'a', categories: [0] }] })
    const better = read({ attempts: [{ item: 'a', categories: [1, 2] }] })
    const solved = read({ attempts: [{ item: 'b', categories: [1, 3] }] })
    const open = read({ test: 'only-b', attempts: [{ item: 'b', categories: [] }], finishes: undefined })
    const states = itemStates(history(tried, better, solved))
    expect(stateIn(states, 'a')).toEqual({ type: 'tried', category: 2, max: 3 })
    expect(stateIn(states, 'b')).toEqual({ type: 'solved' })
    expect(stateIn(states, 'c')).toEqual({ type: 'new' })
    expect(stateIn(itemStates(history(solved, open)), 'b')).toEqual({
      type: 'working',
      test: 'only-b',
      single: true,
    })
  })

  it('is no longer under way where the session cannot go on', () => {
    const gone = { ...release, hash: 'x'.repeat(64) }
    const open = read({ release: gone, attempts: [{ item: 'a', categories: [] }], finishes: undefined })
    expect(stateIn(itemStates(history(open)), 'a')).toEqual({ type: 'new' })
  })
})

describe('what to practise', () => {
  const now = START + 400 * DAY

  it('is in the weakest area, never what was seen lately or is on screen', () => {
    const past = history(
      read({ attempts: [{ item: 'a', categories: [3] }], when: now - DAY }),
      read({ attempts: [{ item: 'c', categories: [0] }], when: START }),
    )
    expect(whatToPractise(past, index, now)).toMatchObject({
      type: 'item',
      item: { id: 'c' },
      area: { title: 'Systems' },
      again: true,
    })
    expect(whatToPractise(past, index, now, 'c')).toMatchObject({ item: { id: 'b' }, again: false })
  })

  it('says when everything was seen lately, and when there is nothing', () => {
    const all = items.map(({ id }) => ({ item: id, categories: [3] }))
    expect(whatToPractise(history(read({ attempts: all, when: now })), index, now)).toEqual({
      type: 'all-seen',
    })
    expect(whatToPractise(history(), { ...index, releases: [] }, now)).toEqual({ type: 'nothing' })
  })
})
