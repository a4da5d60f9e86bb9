import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkBank } from './check-bank.ts'
import { compileBank } from './compile-bank.ts'

const bank = fileURLToPath(new URL('../../test/check/fixtures/bank', import.meta.url))
let home: string
let root: string
let cacheDir: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'assay-cache-'))
  root = join(home, 'bank')
  cacheDir = join(home, 'cache')
  cpSync(bank, root, { recursive: true })
  const before = new Date(Date.now() - 60_000)
  for (const path of ['items/queue-size/item.mdx', 'items/queue-size/responses.yaml']) {
    utimesSync(join(root, path), before, before)
  }
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const queueSize = () => join(root, 'items/queue-size/item.mdx')

test('a compilation from the cache is the one without', async () => {
  const plain = await compileBank(root)
  expect(plain.items).toHaveLength(readdirSync(join(bank, 'items')).length)
  expect(await compileBank(root, { cacheDir })).toEqual(plain)
  expect(await compileBank(root, { cacheDir })).toEqual(plain)
})

test('items of a checked bank can be loaded after all', async () => {
  const checked = await checkBank(root, { cacheDir })
  expect(checked.load()).toEqual((await compileBank(root)).items)
  expect((await checkBank(root)).load()).toEqual((await compileBank(root)).items)
})

test('an edit that keeps the size and the time of the file is still seen', async () => {
  await compileBank(root, { cacheDir })
  const text = readFileSync(queueSize(), 'utf8')
  writeFileSync(queueSize(), text.replace('Size of a queue', 'Size of a QUEUE'))
  const before = new Date(Date.now() - 60_000)
  utimesSync(queueSize(), before, before)
  const { items } = await compileBank(root, { cacheDir })
  expect(items.find(({ id }) => id === 'queue-size')?.public.title).toBe('Size of a QUEUE')
})

test('files that were only touched are recognised by their content', async () => {
  const { items } = await compileBank(root, { cacheDir })
  utimesSync(queueSize(), new Date(), new Date())
  expect((await compileBank(root, { cacheDir })).items).toEqual(items)
})

test('a bank in a folder that cannot be written to is compiled all the same', async () => {
  writeFileSync(cacheDir, 'a file where the folder should be')
  expect((await compileBank(root, { cacheDir })).items).toHaveLength(readdirSync(join(bank, 'items')).length)
})

test('a new canary reaches every item', async () => {
  await compileBank(root, { cacheDir })
  const path = join(root, 'bank.yaml')
  const canary = '11111111-2222-4333-8444-555555555555'
  writeFileSync(path, readFileSync(path, 'utf8').replace(/canary: .*/, `canary: ${canary}`))
  const { items } = await compileBank(root, { cacheDir })
  expect(new Set(items.map(({ sealed }) => sealed.canary))).toEqual(new Set([canary]))
})

test('only the items that were asked for are compiled, and a stranger is told', async () => {
  const { items, diagnostics } = await compileBank(root, { only: ['queue-size', 'queue-sise'] })
  expect(items.map(({ id }) => id)).toEqual(['queue-size'])
  expect(diagnostics).toMatchObject([{ code: 'bank/no-item', file: 'items/queue-sise' }])
})
