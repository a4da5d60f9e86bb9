import { describe, expect, it } from 'vitest'
import { createEvent, NO_EVENT, type LogEvent } from './event.ts'
import { BEGINNING, contextAfter, eventOf, lineOf, type LineContext } from './line.ts'

const data = { item: 'sum', document: 'typescript', changes: [4, [2, 'ab'], 3], length: 9 }
const first = createEvent(undefined, { type: 'edit', data, at: { mono: 7, wall: 100 } })
const after = contextAfter(first, BEGINNING)

/** Why a line is refused; the event where it is none. */
function wordsOn(line: unknown, context: LineContext = after): unknown {
  const read = eventOf(line, context, NO_EVENT)
  return read.ok ? read.event : read.message
}

function next(type: 'edit' | 'pause', said: unknown, at = { mono: 8, wall: 101 }): LogEvent {
  return { seq: 1, at, prev: NO_EVENT, type, data: said }
}

describe('a line', () => {
  it('says when, what type, and what is new', () => {
    expect(lineOf(first, BEGINNING)).toEqual([{ mono: 7, wall: 100 }, 'edit', data])
    expect(lineOf(next('pause', {}), after)).toEqual([1, 'pause', {}])
    expect(lineOf(next('pause', {}, { mono: 9, wall: 99 }), after)).toEqual([2, 'pause', {}, -3])
    expect(lineOf(next('edit', { ...data, changes: [7, [1, 'c'], 1] }), after)).toEqual([
      1,
      'edit',
      [1, [1, 'c'], 1],
    ])
    expect(lineOf(next('edit', { ...data, changes: [[9, 'c']] }), after)).toEqual([1, 'edit', [-6, [9, 'c']]])
  })

  it('is an event again', () => {
    expect(wordsOn([1, 'edit', [-6, [9, 'c']], 5])).toEqual(
      next('edit', { ...data, changes: [[9, 'c']] }, { mono: 8, wall: 106 }),
    )
  })

  it.each([
    ['another document', { ...data, document: 'own-input' }],
    ['another item', { ...data, item: 'other' }],
    ['a length that the changes do not give', { ...data, length: 8 }],
    ['a key more', { ...data, more: 1 }],
    ['an empty first span', { ...data, changes: [0, [9, 'c']] }],
    ['half a character', { ...data, changes: [4.5, [4, 'c'], 0.5] }],
    ['a list of no changes', { ...data, changes: [{}, 9] }],
    ['no changes', { ...data, changes: undefined }],
    ['spans beyond what can be counted', { ...data, changes: [Number.MAX_SAFE_INTEGER, [9, 'c']] }],
    ['data that are a text', 'typed'],
  ])('says an edit in full that has %s', (_, said) => {
    expect(lineOf(next('edit', said), after)).toEqual([1, 'edit', said])
    expect(wordsOn([1, 'edit', said])).toEqual(next('edit', said))
  })

  it('says an edit in full after one whose end is unknown, and after one with a name that is too long', () => {
    for (const said of [{ ...data, changes: ['?'] }, { ...data, document: 'd'.repeat(81) }, 'typed']) {
      const context = contextAfter(next('edit', said), BEGINNING)
      expect(lineOf(next('edit', said), context)[2]).toEqual(said)
      expect(wordsOn([0, 'edit', [0, 9]], context)).toBe(
        'Unexpected short edit, expected one in full before it',
      )
    }
  })

  it('keeps the document in mind while something else happens', () => {
    const context = contextAfter(next('pause', {}), after)
    expect(lineOf(next('edit', { ...data, changes: [6, [3, '']] }), context)[2]).toEqual([0, [3, '']])
  })

  it('says the time in full where no difference is exact', () => {
    const far = { mono: Number.MAX_SAFE_INTEGER, wall: 0 }
    const context = contextAfter(next('pause', {}, { mono: 0, wall: Number.MAX_SAFE_INTEGER }), after)
    expect(lineOf(next('pause', {}, far), context)).toEqual([far, 'pause', {}])
  })

  const most = Number.MAX_SAFE_INTEGER
  it.each([
    [null, 'Unexpected line, expected an event [when, type, data, drift]'],
    [{ ...first }, 'Unexpected line, expected an event [when, type, data, drift]'],
    [[1, 'pause'], 'Unexpected line, expected an event [when, type, data, drift]'],
    [[1, 'pause', {}, 1, 1], 'Unexpected line, expected an event [when, type, data, drift]'],
    [[-1, 'pause', {}], 'Unexpected time, expected whole milliseconds after the event before'],
    [['1', 'pause', {}], 'Unexpected time, expected whole milliseconds after the event before'],
    [[1, 'pause', {}, 0.5], 'Unexpected drift, expected whole milliseconds'],
    [[1, 'pause', {}, null], 'Unexpected drift, expected whole milliseconds'],
    [[{ mono: 8, wall: 0 }, 'pause', {}, 1], 'Unexpected drift, expected none beside a time in full'],
    [
      [most, 'pause', {}],
      'Unexpected time, expected a sum with those before it that is a count of milliseconds',
    ],
    [
      [1, 'pause', {}, most],
      'Unexpected time, expected a sum with those before it that is a count of milliseconds',
    ],
    [
      [1, 'pause', {}, -102],
      'Unexpected time, expected a sum with those before it that is a count of milliseconds',
    ],
    [[1, 'edit', []], 'Unexpected start of a short edit, expected it within a text'],
    [[1, 'edit', [-7, 9]], 'Unexpected start of a short edit, expected it within a text'],
    [[1, 'edit', [most, 9]], 'Unexpected start of a short edit, expected it within a text'],
    [[1, 'edit', ['0', 9]], 'Unexpected start of a short edit, expected it within a text'],
    [[1, 'edit', [0, -1]], 'Unexpected changes in a short edit, expected spans and lines'],
    [[1, 'edit', [0, [0, 1]]], 'Unexpected changes in a short edit, expected spans and lines'],
    [[1, 'edit', [0, most, most]], 'Unexpected changes in a short edit, expected spans and lines'],
  ])('is refused as %j', (line, words) => {
    expect(wordsOn(line)).toBe(words)
  })

  it('must say the time in full where it is the first', () => {
    expect(wordsOn([0, 'pause', {}], BEGINNING)).toBe(
      'Unexpected first time, expected it in full as {mono, wall}',
    )
  })
})
