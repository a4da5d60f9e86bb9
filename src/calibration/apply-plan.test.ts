import { expect, it } from 'vitest'
import { describeApply } from '../../generators/calibrate/describe-apply.ts'
import { filedCalibration, filedItem, plannedItem } from '../../test/calibrate/made-calibration.ts'
import { planApply } from './apply-plan.ts'

const filed = (id: string, b: number) => filedItem(id, { b })

it('gives parameters to the variants that were answered, and says of the others what they go by', () => {
  const items = [
    plannedItem('sum'),
    plannedItem('sum-v1', 'sum'),
    plannedItem('sum-v2', 'sum'),
    plannedItem('sum-v3', 'sum'),
    plannedItem('max'),
  ]
  const plan = planApply({
    bank: 'core',
    items,
    existing: [],
    calibration: filedCalibration([filed('sum', 0), filed('sum-v2', 0.4), filed('sum-v99', 0.1)]),
    from: 'new.json',
  })
  expect(plan.result.items.map(({ id }) => id)).toEqual(['sum', 'sum-v2'])
  expect(plan).toMatchObject({ fresh: 2, foreign: ['sum-v99'], refusals: [] })
  expect(describeApply(plan, false)).toBe(
    `core ← new.json, scale forbidden (items that forbid help from an AI)
  calibrated    sum: a 1.20, b 0.00, n 400
  calibrated    sum-v2: a 1.20, b 0.40, n 400
  prior         max: nobody answered it: it is not in the calibration
  2 variants that nobody answered: as their families, less certain
  not in this bank, left out: sum-v99
Nothing was written. Without --dry-run calibration/forbidden.json is.
`,
  )
})

it('takes the scale of the bank where the calibration knows none of its items, and refuses', () => {
  const plan = planApply({
    bank: 'core',
    items: [plannedItem('sum'), plannedItem('max')],
    existing: [
      {
        file: 'calibration/forbidden.json',
        scale: 'forbidden',
        calibration: filedCalibration([filed('sum', 0)]),
      },
    ],
    calibration: filedCalibration([filed('elsewhere', 0.4)]),
    from: 'new.json',
  })
  expect(plan).toMatchObject({
    scale: 'forbidden',
    foreign: ['elsewhere'],
    refusals: ['the calibration gives parameters to no item of the bank'],
  })
  expect(plan.changes.map(({ change }) => change)).toEqual(['back-to-prior', 'prior'])
})
