import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Model } from '#schemas/model'
import { applyModel } from './apply-model.ts'
import { createSampler } from './draw-values.ts'
import type { ModelValues } from './model-value.ts'

const files = new Map([
  ['item.mdx', 'Twelve machines (12) make 120 parts. They run all night. Cars leave a car park.\n'],
  ['submissions/accepted/cars-inside.js', 'const MACHINES = 12\nconst cars = MACHINES\n'],
])
const model: Model = {
  version: 1,
  parameters: {
    machines: { role: 'radical', own: 12, range: { min: 2, max: 40 } },
    unit: { role: 'incidental', own: 'litres', oneOf: ['litres', 'pages'] },
  },
  derived: { parts: 'machines * 10' },
  stories: { own: { place: 'car park', all: 'cars' }, marina: { place: 'marina', all: 'boats' } },
  edits: [
    { in: 'item.mdx', from: '{machines:Word} machines ({machines}) make {parts:,} parts' },
    { in: 'submissions/**', from: 'MACHINES = {machines}' },
    { in: 'item.mdx', from: 'They run all night.', by: 'unit', texts: { pages: 'They print {parts}.' } },
  ],
}
const { own, complete } = createSampler(model, '')
const apply = (values: ModelValues, story: string, changed: Model = model) =>
  applyModel(files, changed, { own: own(), drawn: complete(values, story) })

describe('a model that is applied', () => {
  it('puts drawn values where the own ones stand, and the words of a story in texts and paths', () => {
    const { files: made, faults } = apply({ machines: 30, unit: 'pages' }, 'marina')
    expect(faults).toEqual([])
    expect(Object.fromEntries(made)).toEqual({
      'item.mdx': 'Thirty machines (30) make 300 parts. They print 300. Boats leave a marina.\n',
      'submissions/accepted/boats-inside.js': 'const MACHINES = 30\nconst boats = MACHINES\n',
    })
  })

  it('changes nothing for the own values', () => {
    expect(apply({ machines: 12, unit: 'litres' }, 'own').files).toEqual(files)
  })

  it('is undone by a model that has the drawn values for its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), (machines) => {
        const there = apply({ machines, unit: 'litres' }, 'marina')
        const back = applyModel(there.files, swapped(machines), {
          own: createSampler(swapped(machines), '').own(),
          drawn: createSampler(swapped(machines), '').complete({ machines: 12, unit: 'litres' }, 'other'),
        })
        expect(back.faults).toEqual([])
        expect(back.files).toEqual(files)
      }),
    )
  })

  it('takes no part of a longer number or word for a value', () => {
    const number: Model = { ...model, edits: [{ in: 'item.mdx', from: '{machines}', to: '{machines}!' }] }
    expect(apply({ machines: 12, unit: 'litres' }, 'own', number).files.get('item.mdx')).toBe(
      'Twelve machines (12!) make 120 parts. They run all night. Cars leave a car park.\n',
    )
  })

  it('tells an edit that finds nothing, one that shares text with another, and a value that cannot be shown', () => {
    const faulty = (edits: NonNullable<Model['edits']>) =>
      apply({ machines: 30, unit: 'pages' }, 'own', { ...model, edits })
    expect(faulty([{ in: 'other.mdx', from: '{machines}' }]).faults).toEqual([
      { edit: 0, words: '“12” stands in none of other.mdx' },
    ])
    expect(
      faulty([
        { in: 'item.mdx', from: '({machines})' },
        { in: 'item.mdx', from: 'machines ({machines}) make' },
      ]).faults,
    ).toEqual([{ edit: 1, words: 'item.mdx: another edit has a part of “machines (12) make”' }])
    expect(faulty([{ in: 'item.mdx', from: '12', to: '{unit:.2}' }]).faults).toEqual([
      { edit: 0, words: '{unit:.2}: "pages" cannot be written so' },
    ])
  })
})

/** The model of the item that a draw has made. */
function swapped(machines: number): Model {
  return {
    ...model,
    parameters: {
      ...model.parameters,
      machines: { role: 'radical', own: machines, range: { min: 2, max: 40 } },
    },
    stories: { own: { place: 'marina', all: 'boats' }, other: { place: 'car park', all: 'cars' } },
  }
}
