import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { itemSchema } from '../item.ts'
import { diagnoseFaults } from './schema-faults.ts'
import type { JsonSchemaNode } from './schema-path.ts'
import { readYaml } from './yaml.ts'

const path = new URL('../json/item.schema.json', import.meta.url)
const itemJson = JSON.parse(readFileSync(path, 'utf8')) as JsonSchemaNode

const head = `id: largest-gap
version: 1.0.0
use: practice
title: Largest gap
status: live
skills: [implementing.collections]
level: 2
minutes: 10
scoring: { 1: All. }
ai: forbidden
locale: en
license: CC0-1.0
authors: [{ name: Assay contributors }]
`
const code = `languages: [typescript]
signature: { name: largestGap, parameters: [{ name: marks, type: int, doc: Marks. }], returns: { type: int, doc: Gap. } }
`
const trace = `language: typescript
steps: [{ id: first, label: First line, type: int, output: 1 }]
`

function diagnose(kind: string, rest: string) {
  const source = readYaml({ file: 'item.mdx', text: `kind: ${kind}\n${head}${rest}` })
  const parsed = itemSchema.parse(source.value)
  return parsed.ok ? [] : diagnoseFaults(source, parsed.faults, itemJson)
}

test('a kind beside the keys of another one is one fault, and the fix is to write the other', () => {
  expect(diagnose('code', code)).toEqual([])
  const range = { start: { line: 1, column: 7 }, end: { line: 1, column: 13 } }
  expect(diagnose('choice', code)).toEqual([
    {
      code: 'schema/choice',
      severity: 'error',
      file: 'item.mdx',
      range,
      message: 'Unexpected `choice` at `kind` beside `languages`, `signature`, expected `code`',
      help: 'Write `kind: code`; or take `languages`, `signature` away and write `choose`',
      fix: { title: 'Write `code`', range, text: 'code' },
    },
  ])
})

test('keys that look like misspelt ones of the wrong kind are told as what they are', () => {
  expect(diagnose('code', trace).map(({ message }) => message)).toEqual([
    'Unexpected `code` at `kind` beside `language`, `steps`, expected `trace`',
  ])
})

test('of a single key nobody can tell whether it or the kind is wrong: both are named, without a fix', () => {
  const [only, ...more] = diagnose('order', 'choose: one\n')
  expect(more).toEqual([])
  expect(only).toMatchObject({
    message: 'Unexpected `order` at `kind` beside `choose`, expected `choice`',
    help: 'Write `kind: choice`; or take `choose` away',
  })
  expect(only?.fix).toBeUndefined()
})

test('what is wrong whatever the kind is told as well', () => {
  expect(diagnose('choice', `${code}levle: 2\n`).map(({ message }) => message)).toEqual([
    'Unexpected `choice` at `kind` beside `languages`, `signature`, expected `code`',
    'Unexpected key `levle`',
  ])
})

test('a key too many beside all that the kind needs does not cast doubt on the kind', () => {
  expect(diagnose('code', `${code}choose: one\n`).map(({ code: rule }) => rule)).toEqual([
    'schema/unknown-key',
  ])
})

test('keys that are missing say nothing about the kind', () => {
  expect(diagnose('code', '').map(({ message }) => message)).toEqual([
    'Missing key `languages`, expected a list',
    'Missing key `signature`, expected keys `name`, `parameters`, `returns`',
  ])
})
