import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { breakBank, copyBank, proveBank, removeBank } from '../../test/check/sample.ts'
import { checkBank } from '../compile/check-bank.ts'
import { compileBank } from '../compile/compile-bank.ts'
import { applyRelease } from './apply.ts'
import { checkReleased } from './check-released.ts'
import { planRelease } from './plan.ts'

let root: string
beforeEach(() => {
  root = copyBank()
  proveBank(root)
})
afterEach(() => removeBank(root))

async function told(only?: readonly string[]): Promise<readonly string[]> {
  const checked = await checkBank(root, only ? { only } : {})
  const diagnostics = await checkReleased(root, { ...checked, only })
  return diagnostics.map(
    ({ file, range: { start }, severity, code, message }) =>
      `${file}:${start.line}:${start.column} ${severity} ${code}: ${message}`,
  )
}

async function release(): Promise<void> {
  const { bank, taxonomy, tests, items } = await compileBank(root)
  if (!bank || !taxonomy) throw new Error('the bank cannot be read')
  await applyRelease(root, planRelease({ bank, taxonomy, tests, items }))
}

const edit = (file: string, from: string, to: string) =>
  breakBank(root, { name: 'edit', file, change: { from, to } })
const proof = () => join(root, 'items/queue-size/proof.json')

describe('a live item', () => {
  it('is fine with a current proof', async () => {
    expect(await told()).toEqual([])
  })

  it.each([
    ['none', () => rmSync(proof()), 'Missing proof of a live item'],
    [
      'a broken one',
      () => writeFileSync(proof(), '{'),
      'Unexpected content of `proof.json`, which cannot be read',
    ],
    [
      'one of other files',
      () => edit('items/queue-size/item.mdx', 'minutes: ', 'minutes: 1'),
      'Unexpected proof of other files: the item has changed since it was proven',
    ],
    [
      'one that refuses it',
      () =>
        writeFileSync(
          proof(),
          readFileSync(proof(), 'utf8')
            .replace('"verified"', '"refused"')
            .replace('"reasons":[]', '"reasons":["the response a got 1"]'),
        ),
      'Unexpected proof that refuses a live item: the response a got 1',
    ],
  ])('with %s is warned of, alone as well', async (_, plant, words) => {
    plant()
    const lines = [expect.stringMatching(/^items\/queue-size\/item\.mdx:\d+:9 warning release\/no-proof: /)]
    expect(await told()).toEqual(lines)
    expect(await told(['queue-size'])).toEqual([expect.stringContaining(words)])
    expect(await told(['safe-retry'])).toEqual([])
  })

  it('needs none before it is live', async () => {
    rmSync(proof())
    edit('items/queue-size/item.mdx', 'status: live', 'status: review')
    expect(await told()).toEqual([])
  })
})

describe('what was released', () => {
  beforeEach(release)

  it('is fine as it was written', async () => {
    expect(await told()).toEqual([])
  })

  it('is not deleted', async () => {
    rmSync(join(root, 'items/queue-size'), { recursive: true })
    expect(await told()).toEqual([
      expect.stringMatching(
        /^bank\.lock\.yaml:\d+:3 error release\/deleted: Missing item `queue-size`, which was released$/,
      ),
    ])
  })

  it('does not go back in version', async () => {
    edit('items/queue-size/item.mdx', 'version: 1.0.0', 'version: 0.9.0')
    proveBank(root)
    expect(await told()).toEqual([
      'items/queue-size/item.mdx:3:10 error release/lowered: Unexpected version 0.9.0, expected 1.0.0 or later, since that was released',
    ])
  })

  it('does not change its use', async () => {
    edit('items/queue-size/item.mdx', 'use: practice', 'use: graded')
    proveBank(root)
    expect(await told()).toEqual([
      expect.stringMatching(
        /^items\/queue-size\/item\.mdx:\d+:6 error release\/use: Unexpected use `graded` of an item that was released as `practice`$/,
      ),
    ])
  })

  it('is not damaged, nor without its lock', async () => {
    const sealed = join(root, 'releases/0.1.0/sealed/sealed.json')
    writeFileSync(sealed, `${readFileSync(sealed, 'utf8')} `)
    expect(await told()).toEqual([
      'bank.lock.yaml:1:1 error release/damaged: Unexpected change: releases/0.1.0/sealed/sealed.json was changed after its release: restore it from version control',
    ])
    rmSync(join(root, 'bank.lock.yaml'))
    expect((await told())[1]).toBe(
      'bank.lock.yaml:1:1 error release/not-locked: Missing file `bank.lock.yaml` of what lies in releases/: 0.1.0',
    )
    writeFileSync(join(root, 'bank.lock.yaml'), 'version: 1\n')
    expect((await told())[0]).toContain('restore it from version control')
  })
})

describe('a test', () => {
  it('names the working tree or a release that is there', async () => {
    const [file = ''] = (await checkBank(root)).tests.map(({ id }) => `tests/${id}.yaml`)
    edit(file, 'release: 0.0.0-dev', 'release: 9.9.9')
    expect(await told()).toEqual([
      expect.stringMatching(
        /^tests\/.*:\d+:10 error release\/unknown: Unexpected release 9\.9\.9, expected 0\.0\.0-dev$/,
      ),
    ])
    mkdirSync(join(root, 'releases/.unfinished-1'), { recursive: true })
    edit(file, 'release: 9.9.9', 'release: 0.0.0-dev')
    expect(await told()).toEqual([])
  })

  it('names a release that has it', async () => {
    await release()
    const { tests } = await checkBank(root)
    const [test] = tests
    if (!test) throw new Error('the bank has no test')
    writeFileSync(join(root, 'tests/later.yaml'), stringify({ ...test, id: 'later', release: '0.1.0' }))
    edit(`tests/${test.id}.yaml`, 'release: 0.0.0-dev', 'release: 0.1.0')
    expect(await told()).toEqual([
      expect.stringMatching(
        /^tests\/later\.yaml:\d+:10 error release\/unknown: Unexpected release 0\.1\.0, which was made without this test$/,
      ),
    ])
  })
})
