import { describe, expect, it } from 'vitest'
import { priorParameters } from '../parameters/prior.ts'
import { replaySession } from './replay-session.ts'
import { bankOf, blueprintOf, sit, startEvent } from './sitting.laws.ts'
import { configOfTest, itemOfSingle, singleTest, testOf } from './test-of.ts'

const items = bankOf(6).map((item, i) => ({
  ...item,
  title: `Item ${i}`,
  use: i === 5 ? ('graded' as const) : ('practice' as const),
  locale: i === 1 ? 'de' : 'en',
  ai: i === 2 ? ('allowed' as const) : ('forbidden' as const),
  minutes: 5,
  shard: '',
  parameters: priorParameters({ level: item.level, highest: item.max }),
}))
const authored = blueprintOf({ stop: [{ rule: 'length', min: 2, max: 3 }] })
const source = { release: '1.2.0', tests: [authored], items }

function singleOf(item: string) {
  const blueprint = testOf(source, singleTest(item))
  if (blueprint === undefined) throw new Error(`no test of ${item}`)
  return { blueprint, config: configOfTest(source, blueprint) }
}

describe('the test of one item', () => {
  it('is named by the item, and no other test is', () => {
    expect(singleTest('item-3')).toBe('only-item-3')
    expect(itemOfSingle('only-item-3')).toBe('item-3')
    expect(itemOfSingle('practice')).toBeUndefined()
  })
  it('is practice of that item alone, in its locale and under its AI policy', () => {
    const { blueprint, config } = singleOf('item-1')
    expect(blueprint).toMatchObject({ id: 'only-item-1', use: 'practice', release: '1.2.0', locale: 'de' })
    expect(config.items.map(({ id }) => id)).toEqual(['item-1'])
    expect(singleOf('item-2').blueprint.blocks[0]?.ai).toBe('allowed')
  })
  it('does not exist for an item that is not there or is graded', () => {
    expect(testOf(source, 'only-nothing')).toBeUndefined()
    expect(testOf(source, 'only-item-5')).toBeUndefined()
  })
  it.each(items.slice(0, 5).map(({ id }) => id))('presents %s, counts it, ends, and replays', (id) => {
    const { config } = singleOf(id)
    const { events, state } = sit(config)
    expect(events.map(({ type }) => type)).toEqual([
      'start',
      'present',
      'submit',
      'score',
      'estimate',
      'finish',
    ])
    expect(state.blocks[0]).toMatchObject({ taken: [{ id, counted: true }], estimate: { items: 1 } })
    expect(replaySession(config, events)).toEqual({ state, mismatches: [] })
  })
  it('presents an item that was met lately all the same, and does not count it', () => {
    const { config } = singleOf('item-3')
    const { events, state } = sit(config, { start: startEvent({ seen: ['item-3'] }) })
    expect(state.blocks[0]).toMatchObject({
      taken: [{ id: 'item-3', counted: false, uncounted: 'seen' }],
      estimate: { items: 0 },
      finished: 'length',
    })
    expect(replaySession(config, events)).toEqual({ state, mismatches: [] })
  })
})

it('gives an authored test as it stands, with the items of its use and language', () => {
  expect(testOf(source, 'practice')).toBe(authored)
  expect(testOf(source, 'other')).toBeUndefined()
  const ids = ({ items: taken }: ReturnType<typeof configOfTest>) => taken.map(({ id }) => id)
  expect(ids(configOfTest(source, authored))).toEqual(['item-0', 'item-2', 'item-3', 'item-4'])
  expect(ids(configOfTest(source, { ...authored, use: 'graded' }))).toEqual(['item-5'])
})
