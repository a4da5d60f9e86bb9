import { describe, expect, it } from 'vitest'
import type { Blueprint } from '#schemas/blueprint'
import { createSessionConfig, refusalsOfTest } from './config.ts'
import { replaySession } from './replay-session.ts'
import { bankOf, blueprintOf, sit, startEvent } from './sitting.laws.ts'

const items = bankOf(30, (i) => ({
  kind: 'short',
  languages: [],
  ...(i === 29 && { family: 'f' }),
  ...(i === 3 && { family: 'f' }),
})).map((item) => ({ ...item, max: 2, parameters: { model: 'grm' as const, a: 1.2, b: [-0.5, 0.5] } }))
const onTrial = ['item-26', 'item-27', 'item-28', 'item-29']
const seedOf = (i: number): string => i.toString(16).padStart(32, '0')
const configOf = (
  pretest: Blueprint['blocks'][number]['pretest'],
  stop: Blueprint['blocks'][number]['stop'] = [{ rule: 'length', min: 5, max: 5 }],
) => createSessionConfig({ items, blueprint: blueprintOf({ stop, ...(pretest && { pretest }) }) })

describe('items on trial', () => {
  it('come at the positions set, beside the block’s own length, and are marked in the log', () => {
    const config = configOf({ items: onTrial, count: 2, positions: [2, 7] })
    const { events, state } = sit(config)
    const shown = events.flatMap((event) => (event.type === 'present' ? [event.data] : []))
    expect(shown.map(({ item }) => onTrial.includes(item))).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
      true,
    ])
    expect(shown.map(({ pretest }) => pretest)).toEqual([undefined, true, ...Array(4).fill(undefined), true])
    expect(state.blocks[0]?.finished).toBe('length')
    expect(state.faults).toEqual([])
    expect(replaySession(config, events)).toEqual({ state, mismatches: [] })
  })
  it('move nothing: neither the estimate nor what else is chosen', () => {
    const alone = onTrial.slice(0, 3)
    const config = configOf({ items: alone, count: 2, positions: [1, 4] })
    const worst = sit(config, { categoryOf: ({ id }) => (alone.includes(id) ? 0 : 1) })
    const best = sit(config, { categoryOf: ({ id, max }) => (alone.includes(id) ? max : 1) })
    expect(best.state.blocks[0]?.estimate).toEqual(worst.state.blocks[0]?.estimate)
    expect(best.state.blocks[0]?.estimate.items).toBe(5)
    expect(best.state.blocks[0]?.errors).toHaveLength(6)
    for (const { id, counted, uncounted } of best.state.blocks[0]?.taken ?? []) {
      expect(counted).toBe(!alone.includes(id))
      expect(uncounted).toBe(alone.includes(id) ? 'pretest' : undefined)
    }
    const without = createSessionConfig({
      items: items.filter(({ id }) => !alone.includes(id)),
      blueprint: configOf(undefined).blueprint,
    })
    const scored = best.events.flatMap((event) =>
      event.type === 'present' && !alone.includes(event.data.item) ? [event.data.item] : [],
    )
    const plain = sit(without, { categoryOf: () => 1 })
    expect(plain.events.flatMap((event) => (event.type === 'present' ? [event.data.item] : []))).toEqual(
      scored,
    )
  })
  it('come at drawn positions, every one of them as often, all of them met by each candidate', () => {
    const config = configOf({ items: onTrial, count: 1 })
    const places = [0, 0, 0, 0, 0, 0]
    const met = new Map<string, number>()
    for (let i = 0; i < 300; i++) {
      const { state } = sit(config, { start: startEvent({ seed: seedOf(i) }) })
      const taken = state.blocks[0]?.taken ?? []
      expect(taken).toHaveLength(6)
      const place = taken.findIndex(({ uncounted }) => uncounted === 'pretest')
      places[place] = (places[place] ?? 0) + 1
      const id = taken[place]?.id ?? ''
      met.set(id, (met.get(id) ?? 0) + 1)
    }
    for (const count of places) expect(Math.abs(count - 50)).toBeLessThan(30)
    expect([...met.keys()].sort()).toEqual(onTrial)
    for (const count of met.values()) expect(Math.abs(count - 75)).toBeLessThan(35)
  })
  it('exclude their family like any other item', () => {
    const config = configOf({ items: ['item-29'], count: 1, positions: [1] }, [
      { rule: 'length', min: 20, max: 30 },
    ])
    const { state } = sit(config)
    const ids = state.blocks[0]?.taken.map(({ id }) => id)
    expect(ids).toContain('item-29')
    expect(ids).not.toContain('item-3')
  })
  it('are left out where the candidate met them lately or where a minimum would be out of reach', () => {
    const config = configOf({ items: onTrial, count: 1, positions: [1] })
    const { state } = sit(config, { start: startEvent({ seen: onTrial }) })
    expect(state.blocks[0]?.taken).toHaveLength(5)
    const tight = configOf({ items: ['item-29'], count: 1, positions: [1] }, [
      { rule: 'length', min: 29, max: 29 },
    ])
    expect(sit(tight).state.blocks[0]?.taken.map(({ id }) => id)).not.toContain('item-29')
  })
  it('that are fewer than wanted refuse the blueprint', () => {
    expect(refusalsOfTest(configOf({ items: ['item-28'], count: 3 }))).toMatchObject([
      {
        counts: 'pretest',
        missing: 2,
        words: 'Block block-1: pretest wants 3 and the items give 1; 2 items are missing.',
      },
    ])
    expect(refusalsOfTest(configOf({ items: onTrial, count: 3 }))).toEqual([])
  })
})
