import { describe, expect, it } from 'vitest'
import type { ReplayData, ReplayStep } from './replay-data.ts'
import { searchReplay } from './replay-search.ts'

const step = (seq: number, seconds: number, rest: Partial<ReplayStep>): ReplayStep => ({
  seq,
  ms: seconds * 1000,
  item: 0,
  words: '',
  ...rest,
})

const data: ReplayData = {
  items: [{ id: 'one', title: 'One', canRun: true, documents: [{ name: 'javascript', starter: '' }] }],
  steps: [
    step(0, 0, { words: 'started' }),
    step(1, 61.2, { words: 'ran it: 0 of 2 cases passed', ran: ['failed'] }),
    step(2, 61.9, { words: 'wrote +12 −0', edit: { document: 0, changes: [[0, 'throw Error()']] } }),
    step(3, 750, { words: 'ran it: 0 of 2 cases passed', ran: ['failed', 'error'] }),
    step(4, 751, {
      words: 'wrote +1 −0',
      edit: { document: 0, changes: [13, [0, ' ']] },
      outcome: [{ case: 'a', verdict: 'runtime error', isPassed: false }],
    }),
    step(5, 3700, { words: 'ran it: 2 of 2 cases passed', ran: ['passed'] }),
    step(6, 3800, { words: 'submitted' }),
  ],
}

describe('a search of the replay', () => {
  it.each([
    ['0:00', [0]],
    // the first step of that second
    ['1:01', [1]],
    // between two steps: where the sitting was then
    ['12:29', [2]],
    ['12:30', [3]],
    [' 12:30 ', [3]],
    ['1:01:40', [5]],
    ['61:40', [5]],
    ['99:59:59', [6]],
  ])('of the time %s finds where the sitting was', (query, found) => {
    expect(searchReplay(data, query)).toEqual(found)
  })

  it.each([
    ['passed', [5]],
    ['failed', [1, 3, 4]],
    // an outcome, and a text that comes to have it
    ['Error', [2, 3, 4]],
    ['submitted', [6]],
    ['cases passed', [1, 3, 5]],
    ['12:75', []],
  ])('of %s finds what ended so, or has it', (query, found) => {
    expect(searchReplay(data, query)).toEqual(found)
  })

  it('finds nothing in a sitting without steps', () => {
    expect(searchReplay({ items: [], steps: [] }, '1:00')).toEqual([])
  })
})
