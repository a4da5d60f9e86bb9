import { expect, it } from 'vitest'
import type { PracticeItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import { createEvent } from '#log'
import { createAnswering } from './answering.ts'
import type { ItemWork } from './work.ts'

const HALF = '\ud83d'

/** Gives answers to one item, and collects what would be recorded and shown. */
function answeringOf(kind: Response['kind']) {
  const recorded: { readonly type: string; readonly data: unknown }[] = []
  const shown: unknown[] = []
  const open = () => ({ item: { id: 'one', kind } as PracticeItem, work: {} as ItemWork })
  const answering = createAnswering({
    open,
    openToCases: open,
    anticipate: ({ response }) => shown.push(response),
    append: (type, data) => {
      recorded.push(createEvent(undefined, { type, data, at: { mono: 0, wall: 0 } }))
    },
    show: () => undefined,
  })
  return { answering, recorded, shown }
}

it.each([
  [
    { kind: 'short', text: `a${HALF}b` },
    { kind: 'short', text: 'a\ufffdb' },
  ],
  [
    { kind: 'trace', values: { first: HALF, second: 'whole 😀' } },
    { kind: 'trace', values: { first: '\ufffd', second: 'whole 😀' } },
  ],
] as const)('half of a character in an answer costs neither the answer nor the log: %j', (given, kept) => {
  const { answering, recorded, shown } = answeringOf(given.kind)
  answering.answer(given)
  answering.flush()
  expect(recorded).toMatchObject([{ type: 'answer', data: { item: 'one', response: kept } }])
  expect(shown).toEqual([kept])
})
