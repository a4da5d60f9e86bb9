import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { blueprintSchema } from '../blueprint.ts'
import { diagnoseFaults } from './schema-faults.ts'
import type { JsonSchemaNode } from './schema-path.ts'
import { readYaml } from './yaml.ts'

const path = new URL('../json/blueprint.schema.json', import.meta.url)
const blueprintJson = JSON.parse(readFileSync(path, 'utf8')) as JsonSchemaNode

const good = `version: 1
id: practice
title: Practice
description: Some items.
use: practice
release: 1.0.0
locale: en
blocks:
  - id: all
    title: All
    ai: forbidden
    select: { selector: randomesque, among: 3 }
    quotas: [{ skill: reading, min: 1, max: 2 }]
    stop: [{ rule: length, min: 1, max: 9 }]
`

function diagnose(from: string, to: string) {
  expect(good).toContain(from)
  const source = readYaml({ file: 'tests/practice.yaml', text: good.replace(from, to) })
  const parsed = blueprintSchema.parse(source.value)
  return parsed.ok ? [] : diagnoseFaults(source, parsed.faults, blueprintJson)
}

test('valid data has no faults', () => {
  expect(diagnose('id: all', 'id: all')).toEqual([])
})

test('a misspelt key comes with the edit that puts it right', () => {
  const [missing, unknown] = diagnose('among: 3', 'amnog: 3')
  expect(missing).toMatchObject({
    code: 'schema/missing-key',
    message: 'Missing key `among` in `blocks[0].select`, expected a whole number',
  })
  const range = { start: { line: 12, column: 38 }, end: { line: 12, column: 43 } }
  expect(unknown).toMatchObject({
    code: 'schema/unknown-key',
    range,
    help: 'Did you mean `among`?',
    fix: { title: 'Write `among`', range, text: 'among' },
  })
})

test('a misspelt value comes with the edit that puts it right', () => {
  expect(diagnose('selector: randomesque', 'selector: randomesk')).toMatchObject([
    { code: 'schema/choice', range: { start: { line: 12, column: 25 } }, fix: { text: 'randomesque' } },
  ])
})

test('of a union without a tag, one fault is told, not one per branch', () => {
  const faults = diagnose('{ skill: reading, min: 1, max: 2 }', '{ skills: reading, min: 1 }')
  expect(faults).toMatchObject([{ code: 'schema/form', range: { start: { line: 13, column: 14 } } }])
})

test('a number is shown as its author wrote it', () => {
  expect(diagnose('release: 1.0.0', 'release: 1.0')[0]?.message).toBe(
    'Unexpected `1.0` at `release`, expected a text',
  )
})
