import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { breakBank, copyBank, proveBank, removeBank } from '../../test/check/sample.ts'
import { writeProof } from '../verify/proof-file.ts'
import { compileBank } from '../compile/compile-bank.ts'
import { loadWorkingTree } from './working-tree.ts'

let root: string
beforeEach(() => {
  root = copyBank()
  proveBank(root)
})
afterEach(() => removeBank(root))

async function load() {
  const lines: string[] = []
  const { releases } = await loadWorkingTree({
    banks: [root],
    cacheDir: join(root, '.cache'),
    prove: 'computed',
    report: (line) => lines.push(line),
    cwd: join(root, '..'),
  })
  return { lines, items: releases.flatMap(({ index }) => index.items.map(({ id }) => id)) }
}

test('an item with a fault is left out by name, its fault told with a path from the current folder', async () => {
  const file = 'items/queue-size/item.mdx'
  breakBank(root, { name: 'fault', file, change: { from: 'kind: short', to: 'kind: shrot' } })
  const { lines, items } = await load()
  expect(lines).toEqual([
    expect.stringMatching(/^bank\/items\/queue-size\/item\.mdx:\d+:\d+: Unexpected /),
    'queue-size is left out, since it does not pass assay check',
  ])
  expect(items).toHaveLength(readdirSync(join(root, 'items')).length - 1)
})

test('two banks with tests and items of one id are refused by name: it is one address', async () => {
  const other = copyBank()
  try {
    breakBank(other, { name: 'other', file: 'bank.yaml', change: { from: 'id: bank', to: 'id: other' } })
    const banks = [root, other]
    const options = {
      banks,
      cacheDir: join(root, '.cache'),
      prove: 'computed',
      report: () => undefined,
    } as const
    const { message } = await loadWorkingTree(options).then(
      () => ({ message: '' }),
      (error: unknown) => error as Error,
    )
    const tests = readdirSync(join(root, 'tests')).filter((name) => name.endsWith('.yaml'))
    const told = message.split('\n')
    expect(told.filter((line) => line.includes('both have a test '))).toHaveLength(tests.length)
    expect(told.filter((line) => line.includes('both have an item '))).not.toHaveLength(0)
    expect(message).toMatch(
      / and other both have a test practice, and a site has one address for it: give one of them another id, or build a site of each bank with --bank$/m,
    )
  } finally {
    removeBank(other)
  }
})

test('an item that was refused is left out, with the reason', async () => {
  const found = (await compileBank(root)).items.find(({ id }) => id === 'queue-size')
  if (!found?.proof) throw new Error('the sample has no such item')
  const proof = { ...found.proof, verdict: 'refused' as const, reasons: ['a wrong answer got 1'] }
  await writeProof(join(root, found.folder), proof)
  const { lines, items } = await load()
  expect(lines).toEqual(['queue-size is left out, since it was refused: a wrong answer got 1'])
  expect(items).not.toContain('queue-size')
})
