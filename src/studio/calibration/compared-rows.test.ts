import { expect, it } from 'vitest'
import type { ComparedItem, FiledItem } from '#calibration'
import { comparedRows } from './compared-rows.ts'

const filed = (id: string, b: number | number[]): FiledItem =>
  typeof b === 'number'
    ? { id, n: 500, model: '2pl', a: 1, b, se: { a: 0.1, b: 0.1 } }
    : { id, n: 500, model: 'grm', a: 2, b, se: { a: 0.1, b: b.map(() => 0.2) } }
const drift = (drifted: boolean): NonNullable<ComparedItem['drift']> => ({
  item: 0,
  isAnchor: !drifted,
  linked: { model: '2pl', a: 1, b: -0.25, c: 0, d: 1 },
  b: 0.75,
  lnA: 0,
  robustZ: { b: 0, lnA: 0 },
  wald: undefined,
  squaredDistance: 0,
  rmsd: 0,
  drifted,
  words: 'became harder',
})

it('tells each item, those that need a look first', () => {
  const items: readonly ComparedItem[] = [
    {
      change: { item: 'idle', change: 'prior', reason: 'nobody answered it' },
      before: undefined,
      after: undefined,
      drift: undefined,
    },
    {
      change: { item: 'new', change: 'calibrated', filed: filed('new', [-1, 1]), notes: ['few', 'far'] },
      before: undefined,
      after: filed('new', [-1, 1]),
      drift: undefined,
    },
    ...[false, true].map((drifted): ComparedItem => {
      const item = drifted ? 'moved' : 'again'
      return {
        change: { item, change: 'recalibrated', filed: filed(item, 0.5), notes: [] },
        before: filed(item, -0.5),
        after: filed(item, 0.5),
        drift: drift(drifted),
      }
    }),
    {
      change: { item: 'old', change: 'back-to-prior', reason: 'of another scale' },
      before: filed('old', 2),
      after: undefined,
      drift: undefined,
    },
  ]
  const rows = comparedRows(items)
  expect(rows.map(({ item }) => item)).toEqual(['moved', 'old', 'again', 'new', 'idle'])
  const [moved, old, again, fresh, idle] = rows
  expect(moved).toEqual({
    item: 'moved',
    change: 'new parameters',
    before: ['−0.50'],
    linked: ['−0.25'],
    after: ['0.50 (0.30 to 0.70)'],
    difference: '+0.75',
    slopeBefore: '1.00',
    slopeAfter: '1.00 (0.82 to 1.22)',
    toKnow: 'became harder',
  })
  expect(again?.toKnow).toBe('')
  expect(old).toMatchObject({
    before: ['2.00'],
    after: ['prior of its level'],
    slopeAfter: 'prior',
    toKnow: 'of another scale',
  })
  expect(fresh).toMatchObject({
    before: ['prior of its level'],
    linked: ['–'],
    after: ['−1.00 (−1.39 to −0.61)', '1.00 (0.61 to 1.39)'],
    slopeBefore: 'prior',
    toKnow: 'few; far',
  })
  expect(idle).toMatchObject({ change: 'stays at its prior', toKnow: 'nobody answered it' })
})
