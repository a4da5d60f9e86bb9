import { describe, expect, it } from 'vitest'
import { sampleItem, sampleSource } from '../../../test/release/sample.ts'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import { assembleRelease } from '../assemble.ts'
import { halvesOfItem } from '../compare/released-item.ts'
import { plannedItem } from '../planned-item.ts'
import { describeDiff } from './describe.ts'
import { diffBanks, type BankState } from './diff-banks.ts'

function stateOf(name: string, items: readonly CompiledItem[], isSealedHere = true): BankState {
  const found = (id: string) => items.find((item) => item.id === id)
  return {
    name,
    index: assembleRelease(sampleSource(items), '0.1.0').public.index,
    sealedHash: (id) => {
      const item = isSealedHere ? found(id) : undefined
      return item && plannedItem(item).summary.sealed
    },
    item: (id) => {
      const item = found(id)
      return item && (isSealedHere ? halvesOfItem(item) : { public: item.public })
    },
  }
}

const parameters = { model: '2pl' as const, a: 1.5, b: 0.3, c: 0, d: 1 }
const kept = sampleItem({ id: 'kept' })
const measured = sampleItem({ id: 'measured' })
const before = [kept, measured, sampleItem({ id: 'gone' }), sampleItem({ id: 'edited' })]
const after = [
  kept,
  { ...measured, public: { ...measured.public, parameters } as CompiledItem['public'] },
  sampleItem({ id: 'edited', version: '1.1.0', stem: '<p>How many parcels fit in?</p>' }),
  sampleItem({ id: 'new' }),
]

describe('two states of a bank', () => {
  it('differ in what was added, taken away, edited and measured anew', () => {
    expect(diffBanks(stateOf('0.1.0', before), stateOf('0.2.0', after))).toMatchObject({
      from: '0.1.0',
      to: '0.2.0',
      bump: 'major',
      items: [
        {
          item: 'edited',
          change: 'changed',
          bump: 'minor',
          statement: [
            { mark: '-', text: 'How many parcels fit?' },
            { mark: '+', text: 'How many parcels fit in?' },
          ],
        },
        { item: 'gone', change: 'removed', bump: 'major' },
        { item: 'measured', change: 'recalibrated', parameters: { after: parameters } },
        { item: 'new', change: 'added', to: '1.0.0' },
      ],
      unchanged: 1,
      tests: { added: [], removed: [], changed: [] },
      taxonomy: 'same',
    })
  })

  it('are told for people', () => {
    expect(describeDiff('post', diffBanks(stateOf('0.1.0', before), stateOf('0.2.0', after))))
      .toBe(`post 0.1.0..0.2.0 (major)

changed edited 1.0.0 → 1.1.0 (minor)
  minor: the stem changed
  statement
    - How many parcels fit?
    + How many parcels fit in?

removed gone 1.0.0 (major)

recalibrated measured 1.0.0 (minor)
  parameters: {"model":"2pl","a":1.2,"b":-1,"c":0,"d":1} → {"model":"2pl","a":1.5,"b":0.3,"c":0,"d":1}

added new 1.0.0
1 unchanged
`)
  })

  it('are the same where nothing differs', () => {
    const diff = diffBanks(stateOf('0.1.0', before), stateOf('working tree', before))
    expect(diff).toMatchObject({ bump: 'none', items: [], unchanged: 4 })
    expect(describeDiff('post', diff)).toBe('post 0.1.0..working tree: nothing differs\n')
  })

  it('differ in sealed halves alone, where these are here', () => {
    const graded = sampleItem({ use: 'graded' })
    const [key] = [{ form: 'number' as const, key: [{ category: 1, value: 43 }] }]
    const other = { ...graded, sealed: { ...graded.sealed, key } as CompiledItem['sealed'] }
    const told = (isSealedHere: boolean) =>
      diffBanks(stateOf('a', [graded], isSealedHere), stateOf('b', [other], isSealedHere)).items
    expect(told(true)).toMatchObject([{ item: 'parcels-a-day', bump: 'major' }])
    expect(told(false)).toEqual([])
  })

  it('tell the categories of stored answers', () => {
    const base = sampleItem()
    const responses = (category: number) => [
      { name: 'right', category, response: { text: '42' }, why: 'It is.' },
    ]
    const withResponses = (category: number): CompiledItem => ({
      ...base,
      sealed: { ...base.sealed, responses: responses(category) } as CompiledItem['sealed'],
    })
    const diff = diffBanks(stateOf('a', [withResponses(1)]), stateOf('b', [withResponses(0)]))
    expect(diff.items).toMatchObject([
      {
        bump: 'major',
        reasons: [{ words: 'the response right got category 1 and gets 0' }],
        categories: [{ answer: 'right', before: 1, after: 0 }],
      },
    ])
  })
})
