import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KeyOf, TaskOf } from '#schemas/public-item'
import { assertScorerLaws, type Graded } from '../score-response.laws.ts'
import { decisionStates, keepsLimits, ruleHolds, totalsOf, type DesignRule } from '../scoring/design-state.ts'
import { scoreDesign } from './design.ts'

type Texts = Readonly<Record<string, string>>
const answer = (choices: Texts, estimates: Texts) => ({ kind: 'design', choices, estimates }) as const

/** A store (memory, disk, remote), when it is written (each, pause), and a copy that only disks can have. */
const task: TaskOf<'design'> = {
  quantities: [{ id: 'cost', label: 'Cost', combine: 'sum', start: 5, atMost: 60 }],
  estimates: [{ id: 'size', question: 'How much?', unit: 'MB' }],
  decisions: [
    {
      id: 'place',
      question: 'Where?',
      options: [
        { id: 'm', label: 'Memory', consequence: 'Forgets.', adds: { cost: 30 } },
        { id: 'd', label: 'Disk', consequence: 'Keeps.', adds: { cost: 20 } },
      ],
    },
    {
      id: 'writing',
      question: 'When?',
      options: [
        { id: 'e', label: 'Each', consequence: 'Often.', adds: { cost: 40 } },
        {
          id: 'p',
          label: 'Pause',
          consequence: 'Seldom.',
          adds: { cost: 15 },
          changes: [{ when: { chosen: { place: ['m'] } }, consequence: 'For nothing.', adds: {} }],
        },
      ],
    },
    {
      id: 'copy',
      question: 'A copy?',
      options: [
        { id: 'n', label: 'None', consequence: 'Nothing.', adds: {} },
        {
          id: 'c',
          label: 'One',
          consequence: 'Twice.',
          adds: { cost: 20 },
          when: { chosen: { place: ['d'] } },
          unless: 'There is no disk.',
        },
      ],
    },
  ],
}
const key: KeyOf<'design'> = {
  estimates: [{ id: 'size', category: 1, value: 6, low: 5.4, high: 6.6, why: 'Counted.' }],
  quantities: [{ id: 'copies', label: 'Copies', combine: 'min', start: 9 }],
  adds: { d: [{ copies: 1 }] },
  requirements: [
    { id: 'money', text: 'Cheap', category: 2, needs: { atMost: { cost: 60 } }, why: 'Said.' },
    { id: 'lasting', text: 'Lasts', category: 3, needs: { chosen: { copy: ['c'] } }, why: 'Said.' },
  ],
  paths: [],
  whys: {},
}
const item = { kind: 'design', max: 3, task, key } as const
const right = { size: '6 MB' }
const good = { place: 'd', writing: 'p', copy: 'c' }
const category = (choices: Texts, estimates: Texts = right): number =>
  scoreDesign({ ...item, response: answer(choices, estimates) }).category

describe('a design', () => {
  it('earns a category where all of it and all below are met', () => {
    expect(category(good)).toBe(3)
    expect(category({ ...good, copy: 'n' })).toBe(2)
    expect(category({ ...good, writing: 'e' })).toBe(1)
    expect(category(good, { size: '7' })).toBe(0)
  })
  it('reads estimates as short answers are read, ends of the range included', () => {
    expect(
      ['5.4', '6.6 MB', ' 6 ', '6.61', '6 GB', '', 'six'].map((size) => category(good, { size })),
    ).toEqual([3, 3, 3, 0, 0, 0, 0])
    const [first] = scoreDesign({ ...item, response: answer(good, { size: '6,000' }) }).parts
    expect(first).toEqual({
      id: 'estimate.size',
      label: 'How much?',
      detail: 'read as 6000 MB',
      earned: 0,
      possible: 1,
    })
  })
  it('is asked of its requirements only when it is whole', () => {
    expect(category({ place: 'd', writing: 'p' })).toBe(1)
    expect(category({ place: 'm', writing: 'p', copy: 'c' })).toBe(1)
    const { parts } = scoreDesign({ ...item, response: answer({ place: 'm', copy: 'c' }, right) })
    expect(parts.find(({ id }) => id === 'whole')).toMatchObject({
      earned: 1,
      possible: 3,
      detail: '1 open, 1 ruled out',
    })
    expect(parts.filter(({ id }) => id.startsWith('requirement.')).map(({ earned }) => earned)).toEqual([
      0, 0,
    ])
  })
  it('takes nothing from the prototype, and no choice that there is not', () => {
    expect(category({ place: 'constructor', writing: 'toString', copy: 'c' })).toBe(1)
    expect(category({ ...good, constructor: 'x' })).toBe(3)
  })
})

