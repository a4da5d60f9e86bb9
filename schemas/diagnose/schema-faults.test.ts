import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { blueprintSchema } from '../blueprint.ts'
import { kinds } from '../kinds/index.ts'
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
  const range = { start: { line: 12, column: 38 }, end: { line: 12, column: 43 } }
  expect(diagnose('among: 3', 'amnog: 3')).toMatchObject([
    {
      code: 'schema/unknown-key',
      range,
      help: 'Did you mean `among`?',
      fix: { title: 'Write `among`', range, text: 'among' },
    },
  ])
})

test('a misspelt value comes with the edit that puts it right', () => {
  expect(diagnose('selector: randomesque', 'selector: randomesk')).toMatchObject([
    { code: 'schema/choice', range: { start: { line: 12, column: 25 } }, fix: { text: 'randomesque' } },
  ])
})

describe('of a union without a tag, the faults of the branch that was meant are told', () => {
  const quota = '{ skill: reading, min: 1, max: 2 }'

  test('it is known by its keys', () => {
    expect(diagnose(quota, '{ kind: coed, min: 2, max: 5 }')).toMatchObject([
      {
        code: 'schema/choice',
        message: `Unexpected \`coed\` at \`blocks[0].quotas[0].kind\`, expected one of ${Object.keys(kinds).join(', ')}`,
        fix: { text: 'code' },
      },
    ])
  })

  test('a misspelt key counts as well', () => {
    expect(diagnose(quota, '{ skills: reading, min: 1, max: 2 }')).toMatchObject([
      { code: 'schema/unknown-key', help: 'Did you mean `skill`?' },
    ])
  })

  test('where nobody can tell, all branches are named in one fault', () => {
    expect(diagnose(quota, '{ min: 1, max: 2 }')).toMatchObject([
      { code: 'schema/form', range: { start: { line: 13, column: 14 } } },
    ])
  })
})

test('a form is told where a text has another one and quotes would not help', () => {
  expect(diagnose('release: 1.0.0', 'release: 1.0')[0]?.message).toBe(
    'Unexpected `1.0` at `release`, expected a version such as 1.0.0 or 0.0.0-dev',
  )
})

describe('quotes that are missing or too many come with the edit that mends them', () => {
  test.for([
    ['title: Practice', 'title: 2026', 'Unexpected number `2026` at `title`, expected a text', '"2026"'],
    ['title: Practice', 'title: true', 'Unexpected word `true` at `title`, expected a text', '"true"'],
    [
      'among: 3',
      'among: "3"',
      'Unexpected text `"3"` at `blocks[0].select.among`, expected a whole number',
      '3',
    ],
  ] as const)('%s becomes %s', ([from, to, message, text]) => {
    expect(diagnose(from, to)).toMatchObject([{ code: 'schema/type', message, fix: { text } }])
  })
})

test('where keys belong, the keys are named', () => {
  expect(diagnose('{ selector: randomesque, among: 3 }', '3')[0]?.message).toMatch(
    /^Unexpected `3` at `blocks\[0\].select`, expected keys `selector`/,
  )
})
