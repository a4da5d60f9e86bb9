import { describe, expect, it } from 'vitest'
import { estimateFamilies } from '#adaptive'
import type { ItemParameters } from '#schemas/parameters'
import { variantParameters, type MemberFacts } from './variant-parameters.ts'

const item = (id: string, of?: string, ai: MemberFacts['ai'] = 'forbidden'): MemberFacts => ({
  id,
  ai,
  ...(of === undefined ? {} : { variant: { of, seed: Number(id.split('-v')[1]) } }),
})
const known = (b: number, sd = 0.1): ItemParameters => ({
  model: '2pl',
  a: 1.2,
  b,
  c: 0,
  d: 1,
  uncertainty: { lnA: 0.1, b: sd },
  persons: 400,
})
const items = [
  item('sum'),
  item('sum-v1', 'sum'),
  item('sum-v2', 'sum'),
  item('max'),
  item('max-v5', 'max'),
  item('alone'),
]
const bOf = (parameters: ItemParameters | undefined) => Number(parameters?.b)
const sdOf = (parameters: ItemParameters | undefined) => parameters?.uncertainty?.b ?? 0

describe('members of an item model that no calibration knows', () => {
  it('get the parameters of their calibrated parent with the spread of variants, and no persons', () => {
    const found = variantParameters(items, new Map([['sum', known(0.4)]]))
    expect([...found.keys()]).toEqual(['sum-v1', 'sum-v2'])
    const { families, within } = estimateFamilies([{ family: 'sum', parameters: known(0.4) }])
    expect(found.get('sum-v1')).toEqual(families[0]?.fresh)
    expect(bOf(found.get('sum-v1'))).toBeCloseTo(0.4, 12)
    expect(sdOf(found.get('sum-v1'))).toBeCloseTo(Math.sqrt(0.01 + 2 * within.b.variance), 12)
    expect(found.get('sum-v1')?.persons).toBeUndefined()
  })
  it('are less uncertain where other models show how little variants differ, and more where they differ much', () => {
    const spreadOf = (apart: number) => {
      const many = Array.from({ length: 12 }, (_, m) => [item(`m${m}`), item(`m${m}-v1`, `m${m}`)]).flat()
      const calibrated = new Map(
        many.map(({ id, variant }, i) => [
          id,
          known((Math.floor(i / 2) % 5) / 2 + (variant ? apart : -apart), 0.1),
        ]),
      )
      const found = variantParameters([...items, ...many], new Map([...calibrated, ['sum', known(0.4)]]))
      expect([...found.keys()]).toEqual(['sum-v1', 'sum-v2'])
      return sdOf(found.get('sum-v1'))
    }
    expect(spreadOf(0.02)).toBeLessThan(0.35)
    expect(spreadOf(1)).toBeGreaterThan(0.9)
  })
  it('get those of calibrated variants, the parent too', () => {
    const found = variantParameters(
      items,
      new Map([
        ['sum-v1', known(0.2)],
        ['sum-v2', known(0.6)],
      ]),
    )
    expect([...found.keys()]).toEqual(['sum'])
    expect(bOf(found.get('sum'))).toBeCloseTo(0.4, 12)
  })
  it('keep their prior where their model has no calibrated member, and items without a model are left alone', () => {
    expect(variantParameters(items, new Map([['alone', known(1)]])).size).toBe(0)
  })
  it('take nothing from another scale', () => {
    const two = [
      item('sum'),
      item('sum-v1', 'sum'),
      item('max', undefined, 'allowed'),
      item('max-v5', 'max', 'allowed'),
    ]
    const alone = variantParameters(two, new Map([['sum', known(0.4)]]))
    const both = variantParameters(
      two,
      new Map([
        ['sum', known(0.4)],
        ['max', known(9)],
        ['max-v5', known(-9)],
      ]),
    )
    expect(both.get('sum-v1')).toEqual(alone.get('sum-v1'))
  })
})
