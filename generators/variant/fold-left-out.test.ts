import { expect, it } from 'vitest'
import { fileStart, type Diagnostic } from '#schemas/diagnose/index'
import { foldLeftOut } from './fold-left-out.ts'

const told = (code: string, file: string): Diagnostic => ({
  code,
  severity: 'warning',
  file,
  range: fileStart,
  message: 'as it was told',
})

it('tells once how many variants of an item are left out, at its model', () => {
  const other = told('stem/length', 'items/queue-size/item.mdx')
  expect(
    foldLeftOut([
      told('variant/stale', 'items/queue-size/variants/3.json'),
      other,
      told('variant/stale', 'items/queue-size/variants/12.json'),
      told('variant/unreviewed', 'items/last-bus/variants/1.json'),
    ]),
  ).toEqual([
    other,
    {
      ...told('variant/stale', 'items/queue-size/model.yaml'),
      message: 'Unexpected variants: 2 of queue-size were drawn before it was changed, so nobody meets them',
      help: 'Draw again: assay generate queue-size --count 2',
    },
    {
      ...told('variant/unreviewed', 'items/last-bus/model.yaml'),
      message: 'Unexpected variants: 1 of the graded item last-bus waits for a review, so nobody meets it',
      help: 'Read and solve five of them, and say so: assay review last-bus',
    },
  ])
})

it('tells of written variants at their item, which may have no model, and apart from drawn ones', () => {
  const written = (code: string, seed: number) => told(code, `items/last-bus/variants/${seed}.json`)
  expect(
    foldLeftOut([
      written('variant/unreviewed', 1),
      written('variant/unreviewed-written', 2),
      written('variant/stale-written', 3),
      written('variant/stale-written', 4),
      written('variant/changed', 5),
    ]).map(({ file, message }) => [file, message]),
  ).toEqual([
    ['items/last-bus/variants/5.json', 'as it was told'],
    [
      'items/last-bus/model.yaml',
      'Unexpected variants: 1 of the graded item last-bus waits for a review, so nobody meets it',
    ],
    [
      'items/last-bus/item.mdx',
      'Unexpected variants: 1 that a model wrote for the graded item last-bus waits for a review of its own, so nobody meets it',
    ],
    [
      'items/last-bus/item.mdx',
      'Unexpected variants: 2 of last-bus were written before it was changed, so nobody meets them',
    ],
  ])
})