describe('choices', () => {
  it('change what later ones bring about, and rule some out', () => {
    const states = decisionStates(task, { place: 'm', writing: 'p', copy: 'c' })
    expect(states.map(({ chosen }) => [chosen?.option.id, chosen?.isOpen, chosen?.variant])).toEqual([
      ['m', true, 0],
      ['p', true, 1],
      ['c', false, 0],
    ])
    expect(totalsOf(task, states).map(({ value }) => value)).toEqual([35])
  })
  it('come to totals, also to those that are not shown', () => {
    const totals = totalsOf(task, decisionStates(task, good), key)
    expect(totals.map(({ quantity, value }) => [quantity.id, value])).toEqual([
      ['cost', 60],
      ['copies', 1],
    ])
    expect(totals[0] && keepsLimits(totals[0])).toBe(true)
  })
  it.each([
    ['sum', 11],
    ['max', 4],
    ['min', 2],
    ['product', 48],
  ] as const)('come together as a %s', (combine, value) => {
    const effects = [2, 3, 4].map((amount, index) => ({
      id: `d${index}`,
      question: 'Which?',
      options: [{ id: 'o', label: 'It', consequence: 'So.', adds: { q: amount } }],
    }))
    const start = { sum: 2, max: 1, min: 7, product: 2 }[combine]
    const own: TaskOf<'design'> = {
      quantities: [{ id: 'q', label: 'It', combine, start }],
      estimates: [],
      decisions: effects,
    }
    const chosen = Object.fromEntries(effects.map(({ id }) => [id, 'o']))
    expect(totalsOf(own, decisionStates(own, chosen))[0]?.value).toBe(value)
  })
  it('meet limits that rounding alone would break', () => {
    const quantity = { id: 'q', label: 'It', combine: 'sum', start: 0, atMost: 0.3 } as const
    expect(keepsLimits({ quantity, value: 0.1 + 0.2, contributions: [] })).toBe(true)
    expect(keepsLimits({ quantity, value: 0.3001, contributions: [] })).toBe(false)
  })
  it('meet conditions of every form', () => {
    const states = decisionStates(task, good)
    const totals = totalsOf(task, states, key)
    const holds = (rule: DesignRule) => ruleHolds(rule, good, totals)
    const yes: DesignRule = { chosen: { place: ['m', 'd'] } }
    const no: DesignRule = { chosen: { place: ['m'] } }
    expect([yes, no, { not: no }, { all: [yes, no] }, { any: [no, yes] }, { all: [] }].map(holds)).toEqual([
      true,
      false,
      true,
      false,
      true,
      true,
    ])
    expect([{ atMost: { cost: 60, copies: 1 } }, { atMost: { cost: 59 } }].map(holds)).toEqual([true, false])
    expect([{ atLeast: { copies: 1 } }, { atLeast: { copies: 2 } }].map(holds)).toEqual([true, false])
    expect(holds({ atMost: { unknown: 1 } })).toBe(false)
  })
})

const option = (id: string) => fc.constantFrom(id, 'm', 'd', 'e', 'p', 'n', 'c')
const anyChoices = fc.record(
  { place: option('m'), writing: option('p'), copy: option('n') },
  { requiredKeys: [] },
) as fc.Arbitrary<Texts>
const anyEstimates = fc.record(
  { size: fc.constantFrom('6', '7', '', 'x') },
  { requiredKeys: [] },
) as fc.Arbitrary<Texts>
const graded: fc.Arbitrary<Graded> = fc
  .record({ choices: anyChoices, estimates: anyEstimates, turned: fc.boolean() })
  .map(({ choices, estimates, turned }) => {
    const decisions = task.decisions.map((one) => ({ ...one, options: one.options.toReversed() }))
    return {
      item: turned ? { ...item, task: { ...task, decisions } } : item,
      perfect: answer(good, right),
      empty: answer({}, {}),
      other: answer(choices, estimates),
    }
  })

assertScorerLaws('design', graded)

it('the order of options changes nothing', () => {
  const decisions = task.decisions.map((one) => ({ ...one, options: one.options.toReversed() }))
  fc.assert(
    fc.property(anyChoices, anyEstimates, (choices, estimates) => {
      const response = answer(choices, estimates)
      const turned = scoreDesign({ ...item, task: { ...task, decisions }, response })
      expect(turned).toEqual(scoreDesign({ ...item, response }))
    }),
  )
})

it('what meets all that another meets, and more, never scores lower', () => {
  fc.assert(
    fc.property(anyChoices, anyEstimates, anyChoices, anyEstimates, (left, some, other, more) => {
      const low = scoreDesign({ ...item, response: answer(left, some) })
      const high = scoreDesign({ ...item, response: answer(other, more) })
      const isBetter = low.parts.every((part, index) => part.earned <= (high.parts[index]?.earned ?? 0))
      if (isBetter) expect(high.category).toBeGreaterThanOrEqual(low.category)
    }),
  )
})
