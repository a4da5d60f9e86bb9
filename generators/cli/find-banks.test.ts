import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cacheFolder, findBanks } from './find-banks.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'assay-find-'))
  for (const bank of ['banks/one', 'banks/two', 'fixtures/broken', 'node_modules/other']) {
    mkdirSync(join(home, bank, 'items/first'), { recursive: true })
    writeFileSync(join(home, bank, 'bank.yaml'), '')
  }
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const found = (paths: readonly string[], cwd = home) =>
  findBanks(paths, cwd).map(({ root, only }) => [root.slice(home.length + 1), only])

test('without a path, every bank below the folder, fixtures apart', () => {
  expect(found([])).toEqual([
    ['banks/one', undefined],
    ['banks/two', undefined],
  ])
})

test('inside a bank, that bank; inside an item, that item', () => {
  expect(found([], join(home, 'banks/one'))).toEqual([['banks/one', undefined]])
  expect(found([], join(home, 'banks/one/items/first'))).toEqual([['banks/one', ['first']]])
})

test('several items of a bank are one bank, and the bank itself wins', () => {
  mkdirSync(join(home, 'banks/one/items/second'))
  expect(found(['banks/one/items/first', 'banks/one/items/second'])).toEqual([
    ['banks/one', ['first', 'second']],
  ])
  expect(found(['banks/one/items/first', 'banks/one'])).toEqual([['banks/one', undefined]])
  expect(found(['fixtures/broken'])).toEqual([['fixtures/broken', undefined]])
})

test('what is no path is the name of a bank of the project, or nearly one', () => {
  mkdirSync(join(home, 'content'))
  renameSync(join(home, 'banks'), join(home, 'content/banks'))
  expect(found(['two', 'content/banks/one'])).toEqual([
    ['content/banks/two', undefined],
    ['content/banks/one', undefined],
  ])
  expect(() => findBanks(['twoo'], home)).toThrow('No such file, folder or bank: twoo; did you mean two?')
})

test('a path that is not there, or has no bank, is wrong usage', () => {
  mkdirSync(join(home, 'empty'))
  expect(() => findBanks(['nowhere'], home)).toThrow('No such file, folder or bank: nowhere')
  expect(() => findBanks(['empty'], home)).toThrow('No bank at empty')
})

test("the cache lies beside the repository's package, or in the bank", () => {
  expect(cacheFolder(join(home, 'banks/one'))).toBe(join(home, 'banks/one/.cache/assay'))
  writeFileSync(join(home, 'package.json'), '{}')
  expect(cacheFolder(join(home, 'banks/one'))).toBe(join(home, '.cache/assay'))
})
