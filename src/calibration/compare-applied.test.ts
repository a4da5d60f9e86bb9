import { expect, it } from 'vitest'
import { relink } from '#adaptive'
import type { Calibration } from '#schemas/calibration'
import { filedCalibration, filedItem, plannedItem } from '../../test/calibrate/made-calibration.ts'
import { planApply } from './apply-plan.ts'
import { compareApplied } from './compare-applied.ts'

const ids = Array.from({ length: 10 }, (_, i) => `item-${i}`)
const cov = [
  [0.01, 0],
  [0, 0.01],
]
const filed = (id: string, a: number, b: number) => filedItem(id, { a, b, cov })
const old = ids.map((id, i) => filed(id, 0.8 + i / 20, (i - 4.5) / 3))
const existing = [
  { file: 'calibration/forbidden.json', scale: 'forbidden', calibration: filedCalibration(old) },
]

/** The same items a year later: abilities are measured from another zero, and item-3 has become harder by one logit. */
const later = old.map((item) => {
  const { a, b } = relink({ model: '2pl', a: item.a, b: Number(item.b), c: 0, d: 1 }, { A: 1.25, B: 0.4 })
  return filed(item.id, a, Number(b) + (item.id === 'item-3' ? 1 : 0))
})
const planOf = (items: Calibration['items']) =>
  planApply({
    bank: 'core',
    items: [...ids, 'new', 'idle'].map((id) => plannedItem(id)),
    existing,
    calibration: filedCalibration(items),
    from: 'new.json',
  })

it('gives parameters before and after, the link of both scales, and the item that drifted', () => {
  const { items, linking } = compareApplied(planOf([...later, filed('new', 1, 0)]), existing)
  expect(linking).toMatchObject({ dropped: ['item-3'], isStable: true, common: 10 })
  if ('why' in linking) throw new Error(linking.why)
  expect([linking.link.A, linking.link.B].map((value) => value.toFixed(3))).toEqual(['1.250', '0.400'])
  const byId = new Map(items.map((item) => [item.change.item, item]))
  expect(byId.get('item-3')?.drift).toMatchObject({ drifted: true, isAnchor: false })
  expect(byId.get('item-3')?.drift?.b).toBeCloseTo(1, 4)
  expect(items.filter(({ drift }) => drift?.drifted).length).toBe(1)
  expect(byId.get('item-0')).toMatchObject({ before: old[0], after: { b: later[0]?.b } })
  expect(byId.get('new')).toMatchObject({ before: undefined, after: { b: 0 }, drift: undefined })
  expect(byId.get('idle')).toMatchObject({ change: { change: 'prior' }, before: undefined, after: undefined })
})

it('says why scales are not linked', () => {
  const { items, linking } = compareApplied(planOf(later.slice(0, 2)), existing)
  expect(linking).toEqual({
    why: '2 items are in both calibrations with the same scores, expected at least 3',
  })
  expect(items.map(({ drift }) => drift)).toEqual(items.map(() => undefined))
})
