import { assert, property } from 'fast-check'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { changesBetween, createEvent, documentsOf, textFromEdits } from '#log'
import type { EventData, EventType, SessionEvent } from '#schemas/event'
import type { PublicItem } from '#schemas/public-item'
import { replayData } from '../../results/replay-data.ts'
import { searchReplay } from './replay-search.ts'
import { seekTexts } from './replay-texts.ts'

const itemOf = (id: string): PublicItem =>
  ({
    id,
    title: `Problem ${id}`,
    kind: 'code',
    task: {
      languages: ['typescript', 'javascript'],
      starter: { typescript: `function ${id}() {}\n`, javascript: '' },
      examples: [],
    },
  }) as unknown as PublicItem
const ITEMS = ['one', 'two'].map(itemOf)
const lookUp = (id: string) => ITEMS.find((item) => item.id === id)

/** What somebody does at a step: an item, one of its texts, and what it becomes. */
const act = fc.record({
  item: fc.constantFrom(...ITEMS.map(({ id }) => id)),
  document: fc.constantFrom('typescript', 'javascript'),
  at: fc.nat({ max: 60 }),
  gone: fc.nat({ max: 8 }),
  come: fc.oneof(
    fc.stringMatching(/^[abX\n ]{0,6}$/),
    fc.constantFrom('needle', 'nee', 'dle', '😀', '\r', 'İ'),
  ),
  isEdit: fc.boolean(),
})

/** A log as a page would have written it. */
function logOf(
  acts: readonly (typeof act extends fc.Arbitrary<infer Act> ? Act : never)[],
): readonly SessionEvent[] {
  const events: SessionEvent[] = []
  const add = <Type extends EventType>(type: Type, data: EventData<Type>): void => {
    const at = { mono: events.length * 1000, wall: events.length * 1000 }
    events.push(createEvent(events.at(-1), { type, data, at }) as SessionEvent)
  }
  for (const { id } of ITEMS)
    add('present', {
      block: 'main',
      position: events.length + 1,
      item: id,
      version: '1.0.0',
      hash: 'a'.repeat(64),
    })
  const texts = new Map<string, string>()
  for (const { item, document, at, gone, come, isEdit } of acts) {
    if (!isEdit) {
      add('note', { about: 0, text: come })
      continue
    }
    const key = `${item}/${document}`
    const before = texts.get(key) ?? documentsOf(itemOf(item))[document] ?? ''
    const after = (before.slice(0, at) + come + before.slice(at + gone)).toWellFormed()
    const changes = changesBetween(before, after)
    texts.set(key, after)
    if (changes) add('edit', { item, document, changes: [...changes], length: before.length })
  }
  return events
}

it('has at every step the text that the beginning of the log makes', () => {
  assert(
    property(fc.array(act, { maxLength: 200 }), (acts) => {
      const events = logOf(acts)
      const data = replayData(events, lookUp)
      expect(data.steps).toHaveLength(events.length)
      const textsAt = seekTexts(data)
      // anywhere, in any order
      for (const at of [...events.keys()].toReversed())
        expect(textsAt(at)).toEqual(
          ITEMS.map((item) =>
            Object.entries(documentsOf(item)).map(
              ([name, starter]) => textFromEdits(events.slice(0, at + 1), item.id, name, starter).text,
            ),
          ),
        )
    }),
    { numRuns: 60 },
  )
})

it('finds the steps at which a text comes to have or loses what is looked for, and words that have it', () => {
  assert(
    property(
      fc.array(act, { maxLength: 60 }),
      fc.constantFrom('needle', 'NEE', 'x', ' ab ', 'i'),
      (acts, query) => {
        const events = logOf(acts)
        const data = replayData(events, lookUp)
        const wanted = query.trim().toLowerCase()
        const has = (end: number, id: string): boolean =>
          Object.entries(documentsOf(itemOf(id))).some(([name, starter]) =>
            textFromEdits(events.slice(0, end), id, name, starter).text.toLowerCase().includes(wanted),
          )
        const naive = events.flatMap((event, at) => {
          const isFound =
            event.type === 'edit'
              ? has(at, event.data.item) !== has(at + 1, event.data.item)
              : event.type === 'note'
                ? `noted: ${event.data.text}`.toLowerCase().includes(wanted)
                : event.type === 'present' && `problem: problem ${event.data.item}`.includes(wanted)
          return isFound ? [at] : []
        })
        expect(searchReplay(data, query)).toEqual(naive)
      },
    ),
    { numRuns: 150 },
  )
})

it.each(['', '  ', '\n'])('finds nothing of %j', (query) => {
  expect(searchReplay(replayData(logOf([]), lookUp), query)).toEqual([])
})
