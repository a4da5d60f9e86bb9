import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { blueprintSchema, type Blueprint } from '../blueprint.ts'
import { draftOf } from './draft.ts'
import type { JsonSchemaNode } from './schema-path.ts'

const path = new URL('../json/blueprint.schema.json', import.meta.url)
const blueprintJson = JSON.parse(readFileSync(path, 'utf8')) as JsonSchemaNode

const block = {
  id: 'all',
  title: 'All',
  ai: 'forbidden',
  select: { selector: 'randomesque', among: 3 },
  quotas: [{ skill: 'reading', min: 1, max: 2 }],
  stop: [{ rule: 'length', min: 1, max: 9 }],
}
const good = {
  version: 1,
  id: 'practice',
  title: 'Practice',
  description: 'Some items.',
  use: 'practice',
  release: '1.0.0',
  locale: 'en',
  blocks: [block],
}

function draft(value: unknown) {
  const parsed = blueprintSchema.parse(value)
  if (parsed.ok) throw new Error('expected a blueprint with faults')
  return draftOf<Blueprint>(value, parsed.faults, blueprintJson)
}

test('a wrong value and an unknown key are taken out, and the data itself stays as it is', () => {
  const wrong = { ...good, use: 'play', extra: 1 }
  const { use: _use, ...rest } = good
  expect(draft(wrong)).toEqual(rest)
  expect(wrong).toEqual({ ...good, use: 'play', extra: 1 })
})

test('a missing key takes nothing with it', () => {
  const { title: _title, ...rest } = good
  expect(draft(rest)).toEqual(rest)
})

test('entries of a list keep their places where one before them is wrong', () => {
  expect(draft({ ...good, blocks: [3, block] })).toEqual({ ...good, blocks: [undefined, block] })
})

test('of a union, what the branch that was meant does not know is taken out, not the whole', () => {
  const quotas = [{ skill: 'reading', kund: 'code', min: 1, max: 2 }]
  expect(draft({ ...good, blocks: [{ ...block, quotas }] })).toEqual(good)
  expect(draft({ ...good, blocks: [{ ...block, quotas: [{ min: 1, max: 2 }] }] })).toEqual({
    ...good,
    blocks: [{ ...block, quotas: [undefined] }],
  })
})

test('nothing is left of what is no mapping, or of another version', () => {
  expect(draft(3)).toBeUndefined()
  expect(draft({ ...good, version: 2 })).toBeUndefined()
})
