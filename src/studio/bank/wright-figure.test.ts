import { expect, it } from 'vitest'
import { bankRows } from './bank-rows.ts'
import { sampleFacts } from './sample.laws.ts'
import { wrightFigure } from './wright-figure.ts'

const standard = { mean: 0, sd: 1 }

it('sets candidates and steps against each other, class by class', () => {
  const rows = bankRows([...sampleFacts({ id: 'easy', level: 1 }), ...sampleFacts({ id: 'mid', max: 3 }, 2)])
  const { rows: table } = wrightFigure(rows, standard)
  expect(table).toHaveLength(16)
  expect(table.find(([range]) => range === '−2.0 to −1.5')).toEqual(['−2.0 to −1.5', '4.4\u00a0%', '1', '1'])
  // steps at −.6, 0 and .6: variants are no items of their own
  expect(table.find(([range]) => range === '0.0 to 0.5')).toEqual(['0.0 to 0.5', '19.1\u00a0%', '1', '1'])
  expect(table.reduce((sum, [, , steps]) => sum + Number(steps), 0)).toBe(4)
  const shares = table.reduce((sum, [, share = '']) => sum + Number.parseFloat(share), 0)
  expect(shares).toBeCloseTo(100, 0)
})

it('draws few marks for many items, and says so', () => {
  const many = bankRows(
    Array.from({ length: 1000 }, (_, at) => sampleFacts({ id: `i${at}`, level: 3 })).flat(),
  )
  const figure = wrightFigure(many, standard)
  expect(figure.note).toContain('Each mark stands for 36 steps')
  expect(figure.draw(700).match(/chart-dot/g)?.length).toBe(28)
})

it('marks what is not calibrated only where other items are', () => {
  const prior = sampleFacts({ id: 'a' })
  const known = sampleFacts({ id: 'b', parameters: { model: '2pl', a: 1, b: 1, c: 0, d: 1, persons: 90 } })
  expect(wrightFigure(bankRows(prior), standard).draw(700)).not.toContain('chart-cross')
  const figure = wrightFigure(bankRows([...prior, ...known]), standard)
  expect(figure.draw(700)).toContain('chart-cross')
  expect(figure.note).toContain('Crosses')
  expect(wrightFigure([], standard).note).toContain('no items')
})
