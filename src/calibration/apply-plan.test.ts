import { expect, it } from 'vitest'
import type { Calibration } from '#schemas/calibration'
import { planApply, type PlannedFacts } from './apply-plan.ts'
import { describeApply } from '../../generators/calibrate/describe-apply.ts'

const item = (id: string, of?: string): PlannedFacts => ({
  id,
  version: '1.0.0',
  max: 1,
  ai: 'forbidden',
  status: 'live',
  level: 3,
  ...(of === undefined ? {} : { variant: { of } }),
})
const filed = (id: string, b: number): Calibration['items'][number] => ({
  id,
  n: 400,
  model: '2pl',
  a: 1.2,
  b,
  se: { a: 0.1, b: 0.1 },
})
const calibration = (items: Calibration['items']): Calibration => ({
  version: 1,
  model: '2pl',
  points: 61,
  logLikelihood: -1,
  iterations: 9,
  converged: true,
  n: 400,
  prior: 'none',
  items,
  latent: [{ group: 'all', mean: 0, sd: 1 }],
  data: { sha256: '0'.repeat(64) },
  engine: 'x',
})

it('gives parameters to the variants that were answered, and says of the others what they go by', () => {
  const items = [
    item('sum'),
    item('sum-v1', 'sum'),
    item('sum-v2', 'sum'),
    item('sum-v3', 'sum'),
    item('max'),
  ]
  const plan = planApply({
    bank: 'core',
    items,
    existing: [],
    calibration: calibration([filed('sum', 0), filed('sum-v2', 0.4), filed('sum-v99', 0.1)]),
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
    items: [item('sum'), item('max')],
    existing: [
      { file: 'calibration/forbidden.json', scale: 'forbidden', calibration: calibration([filed('sum', 0)]) },
    ],
    calibration: calibration([filed('elsewhere', 0.4)]),
    from: 'new.json',
  })
  expect(plan).toMatchObject({
    scale: 'forbidden',
    foreign: ['elsewhere'],
    refusals: ['the calibration gives parameters to no item of the bank'],
  })
  expect(plan.changes.map(({ change }) => change)).toEqual(['back-to-prior', 'prior'])
})
