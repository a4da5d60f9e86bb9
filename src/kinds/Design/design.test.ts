import { describe, expect, it } from 'vitest'
import { decisionStates, totalsOf } from '#adaptive'
import type { TaskOf } from '#schemas/public-item'
import { decidedBy } from './decided-by.ts'
import { newsOf } from './news.ts'
import { effectWords, limitWords } from './total-words.ts'
import { unanswered } from './unanswered.ts'

const task: TaskOf<'design'> = {
  quantities: [{ id: 'cost', label: 'Cost', unit: 'credits', combine: 'sum', start: 0, atMost: 50 }],
  estimates: [{ id: 'size', question: 'How much?', unit: 'MB' }],
  decisions: [
    {
      id: 'place',
      question: 'Where?',
      options: [
        { id: 'memory', label: 'Memory', consequence: 'Forgets.', adds: { cost: 30 } },
        { id: 'disk', label: 'Disk', consequence: 'Keeps.', adds: { cost: 20 } },
      ],
    },
    {
      id: 'copy',
      question: 'A copy?',
      options: [
        { id: 'none', label: 'None', consequence: 'Nothing.', adds: {} },
        {
          id: 'one',
          label: 'One',
          consequence: 'Twice.',
          adds: { cost: 20 },
          when: { chosen: { place: ['disk'] } },
          unless: 'There is no disk.',
        },
      ],
    },
  ],
}

describe('news of a choice', () => {
  it('are the totals that change', () => {
    expect(newsOf(task, {}, { place: 'disk' })).toBe(
      'Cost: 20\u00a0credits, asked for at most 50\u00a0credits.',
    )
    expect(newsOf(task, { place: 'disk' }, { place: 'disk', copy: 'none' })).toBe('')
  })
  it('say first that a later choice is kept and fits no longer, or fits again', () => {
    const lost = newsOf(task, { place: 'disk', copy: 'one' }, { place: 'memory', copy: 'one' })
    expect(lost).toBe(
      'Your choice in “A copy?” is kept and no longer fits: There is no disk. Cost: 30\u00a0credits, asked for at most 50\u00a0credits. 1 later option is ruled out.',
    )
    expect(newsOf(task, { place: 'memory', copy: 'one' }, { place: 'disk', copy: 'one' })).toContain(
      'Your choice in “A copy?” fits again.',
    )
  })
})

it('says what is missing before a design is final, and what no longer fits', () => {
  const missing = (choices: Record<string, string>, estimates: Record<string, string>) =>
    unanswered(task, { kind: 'design', choices, estimates })
  expect(missing({}, { size: ' ' })).toBe('You have not decided anything.')
  expect(missing({ place: 'disk' }, {})).toBe('1 decision still open. 1 estimate still empty.')
  expect(missing({ place: 'memory', copy: 'one' }, { size: '6' })).toBe(
    '1 choice no longer fits an earlier one.',
  )
  expect(missing({ place: 'disk', copy: 'one' }, { size: '6' })).toBeUndefined()
})

it('words limits and effects', () => {
  const quantity = { id: 'q', label: 'It', combine: 'sum', start: 0 } as const
  expect(limitWords(quantity)).toBeUndefined()
  expect(limitWords({ ...quantity, atLeast: 2, unit: 'GB' })).toBe('at least 2\u00a0GB')
  expect(limitWords({ ...quantity, atLeast: 2, atMost: 4, unit: 'GB' })).toBe('2 to 4\u00a0GB')
  expect(effectWords({ ...quantity, unit: 'ms' }, 1250)).toBe('+1,250\u00a0ms')
  expect(effectWords(quantity, -3)).toBe('−3')
  expect(effectWords({ ...quantity, combine: 'product' }, 3)).toBe('× 3')
  expect(effectWords({ ...quantity, combine: 'min' }, 3)).toBe('no more than 3')
})

it('finds what a requirement depends on, however deep', () => {
  const states = decisionStates(task, { place: 'disk', copy: 'one' })
  const totals = totalsOf(task, states)
  const { decisions, totals: bounded } = decidedBy(
    { all: [{ not: { any: [{ chosen: { copy: ['none'] } }] } }, { atMost: { cost: 50 } }] },
    states,
    totals,
  )
  expect(decisions.map(({ decision }) => decision.id)).toEqual(['copy'])
  expect(bounded.map(({ quantity, value }) => [quantity.id, value])).toEqual([['cost', 40]])
})
