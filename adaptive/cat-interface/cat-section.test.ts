import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSessionConfig } from '../session/config.ts'
import { bankOf, blueprintOf, SEED } from '../session/sitting.laws.ts'
import { createSection, type SessionReply } from './cat-section.ts'

const config = createSessionConfig({ blueprint: blueprintOf({}), items: bankOf(40) })
const section = createSection(config)
const begin = (): SessionReply => section.createSession({ sessionIdentifier: 'one', seed: SEED })

/** Answers what is asked, by the share of the highest category. */
function answer(reply: SessionReply, share: number, seconds = 10): SessionReply {
  const [item = ''] = reply.nextItems.itemIdentifiers
  const max = config.items[config.indexes.get(item) ?? -1]?.max ?? 0
  const outcomeVariables = [
    { identifier: 'SCORE', value: Math.floor(share * (max + 0.999)) },
    { identifier: 'duration', value: seconds },
  ]
  return section.submitResults({
    sessionIdentifier: 'one',
    assessmentResult: { itemResults: [{ identifier: item, outcomeVariables }] },
    sessionState: reply.sessionState,
  })
}

function valueOf(reply: SessionReply, name: string): number {
  return (
    reply.assessmentResult.testResult.outcomeVariables.find(({ identifier }) => identifier === name)?.value ??
    NaN
  )
}

describe('a section', () => {
  it('asks one item at a time and ends with an estimate and its error', () => {
    let reply = begin()
    expect(valueOf(reply, 'THETA.block-1')).toBeCloseTo(0, 12)
    const asked: string[] = []
    while (reply.nextItems.itemIdentifiers.length > 0) {
      expect(reply.nextItems.stageLength).toBe(1)
      asked.push(...reply.nextItems.itemIdentifiers)
      reply = answer(reply, 1)
    }
    expect(asked.length).toBeGreaterThanOrEqual(3)
    expect(new Set(asked).size).toBe(asked.length)
    expect(valueOf(reply, 'ITEMS.block-1')).toBe(asked.length)
    expect(valueOf(reply, 'THETA.block-1')).toBeGreaterThan(0.5)
    expect(valueOf(reply, 'SE.block-1')).toBeLessThan(1)
    expect(reply.nextItems).toEqual({ itemIdentifiers: [], stageLength: 0 })
  })
  it('gives the same reply to the same call, from the state alone, in another instance too', () => {
    const other = createSection(createSessionConfig({ blueprint: blueprintOf({}), items: bankOf(40) }))
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), (shares) => {
        let reply = begin()
        for (const share of shares) {
          if (reply.nextItems.itemIdentifiers.length === 0) break
          const next = answer(reply, share)
          expect(answer(reply, share)).toEqual(next)
          reply = next
        }
        const again = other.submitResults({
          sessionIdentifier: 'one',
          assessmentResult: { itemResults: [] },
          sessionState: reply.sessionState,
        })
        expect(again).toEqual(reply)
      }),
      { numRuns: 30 },
    )
  })
  it('takes several results at once as it takes them one by one', () => {
    const first = answer(begin(), 0)
    const second = answer(first, 1)
    const [one = '', two = ''] = [begin(), first].flatMap(({ nextItems }) => nextItems.itemIdentifiers)
    const max = config.items[config.indexes.get(two) ?? -1]?.max ?? 0
    const together = section.submitResults({
      sessionIdentifier: 'one',
      assessmentResult: {
        itemResults: [
          {
            identifier: one,
            outcomeVariables: [
              { identifier: 'SCORE', value: 0 },
              { identifier: 'duration', value: 10 },
            ],
          },
          {
            identifier: two,
            outcomeVariables: [
              { identifier: 'SCORE', value: max },
              { identifier: 'duration', value: 10 },
            ],
          },
        ],
      },
      sessionState: begin().sessionState,
    })
    expect(together).toEqual(second)
  })
})

describe('a section refuses', () => {
  const submit = (item: string, value: number, sessionState = begin().sessionState): (() => SessionReply) => {
    const outcomeVariables = [{ identifier: 'SCORE', value }]
    return () =>
      section.submitResults({
        sessionIdentifier: 'one',
        assessmentResult: { itemResults: [{ identifier: item, outcomeVariables }] },
        sessionState,
      })
  }
  const [asked = ''] = begin().nextItems.itemIdentifiers
  it.each([
    ['an item that was not asked', submit('item-39', 1), 'Item item-39 is not in front of the candidate.'],
    ['a score that the item does not have', submit(asked, 99), 'not 99 of'],
    [
      'a state of something else',
      submit(asked, 1, '{"a": 1}'),
      'sessionState: what the last reply gave is expected',
    ],
    [
      'a state whose answers are not this test’s',
      submit(asked, 1, '[1,"",[],1,[["item-39",1,0]]]'),
      'Item item-39',
    ],
    ['a state without numbers', submit(asked, 1, '[1,"",[],1,[["item-39","1",0]]]'), 'sessionState'],
    [
      'a seed that is none',
      () => section.createSession({ sessionIdentifier: 'one', seed: 'seed' }),
      'seed: 32 hex digits are expected, received seed',
    ],
  ])('%s', (_, call, words) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(words)
  })
  it('a result without a score, and a time that runs backwards', () => {
    const itemResult = (identifier: string, value: number) => ({
      sessionIdentifier: 'one',
      assessmentResult: { itemResults: [{ identifier: asked, outcomeVariables: [{ identifier, value }] }] },
      sessionState: begin().sessionState,
    })
    expect(() => section.submitResults(itemResult('duration', 3))).toThrow('SCORE is expected, received none')
    const negative = itemResult('SCORE', 0)
    negative.assessmentResult.itemResults[0]?.outcomeVariables.push({ identifier: 'duration', value: -1 })
    expect(() => section.submitResults(negative)).toThrow('duration must not be negative, received -1')
  })
})
