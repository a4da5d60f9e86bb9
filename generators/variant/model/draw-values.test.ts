import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Model } from '#schemas/model'
import { createSampler } from './draw-values.ts'
import { ExpressionError } from './expression.ts'

const model: Model = {
  version: 1,
  parameters: {
    machines: { role: 'radical', own: 12, range: { min: 6, max: 30, step: 2 } },
    price: { role: 'radical', own: 0.3, range: { min: 0.1, max: 0.9, step: 0.1 } },
    unit: { role: 'incidental', own: 'litres', oneOf: ['litres', 'pages'] },
    sizes: {
      role: 'radical',
      own: [3, 5, 8],
      list: { length: { min: 2, max: 4 }, items: { min: 1, max: 9 }, distinct: true, sorted: 'ascending' },
    },
  },
  derived: { total: 'machines * sum(sizes)', half: 'total / 2' },
  where: ['total > 100', 'total % 7 != 0'],
  stories: { own: { place: 'car park' }, marina: { place: 'marina' } },
}
const seeds = fc.nat({ max: 0xffffffff })

describe('a draw', () => {
  it('has what the item has as it is written for its own values', () => {
    expect(createSampler(model, 'item@1.0.0').own()).toEqual({
      story: 'own',
      values: {
        machines: 12,
        price: 0.3,
        unit: 'litres',
        sizes: [3, 5, 8],
        place: 'car park',
        total: 192,
        half: 96,
      },
    })
  })

  it('is pinned: users rely on what a seed draws', () => {
    expect(createSampler(model, 'item@1.0.0').draw(7)).toMatchSnapshot()
  })

  it('is the same for the same seed, and belongs to the item and its version', () => {
    const again = (identity: string, seed: number) => createSampler(model, identity).draw(seed)
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(again('a@1.0.0', seed)).toEqual(again('a@1.0.0', seed))
      }),
    )
    const draws = (identity: string) => [1, 2, 3, 4, 5].map((seed) => again(identity, seed))
    expect(draws('a@1.0.0')).not.toEqual(draws('a@1.1.0'))
  })

  it('has values that its parameters may have, and of which every condition holds', () => {
    const { draw, broken, complete } = createSampler(model, 'item@1.0.0')
    fc.assert(
      fc.property(seeds, (seed) => {
        const { values, story } = draw(seed) ?? { values: {} }
        const { machines, price, unit, sizes, total } = values
        expect(Number(machines) % 2 === 0 && Number(machines) >= 6 && Number(machines) <= 30).toBe(true)
        expect([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]).toContain(price)
        expect(['litres', 'pages']).toContain(unit)
        const list = sizes as readonly number[]
        expect(list.length).toBeGreaterThanOrEqual(2)
        expect(list.length).toBeLessThanOrEqual(4)
        expect([...new Set(list)].sort((left, right) => left - right)).toEqual(list)
        expect(Number(total) > 100 && Number(total) % 7 !== 0).toBe(true)
        expect(broken(values)).toBeUndefined()
        const drawn = Object.fromEntries(
          Object.keys(model.parameters ?? {}).map((name) => [name, values[name] ?? 0]),
        )
        expect(complete(drawn, story)).toEqual({ values, story })
      }),
    )
  })

  it('of one parameter is not changed by another one that is added', () => {
    const { where: _, ...free } = model
    const more: Model = {
      ...free,
      parameters: {
        extra: { role: 'incidental', own: 1, range: { min: 1, max: 99 } },
        ...free.parameters,
      },
    }
    fc.assert(
      fc.property(seeds, (seed) => {
        const { extra: __, ...values } = createSampler(more, 'a').draw(seed)?.values ?? {}
        expect(values).toEqual(createSampler(free, 'a').draw(seed)?.values)
      }),
    )
  })

  it('is none where nothing is as the model wants it, or nothing can be computed', () => {
    expect(createSampler({ ...model, where: ['machines > 30'] }, 'a').draw(1)).toBeUndefined()
    expect(createSampler({ ...model, derived: { none: '1 / 0' } }, 'a').draw(1)).toBeUndefined()
    expect(createSampler({ ...model, where: ['machines'] }, 'a').draw(1)).toBeUndefined()
  })

  it('says which condition its values break, and what cannot be read', () => {
    const { broken, own } = createSampler({ ...model, where: ['total > 0', 'total > 1000'] }, 'a')
    expect(broken(own().values)).toBe('total > 1000')
    expect(() => createSampler({ ...model, where: ['total >'] }, 'a')).toThrow(ExpressionError)
  })

  it('has a shorter list where there are too few values that differ', () => {
    const narrow: Model = {
      version: 1,
      parameters: {
        few: {
          role: 'radical',
          own: [1],
          list: { length: 5, items: { min: 1, max: 2 }, distinct: true, sorted: 'descending' },
        },
      },
    }
    expect(createSampler(narrow, 'a').draw(3)?.values['few']).toEqual([2, 1])
  })
})
