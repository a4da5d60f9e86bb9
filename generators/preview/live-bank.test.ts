import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { breakBank, copyBank, removeBank } from '../../test/check/sample.ts'
import { compileBank } from '../compile/compile-bank.ts'
import { openLiveBank, type LiveBank } from './live-bank.ts'

const stem = 'items/queue-size/item.mdx'

let root: string
let bank: LiveBank
beforeEach(async () => {
  root = copyBank()
  bank = openLiveBank(root, { cacheDir: join(root, '..', '.cache') })
  await bank.ready
})
afterEach(() => {
  bank.close()
  removeBank(root)
})

function edit(file: string, from: string, to: string): string {
  const path = join(root, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
  writeFileSync(path, text.replace(from, to))
  return path
}

/** The title line of the item's frontmatter. */
function title(): string {
  return /^title: .*$/m.exec(readFileSync(join(root, stem), 'utf8'))?.[0] ?? ''
}

test('it says of a bank what the compiler says', async () => {
  const compiled = await compileBank(root)
  expect(bank.items()).toEqual(compiled.items)
  expect(bank.names()).toHaveLength(compiled.items.length)
  expect(bank.checked()?.diagnostics).toEqual(compiled.diagnostics)
  const { done, of } = bank.progress()
  expect(done).toBe(of)
})

test('an edit is told of its item alone, and all others stay the same objects', async () => {
  const before = bank.items()
  const change = await bank.refresh([edit(stem, title(), 'title: Another size')])
  expect(change.names).toEqual(['queue-size'])
  const after = bank.items()
  expect(after.find(({ id }) => id === 'queue-size')?.frontmatter.title).toBe('Another size')
  expect(after.filter((item) => before.includes(item))).toHaveLength(before.length - 1)
  expect(after).toEqual((await compileBank(root)).items)
})

test('a broken item stays as it was, with its faults, until it is mended', async () => {
  const was = title()
  const path = edit(stem, was, 'title: [')
  await bank.refresh([path])
  const broken = bank.item('queue-size')
  expect(broken?.isCurrent).toBe(false)
  expect(broken?.diagnostics.filter(({ severity }) => severity === 'error')).not.toEqual([])
  expect(broken?.item?.frontmatter.title).toBe(was.slice('title: '.length))
  await bank.refresh([edit(stem, 'title: [', was)])
  expect(bank.item('queue-size')).toMatchObject({ isCurrent: true, diagnostics: [] })
})

test('an item that was never sound has its faults, and no content', async () => {
  mkdirSync(join(root, 'items/new-one'))
  writeFileSync(join(root, 'items/new-one/item.mdx'), '---\nid: new-one\n---\n')
  expect((await bank.refresh([join(root, 'items/new-one')])).names).toEqual(['new-one'])
  expect(bank.item('new-one')).toMatchObject({ item: undefined, isCurrent: false })
  expect(bank.item('new-one')?.diagnostics.length).toBeGreaterThan(0)
  expect(bank.item('not-there')).toBeUndefined()
})

test('an item that comes, moves or goes is told of', async () => {
  cpSync(join(root, 'items/queue-size'), join(root, 'items/queue-length'), { recursive: true })
  const came = await bank.refresh([join(root, 'items/queue-length')])
  // Two folders with one id are a fault of the one whose name it is not.
  expect(came.names).toEqual(['queue-length'])
  expect(bank.item('queue-length')?.diagnostics.map(({ code }) => code)).toContain('bank/same-id')
  renameSync(join(root, 'items/queue-length'), join(root, 'items/queue-width'))
  const moved = await bank.refresh([join(root, 'items/queue-length'), join(root, 'items/queue-width')])
  expect([...moved.names].sort()).toEqual(['queue-length', 'queue-width'])
  rmSync(join(root, 'items/queue-width'), { recursive: true })
  expect((await bank.refresh([join(root, 'items/queue-width')])).names).toEqual(['queue-width'])
  expect(bank.item('queue-width')).toBeUndefined()
})

test('a fault of the bank itself leaves its items as they are', async () => {
  const before = bank.items()
  breakBank(root, { name: 'card', file: 'bank.yaml', change: { from: 'version: 1', to: 'version: [' } })
  await bank.refresh([join(root, 'bank.yaml')])
  expect(bank.checked()?.bank).toBeUndefined()
  expect(bank.items()).toEqual(before)
})

test('another taxonomy is another context for every item', async () => {
  const skill =
    bank
      .items()
      .find(({ id }) => id === 'queue-size')
      ?.frontmatter.skills[0]?.split('.')[1] ?? ''
  const taxonomy = join(root, 'taxonomy.yaml')
  const text = readFileSync(taxonomy, 'utf8')
  writeFileSync(
    taxonomy,
    text.replaceAll(`id: ${skill},`, 'id: another,').replaceAll(`id: ${skill}\n`, 'id: another\n'),
  )
  await bank.refresh([taxonomy])
  expect(bank.item('queue-size')?.diagnostics.map(({ code }) => code)).toContain('item/unknown-skill')
})

test('changes that come together or one upon the other are all seen', async () => {
  const first = bank.refresh([edit(stem, title(), 'title: One')])
  const second = bank.refresh([edit(stem, 'title: One', 'title: Two')])
  await Promise.all([first, second])
  expect(bank.item('queue-size')?.item?.frontmatter.title).toBe('Two')
})
