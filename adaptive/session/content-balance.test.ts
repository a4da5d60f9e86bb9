import { describe, expect, it } from 'vitest'
import type { SessionEvent } from '#schemas/event'
import { oracle } from '../oracles.ts'
import { createSessionConfig, refusalsOfTest } from './config.ts'
import { nextAction } from './next-action.ts'
import { reduceSession } from './reduce-session.ts'
import { bankOf, blueprintOf, sit, startEvent } from './sitting.laws.ts'
import { initialState } from './state.ts'

interface ContentTrace {
  readonly control: { readonly names: readonly string[]; readonly props: readonly number[] }
  readonly group: readonly string[]
  /** from 1 */
  readonly items: readonly number[]
  readonly responses: readonly number[]
  readonly groups: readonly string[]
  readonly theta: readonly number[]
}

const trace = oracle('trace-content') as ContentTrace
const { bank } = oracle('traces') as { readonly bank: readonly (readonly [number, number])[] }
const quotas = trace.control.names.map((skill, i) => ({
  skill,
  min: 0,
  max: bank.length,
  share: trace.control.props[i] ?? 1,
}))
const blueprint = blueprintOf({ quotas, stop: [{ rule: 'length', min: 0, max: trace.items.length }] })
const items = bankOf(bank.length, (i) => ({
  kind: 'short',
  max: 1,
  languages: [],
  skills: [`${trace.group[i] ?? ''}.one`],
  parameters: { model: '2pl', a: bank[i]?.[0] ?? 1, b: bank[i]?.[1] ?? 0, c: 0, d: 1 },
}))
const config = createSessionConfig({ blueprint, items, grid: { low: -4, high: 4, points: 33 } })

describe('maximum information with content balancing (Kingsbury and Zara) in catR', () => {
  it('gives the same items and thetas; where two groups are as far behind, catR draws and we take the first', () => {
    const reduce = reduceSession(config)
    let state = initialState(config)
    let ties = 0
    const append = (body: Pick<SessionEvent, 'type' | 'data'>): void => {
      state = reduce(state, { seq: 0, at: { mono: 0, wall: 0 }, prev: '', ...body } as SessionEvent)
    }
    append(startEvent())
    trace.items.forEach((number, step) => {
      const group = trace.groups[step] ?? ''
      const id = `item-${number - 1}`
      const action = nextAction(config, state)
      if (action.type !== 'present') throw new Error(`${action.type} at step ${step}`)
      const own = items.find((item) => item.id === action.data.item)?.skills[0]?.split('.')[0] ?? ''
      if (own === group) expect(action.data.item).toBe(id)
      else {
        ties += 1
        expect(behind(own, step)).toBeCloseTo(behind(group, step), 12)
      }
      append({ type: 'present', data: { ...action.data, item: id } })
      append({ type: 'submit', data: { item: id, response: { kind: 'short', text: '' } } })
      const score = { category: trace.responses[step] ?? 0, max: 1, parts: [] }
      append({ type: 'score', data: { item: id, score } })
      append({ type: 'estimate', data: { block: 'block-1', ...state.blocks[0]?.estimate } } as SessionEvent)
      expect(Math.abs((state.blocks[0]?.estimate.theta ?? NaN) - (trace.theta[step] ?? NaN))).toBeLessThan(
        1e-8,
      )
    })
    expect(state.faults).toEqual([])
    expect(ties).toBeLessThan(5)
  })
})

/** How far a group was behind its share before a step of the trace. */
function behind(group: string, step: number): number {
  const share = trace.control.props[trace.control.names.indexOf(group)] ?? NaN
  const taken = trace.groups.slice(0, step).filter((other) => other === group).length
  return share - taken / Math.max(1, step)
}

it('a share leads all the way: after any number of items each group has its part, give or take one', () => {
  const { events } = sit(config)
  const shown = events.flatMap((event) => (event.type === 'present' ? [event.data.item] : []))
  expect(shown).toHaveLength(25)
  for (let n = 1; n <= shown.length; n++)
    for (const { skill, share } of quotas) {
      const count = shown.slice(0, n).filter((id) => {
        const item = items.find((one) => one.id === id)
        return item?.skills[0] === `${skill}.one`
      }).length
      expect(Math.abs(count - share * n)).toBeLessThan(1)
    }
})

it('a share gives way to a minimum that would otherwise be out of reach', () => {
  const tight = createSessionConfig({
    items,
    blueprint: blueprintOf({
      quotas: quotas.map((quota) => (quota.skill === 'review' ? { ...quota, min: 5 } : quota)),
      stop: [{ rule: 'length', min: 6, max: 6 }],
    }),
  })
  const { state } = sit(tight)
  const taken = state.blocks[0]?.taken.map(({ id }) => items.find((item) => item.id === id)?.skills[0]) ?? []
  expect(taken.filter((skill) => skill === 'review.one')).toHaveLength(5)
})

it('fixed order presents the listed items alone, in their order, and refuses a list that is too short', () => {
  const listed = ['item-7', 'item-3', 'item-50', 'item-1']
  const fixed = (min: number) =>
    createSessionConfig({
      items,
      blueprint: blueprintOf({
        select: { selector: 'fixed-order', items: listed },
        stop: [{ rule: 'length', min, max: 10 }],
      }),
    })
  const { events, state } = sit(fixed(4))
  expect(events.flatMap((event) => (event.type === 'present' ? [event.data.item] : []))).toEqual(listed)
  expect(state.blocks[0]?.finished).toBe('exhaustion')
  expect(refusalsOfTest(fixed(5))).toMatchObject([{ counts: 'length', missing: 1 }])
})
