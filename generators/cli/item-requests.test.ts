import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { itemRequests } from './item-requests.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'assay-items-'))
  for (const bank of ['core', 'extra']) {
    for (const item of ['bus-late-count', 'late-trains'])
      mkdirSync(join(cwd, 'content/banks', bank, 'items', item), { recursive: true })
    writeFileSync(join(cwd, 'content/banks', bank, 'bank.yaml'), '')
  }
  writeFileSync(join(cwd, 'content/banks/extra/items/late-trains/item.mdx'), '')
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const asked = (names: readonly string[], bank?: string) =>
  itemRequests(names, bank, { cwd }).map(({ bankDir, only }) => [bankDir.slice(cwd.length + 1), only])

test('an item is named by its id, in the first bank that has it or in the one of --bank', () => {
  expect(asked(['late-trains'])).toEqual([['content/banks/core', ['late-trains']]])
  expect(asked(['late-trains', 'bus-late-count'], 'extra')).toEqual([
    ['content/banks/extra', ['late-trains', 'bus-late-count']],
  ])
})

test('an item is named by its folder or a file in it, and a bank by its folder', () => {
  const folder = 'content/banks/extra/items/late-trains'
  expect(asked([folder])).toEqual([['content/banks/extra', ['late-trains']]])
  expect(asked([`${folder}/item.mdx`, 'bus-late-count'])).toEqual([
    ['content/banks/extra', ['late-trains']],
    ['content/banks/core', ['bus-late-count']],
  ])
  expect(asked(['content/banks/extra', folder])).toEqual([['content/banks/extra', undefined]])
})

test('without a name, everything is meant', () => {
  expect(asked([])).toEqual([
    ['content/banks/core', undefined],
    ['content/banks/extra', undefined],
  ])
})

test('a misspelt item or bank is told what was probably meant', () => {
  expect(() => asked(['bus-late-cuont'], 'core')).toThrow(
    'no item bus-late-cuont in content/banks/core; did you mean bus-late-count?',
  )
  expect(() => asked(['nothing-like-it'], 'core')).toThrow(/no item nothing-like-it in content\/banks\/core$/)
  expect(() => asked([], 'cor')).toThrow(
    'no bank in cor: expected a folder with bank.yaml; did you mean core?',
  )
})
