import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { ReleasePublic } from '#schemas/release-public'
import { readRelease } from './read-release.ts'

const file = new URL('../../../content/banks/tour/releases/0.2.0/public/index.json', import.meta.url)
const text = readFileSync(file, 'utf8')
const index = JSON.parse(text) as ReleasePublic
const [first, second] = index.items
if (!first || !second) throw new Error('there are two')
const read = (value: unknown) => readRelease(JSON.stringify(value))

it('reads what a release holds, by its hash', () => {
  const found = readRelease(text)
  expect(found).toMatchObject({ type: 'read', index })
  expect(found.type === 'read' && found.hash).toMatch(/^[0-9a-f]{64}$/)
})

it('says what is wrong with other files, in words', () => {
  expect(readRelease('{ "bank": ')).toMatchObject({ type: 'json' })
  expect(readRelease('')).toMatchObject({ type: 'json' })
  expect(read([])).toEqual({ type: 'schema', what: 'Unexpected empty list, expected keys with values' })
  expect(read({ version: 1 })).toEqual({ type: 'schema', what: 'Missing key `bank`, expected a text' })
  expect(read({ ...index, items: [first, {}] })).toEqual({
    type: 'schema',
    what: 'Missing key `id` in `items[1]`, expected a text',
  })
  const misspelt = read({ ...index, items: [{ ...first, kind: 'cod' }, second] })
  expect(misspelt.type === 'schema' && misspelt.what).toMatch(/^Unexpected `cod` at `items\[0\]\.kind`/)
})

it('refuses what the engine could not compute with', () => {
  expect(read({ ...index, items: [first, first] })).toEqual({ type: 'twice', id: first.id })
  const upside = { model: 'grm', a: 1, b: [1, 0], uncertainty: { lnA: 0, b: 0 } }
  expect(read({ ...index, items: [first, { ...second, parameters: upside }] })).toEqual({
    type: 'parameters',
    id: second.id,
    why: 'thresholds of a graded item must increase, received 1, 0',
  })
})
