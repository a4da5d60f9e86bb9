import { describe, expect, it } from 'vitest'
import type { Blueprint } from '#schemas/blueprint'
import { createSessionConfig, refusalsOfTest } from '../session/config.ts'
import type { SessionItem } from '../session/item.ts'
import { bankOf, blueprintOf } from '../session/sitting.laws.ts'
import { faultsOfStages } from './stage-faults.ts'

const select = {
  selector: 'multistage',
  stages: [
    { modules: [{ id: 'routing', items: ['item-0', 'item-1'] }] },
    {
      by: 'theta',
      cuts: [0],
      modules: [
        { id: 'easy', items: ['item-2'] },
        { id: 'hard', items: ['item-3'] },
      ],
    },
  ],
} as const
const stop = [{ rule: 'length', min: 3, max: 3 }] as const
const block = { select, stop }

function configOf(
  more: (i: number) => Partial<SessionItem> = () => ({}),
  blocks: readonly Partial<Blueprint['blocks'][number]>[] = [block],
) {
  const items = bankOf(6, (i) => ({ kind: 'short', languages: [], max: 2, ...more(i) })).map((item) => ({
    ...item,
    parameters: { model: 'grm' as const, a: 1, b: [0, 1] },
  }))
  return createSessionConfig({ items, blueprint: blueprintOf(...blocks) })
}

const words = (...args: Parameters<typeof configOf>): readonly string[] =>
  faultsOfStages(configOf(...args)).map((fault) => fault.words)

describe('stages', () => {
  it('have no fault where every way gives whole modules', () => {
    expect(words()).toEqual([])
    expect(refusalsOfTest(configOf())).toEqual([])
  })
  it('hold no items that exclude each other on one way', () => {
    const said = 'Items item-0 and item-3 exclude each other, as enemies or variants of one family.'
    expect(words((i) => (i === 3 ? { enemies: ['item-0'] } : {}))).toEqual([said])
    expect(words((i) => (i % 3 === 0 ? { family: 'one' } : {}))).toEqual([said])
    // nobody takes both modules of a stage
    expect(words((i) => (i === 3 ? { enemies: ['item-2'] } : {}))).toEqual([])
  })
  it('hold no items that another block can take away', () => {
    const other = { stop: [{ rule: 'length', min: 1, max: 2 }] } as const
    const enemy = (i: number): Partial<SessionItem> => (i === 3 ? { enemies: ['item-5'] } : {})
    expect(words(enemy)).toEqual([])
    expect(words(enemy, [other, block])).toEqual([
      'Items item-5 and item-3 exclude each other, as enemies or variants of one family.',
    ])
    expect(words(undefined, [block, block]).slice(0, 2)).toEqual([
      'Item item-0 stands in module routing already.',
      'Item item-1 stands in module routing already.',
    ])
  })
  it('hold items of their block’s policy that count', () => {
    const said = 'Item item-2 is on trial or of another AI policy than its block.'
    expect(words((i) => (i === 2 ? { ai: 'allowed' } : {}))).toEqual([said])
    expect(words(undefined, [{ ...block, pretest: { items: ['item-2'], count: 1 } }])).toEqual([said])
  })
  it('are refused as a test, also where a module is not whole in each language', () => {
    const faulty = configOf((i) => (i === 3 ? { enemies: ['item-0'] } : {}))
    expect(refusalsOfTest(faulty).map((refusal) => refusal.words)).toContain(
      'Block block-1: Items item-0 and item-3 exclude each other, as enemies or variants of one family.',
    )
    const bound = configOf((i) =>
      i < 4 && i > 1 ? { kind: 'code', languages: [i === 2 ? 'typescript' : 'javascript'] } : {},
    )
    expect(refusalsOfTest(bound).map(({ language, words: said }) => `${language}: ${said}`)).toEqual([
      'typescript: Block block-1: item item-3 of a module is not for this language.',
      'javascript: Block block-1: item item-2 of a module is not for this language.',
    ])
  })
})
