import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { blueprintSchema } from '../blueprint.ts'
import { mendData } from './mend-data.ts'
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
    stop: [{ rule: length, min: 1, max: 9 }]
`

function mend(...changes: readonly (readonly [string, string])[]) {
  const text = changes.reduce((before, [from, to]) => before.replace(from, to), good)
  const source = readYaml({ file: 'tests/practice.yaml', text })
  const parsed = blueprintSchema.parse(source.value)
  return parsed.ok ? undefined : mendData(source, parsed.faults, blueprintJson)
}

const meant = readYaml({ file: 'tests/practice.yaml', text: good })

test('misspelt keys are read as what was meant, and every place is still that in the file', () => {
  const mended = mend(['blocks:', 'blokcs:'], ['use:', 'sue:'])
  expect(mended?.value).toEqual(meant.value)
  expect(mended?.rangeOfKey(['blocks'])).toEqual({
    start: { line: 8, column: 1 },
    end: { line: 8, column: 7 },
  })
  for (const place of [['use'], ['blocks', 0, 'stop', 0, 'min']])
    expect(mended?.rangeOf(place)).toEqual(meant.rangeOf(place))
})

test('a misspelt tag is read as what was meant, so that what stands beside it can be validated', () => {
  expect(mend(['selector: randomesque', 'selector: randomesk'])?.value).toEqual(meant.value)
})

test('where no word is near, nothing is mended', () => {
  expect(mend(['use:', 'purpose:'])).toBeUndefined()
  expect(mend(['selector: randomesque', 'selector: best'])).toBeUndefined()
})
