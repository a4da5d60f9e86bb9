import { assert, array, property, stringMatching } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesBetween, createEvent } from '#log'
import type { EventData, EventType, SessionEvent } from '#schemas/event'
import type { PublicItem } from '#schemas/public-item'
import { insertedSteps } from './inserted-steps.ts'

const STARTER =
  'export function longest(names: readonly string[]): string {\n  // write the body of it here\n}\n'
const SOLUTION =
  "export function longest(names: readonly string[]): string {\n  let best = names[0] ?? ''\n  for (const name of names) if (name.length > best.length) best = name\n  return best\n}\n"

const item = {
  id: 'one',
  title: 'One',
  kind: 'code',
  task: { languages: ['typescript', 'python'], starter: { typescript: STARTER, python: '' }, examples: [] },
} as unknown as PublicItem

/** A log of texts that follow each other, and of what was told beside them. */
function logOf(
  ...acts: readonly (string | { readonly paste: number } | { readonly program: number })[]
): readonly SessionEvent[] {
  const events: SessionEvent[] = []
  let text = STARTER
  const add = <Type extends EventType>(type: Type, data: EventData<Type>): void => {
    const at = { mono: events.length * 1000, wall: events.length * 1000 }
    events.push(createEvent(events.at(-1), { type, data, at }) as SessionEvent)
  }
  add('present', { block: 'main', position: 1, item: 'one', version: '1.0.0', hash: 'a'.repeat(64) })
  for (const act of acts) {
    if (typeof act !== 'string') {
      if ('paste' in act) add('paste', { item: 'one', characters: act.paste, origin: 'external' })
      else add('untrusted', { item: 'one', characters: act.program })
      continue
    }
    const changes = changesBetween(text, act)
    if (changes)
      add('edit', { item: 'one', document: 'typescript', changes: [...changes], length: text.length })
    text = act
  }
  return events
}

const told = (events: readonly SessionEvent[]) =>
  insertedSteps(events, (id) => (id === 'one' ? item : undefined)).map(({ seq }) => seq)

describe('a step that put much into an answer at once', () => {
  it('is told with how much of it was new', () => {
    expect(insertedSteps(logOf(SOLUTION), () => item)).toEqual([{ seq: 1, characters: 87 }])
  })

  it('is told in an empty text, and once', () => {
    expect(told(logOf('', SOLUTION.slice(SOLUTION.indexOf('\n')), SOLUTION))).toEqual([2])
  })

  it.each([
    ['a paste was recorded for it', [{ paste: SOLUTION.length }, SOLUTION]],
    ['a program was', [{ program: SOLUTION.length }, SOLUTION]],
    ['it brings the given text back', ['', STARTER]],
    ['it brings back what was taken out', [{ paste: 400 }, SOLUTION, '', SOLUTION]],
    ['it moves lines', [{ paste: 400 }, SOLUTION, SOLUTION.split('\n').toReversed().join('\n')]],
    ['it indents them', [{ paste: 400 }, SOLUTION, SOLUTION.replaceAll(/^/gm, '    ')]],
    ['it holds spaces alone', [`${STARTER}${' '.repeat(500)}`]],
    ['a key was held', [`${STARTER}${'x'.repeat(40)}`]],
  ] as const)('is not told where %s', (_why, acts) => {
    expect(told(logOf(...acts))).toEqual([])
  })

  it('is told beside a paste that is far smaller, and after one that another edit has taken', () => {
    expect(told(logOf({ paste: 4 }, SOLUTION))).toEqual([2])
    expect(told(logOf({ paste: 900 }, `${STARTER}// a`, SOLUTION))).toEqual([3])
  })

  it('is nothing in what fits no text, or no item', () => {
    const [present, edit] = logOf(SOLUTION)
    if (present === undefined || edit?.type !== 'edit') throw new Error('no edit')
    const misfit = { ...edit, data: { ...edit.data, changes: [[0, { toString: 1 }]], length: 0 } }
    expect(told([present, misfit as unknown as SessionEvent])).toEqual([])
    expect(insertedSteps([present, edit], () => undefined)).toEqual([])
    expect(told([edit])).toEqual([])
  })

  it('is none in what is typed, whatever is taken out and brought back', () => {
    assert(
      property(array(stringMatching(/^[a-z(){} \n]{1,40}$/), { maxLength: 30 }), (pieces) => {
        const texts = pieces.map((_, at) => STARTER + pieces.slice(0, at + 1).join(''))
        expect(told(logOf(...texts, '', texts.at(-1) ?? '', STARTER, ...texts.slice(-1)))).toEqual([])
      }),
    )
  })
})
