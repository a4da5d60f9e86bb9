import { expect, it } from 'vitest'
import type { ReleasePublic } from '#schemas/release-public'
import { filedCalibration, filedItem } from '../../test/calibrate/made-calibration.ts'
import { planApply } from './apply-plan.ts'
import { parametersOf } from './calibration-file.ts'
import { compareApplied } from './compare-applied.ts'
import { parametersOfFile, parametersOfRelease } from './known-parameters.ts'

type Released = ReleasePublic['items'][number]

const released = (id: string, own: Partial<Released>): Released => ({
  id,
  version: '1.2.0',
  kind: 'choice',
  use: 'practice',
  title: id,
  skills: [],
  level: 3,
  minutes: 5,
  ai: 'forbidden',
  locale: 'en',
  languages: [],
  max: 1,
  parameters: { model: '2pl', a: 1, b: 0, c: 0, d: 1 },
  hash: '',
  shard: '',
  ...own,
})
const release = (items: Released[]): ReleasePublic => ({
  version: 1,
  bank: 'core',
  title: 'Core',
  release: '1.0.0',
  taxonomy: { version: 1, areas: [] },
  tests: [],
  items,
})

it('gives back of a release what sessions know of its calibrated items, by the scale of their AI policy', () => {
  const uncertainty = { lnA: 0.1, b: 0.2, correlation: -0.3 }
  const own = { model: '2pl', a: 1.5, b: -0.5, c: 0, d: 1, uncertainty, persons: 800 } as const
  const graded = {
    model: 'grm',
    a: 0.9,
    b: [-1, 0.5],
    uncertainty: { lnA: 0.2, b: 0.3 },
    persons: 300,
  } as const
  const guessed = { ...own, model: '3pl', c: 0.2, uncertainty: { lnA: 0.1, b: 0.2 } } as const
  const capped = { ...guessed, model: '4pl', d: 0.9 } as const
  const { bank, items, existing } = parametersOfRelease(
    release([
      released('own', { parameters: own }),
      released('guessed', { parameters: guessed }),
      released('capped', { parameters: capped }),
      released('new', {}),
      released('graded', { ai: 'allowed', max: 2, parameters: { ...graded, b: [...graded.b] } }),
    ]),
  )
  expect([bank, items.length]).toEqual(['core', 5])
  expect(existing.map(({ file, calibration }) => [file, calibration.items.map(({ id }) => id)])).toEqual([
    ['calibration/forbidden.json', ['own', 'guessed', 'capped']],
    ['calibration/allowed.json', ['graded']],
  ])
  const known = existing.flatMap(({ calibration }) => calibration.items)
  const wanted = [own, guessed, capped, graded]
  expect(known.length).toBe(wanted.length)
  for (const [at, { persons, uncertainty: errors, ...plain }] of wanted.entries()) {
    const item = known[at]
    if (item === undefined) throw new Error('an item is missing')
    const { uncertainty: found, ...rest } = parametersOf(item)
    expect(rest).toEqual(plain)
    expect([item.n, item.version]).toEqual([persons, '1.2.0'])
    for (const [name, value] of Object.entries(errors))
      expect(found?.[name as keyof typeof errors]).toBeCloseTo(value, 12)
  }
})

it('compares with a file alone, whose items are all that is known of the bank', () => {
  const old = filedCalibration(['a', 'b', 'c', 'd'].map((id, k) => filedItem(id, { b: k - 1.5 })))
  const fresh = filedCalibration(['b', 'c', 'd', 'e'].map((id, k) => filedItem(id, { b: k - 0.5 })))
  const known = parametersOfFile(old, 'allowed.json', fresh)
  if (known === undefined) throw new Error('scales differ')
  expect(known.scale).toBe('allowed')
  const plan = planApply({ ...known, calibration: { ...fresh, scale: known.scale }, from: 'new.json' })
  expect(plan.refusals).toEqual([])
  expect(plan.changes.map(({ item, change }) => `${item} ${change}`)).toEqual([
    'a kept',
    'b recalibrated',
    'c recalibrated',
    'd recalibrated',
    'e calibrated',
  ])
  expect(compareApplied(plan, known.existing).linking).toMatchObject({ common: 3, dropped: [] })
})

it('takes the scale that a file names, and compares nothing where the other names another one', () => {
  const old = filedCalibration([filedItem('a', { b: 0 })], 'year-1')
  expect(parametersOfFile(old, 'old.json', filedCalibration([filedItem('a', { b: 0 })]))?.scale).toBe(
    'year-1',
  )
  expect(
    parametersOfFile(old, 'old.json', filedCalibration([filedItem('a', { b: 0 })], 'year-2')),
  ).toBeUndefined()
  expect(parametersOfFile(filedCalibration([]), 'x y.json', filedCalibration([]))?.scale).toBe('main')
})
