import { ChangeSet, EditorState } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEvent, type LogEvent } from './event.ts'
import { changesBetween, textFromEdits } from './text.ts'

const at = { mono: 0, wall: 0 }

/** A log in which each change set is one edit of document `answer` of item `a`. */
function edits(...changes: readonly unknown[]): LogEvent[] {
  const events: LogEvent[] = []
  for (const change of changes) {
    const data = { item: 'a', document: 'answer', changes: change as unknown[], length: lengthOf(change) }
    events.push(createEvent(events.at(-1), { type: 'edit', data, at }))
  }
  return events
}

/** Length of the text that a change set is for, in UTF-16 code units. */
function lengthOf(changes: unknown): number {
  return ChangeSet.fromJSON(changes).length
}

describe('text from edits', () => {
  it('applies change sets in order to the initial text', () => {
    const events = edits([[0, 'let a'], 3], [5, [3, ' = 1', '']])
    expect(textFromEdits(events, 'a', 'answer', 'old')).toEqual({ ok: true, text: 'let a = 1\n', edits: 2 })
    expect(textFromEdits(events.slice(0, 1), 'a', 'answer', 'old')).toMatchObject({ text: 'let aold' })
  })

  it('is the initial text where there is no edit', () => {
    expect(textFromEdits([], 'a', 'answer', 'one\ntwo')).toEqual({ ok: true, text: 'one\ntwo', edits: 0 })
  })

  it('leaves other items, documents and types of event out', () => {
    const other = edits([[0, 'x']])
    expect(textFromEdits(other, 'b', 'answer')).toMatchObject({ text: '', edits: 0 })
    expect(textFromEdits(other, 'a', 'scratch')).toMatchObject({ text: '', edits: 0 })
    const notes = other.map((event) => ({ ...event, type: 'note' }))
    expect(textFromEdits(notes, 'a', 'answer')).toMatchObject({ ok: true, edits: 0 })
  })

  it.each([
    ['nothing', undefined, 'Unexpected changes, expected a CodeMirror change set as a list'],
    ['an object', { length: 3 }, 'Unexpected changes, expected a CodeMirror change set as a list'],
    ['a negative span', [4, -1], 'Unexpected span -1, expected an integer from 0'],
    ['half a character', [2.5, 0.5], 'Unexpected span 2.5, expected an integer from 0'],
    ['an empty part', [3, []], 'Unexpected span undefined, expected an integer from 0'],
    [
      'a span without a text',
      [{ toString: null }],
      'Unexpected span that is no number, expected an integer from 0',
    ],
    ['a huge span', [1e300], 'Unexpected span 1e+300, expected an integer from 0'],
    ['a wrong length', [4], 'Unexpected changes to a text of 4 characters, expected one of 3'],
    ['a number as a line', [3, [0, 7]], 'Unexpected insertion, expected lines of text without breaks'],
    ['a line with a break', [3, [0, 'a\nb']], 'Unexpected insertion, expected lines of text without breaks'],
    ['a wrong claim', [3], 'Unexpected length 2, expected 3 as in the changes', 2],
  ])('stops at %s in words, with the text so far', (_, changes, message, claimed?: number) => {
    const [good] = edits([[0, 'abc']]) as [LogEvent]
    const length = claimed ?? (message.includes('to a text of 4') ? 4 : 3)
    const bad: LogEvent = { ...good, seq: 1, data: { item: 'a', document: 'answer', changes, length } }
    expect(textFromEdits([good, bad], 'a', 'answer')).toEqual({ ok: false, seq: 1, message, text: 'abc' })
  })

  it('gives what CodeMirror holds, for any changes that CodeMirror makes', () => {
    const spot = fc.record({
      from: fc.nat(),
      length: fc.nat({ max: 5 }),
      insert: fc.string({ unit: 'grapheme' }),
    })
    fc.assert(
      fc.property(fc.array(fc.array(spot, { maxLength: 3 }), { maxLength: 12 }), (steps) => {
        let state = EditorState.create({ doc: 'start\nhere' })
        const changes: unknown[] = []
        for (const step of steps) {
          const { length } = state.doc
          const spec = step.map(({ from, length: cut, insert }) => {
            const start = from % (length + 1)
            return { from: start, to: Math.min(length, start + cut), insert }
          })
          const set = spec.reduce<ChangeSet>(
            (whole, one) => whole.compose(ChangeSet.of(one, length).map(whole)),
            ChangeSet.empty(length),
          )
          const json: unknown = set.toJSON()
          if (!JSON.stringify(json).isWellFormed()) continue
          const transaction = state.update({ changes: set })
          if (!transaction.state.doc.toString().isWellFormed()) continue
          changes.push(json)
          state = transaction.state
        }
        expect(textFromEdits(edits(...changes), 'a', 'answer', 'start\nhere')).toEqual({
          ok: true,
          text: state.doc.toString(),
          edits: changes.length,
        })
      }),
    )
  })

  it('never throws, whatever the changes are', () => {
    const span = fc.oneof(fc.integer({ min: -2, max: 6 }), fc.jsonValue())
    const part = fc.oneof(span, fc.array(fc.oneof(span, fc.string())))
    fc.assert(
      fc.property(fc.array(part), (changes) => {
        const [event] = edits([]) as [LogEvent]
        const forged: LogEvent = { ...event, data: { item: 'a', document: 'answer', changes, length: 5 } }
        expect(textFromEdits([forged], 'a', 'answer', 'start')).toHaveProperty('ok')
      }),
    )
  })
})

describe('changes between two texts', () => {
  it('are one span, as small as can be', () => {
    expect(changesBetween('let a = 1', 'let b = 1')).toEqual([4, [1, 'b'], 4])
    expect(changesBetween('aaa', 'aa')).toEqual([2, [1]])
    expect(changesBetween('same', 'same')).toBeUndefined()
  })

  it('never cut a surrogate pair', () => {
    expect(changesBetween('a😀b', 'a😁b')).toEqual([1, [2, '😁'], 1])
    expect(changesBetween('\u{1f600}', '\u{1fa00}')).toEqual([[2, '\u{1fa00}']])
  })

  it('lead from the one to the other, and can be recorded', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '\n', '\u{1f600}', '\u{1f601}', '\u{1fa00}', 'é'),
    })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = changesBetween(before, after)
        const events = changes === undefined ? [] : edits(changes)
        expect(textFromEdits(events, 'a', 'answer', before)).toMatchObject({ ok: true, text: after })
      }),
    )
  })
})
