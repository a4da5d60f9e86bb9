import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { brokenItems } from './broken.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Codes that need more than one broken file, each with the test that pins it. */
const elsewhere: Readonly<Record<string, string>> = {
  'bank/same-case': 'test/check/broken.test.ts',
  'submissions/few-wrong': 'test/check/broken.test.ts',
  'trace/type': 'generators/compile/compile-item.test.ts',
  'trace/output': 'generators/compile/compile-item.test.ts',
  'blueprint/stages': 'test/check/stages.test.ts',
  'blueprint/family-item': 'test/check/broken.test.ts',
  'blueprint/idle-parameter': 'test/check/broken.test.ts',
  'design/blind': 'generators/kinds/design.test.ts',
  'design/too-many': 'generators/kinds/design.test.ts',
  'design/unreachable': 'generators/kinds/design.test.ts',
  'sql/growth-script': 'generators/verify/sql-growth.test.ts',
  'critique/repair-form': 'generators/verify/critique.test.ts',
  'bank/no-item': 'generators/compile/cache.test.ts',
}
/** Faults of the machine or of Assay, not of an author. */
const notAuthors = ['file/unreadable', 'internal/item']

test('every code that an author can meet is pinned to a place by a test', () => {
  const areas = new Set(
    brokenItems.flatMap(({ expect: lines }) => lines.map((line) => line.split(' ')[1]?.split('/')[0])),
  )
  const code = new RegExp(`'((?:${[...areas].join('|')})/[a-z-]+)'`, 'g')
  const found = new Set<string>()
  for (const folder of [
    'generators/compile',
    'generators/kinds',
    'generators/lint',
    'generators/variant/model',
    'schemas/diagnose',
  ]) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
      for (const [, match = ''] of readFileSync(join(root, folder, name), 'utf8').matchAll(code))
        found.add(match)
    }
  }
  const pinned = new Set(brokenItems.flatMap(({ expect: lines }) => lines.map((line) => line.split(' ')[1])))
  for (const [name, file] of Object.entries(elsewhere)) {
    expect(readFileSync(join(root, file), 'utf8')).toContain(name)
    pinned.add(name)
  }
  expect(found.size).toBeGreaterThan(80)
  expect([...found].filter((name) => !pinned.has(name) && !notAuthors.includes(name))).toEqual([])
})
