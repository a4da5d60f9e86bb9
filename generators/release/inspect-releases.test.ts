import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleItem, sampleSource } from '../../test/release/sample.ts'
import { applyRelease } from './apply.ts'
import { inspectReleases } from './inspect-releases.ts'
import { planRelease } from './plan.ts'

const first = planRelease(sampleSource([sampleItem(), sampleItem({ id: 'graded', use: 'graded' })]))

let bankDir: string
beforeEach(async () => {
  bankDir = await mkdtemp(join(tmpdir(), 'assay-inspect-'))
  await applyRelease(bankDir, first)
})
afterEach(() => rm(bankDir, { recursive: true }))

const at = (...path: readonly string[]) => join(bankDir, ...path)

async function edit(path: string, from: string | RegExp, to: string): Promise<void> {
  const before = await readFile(at(path), 'utf8')
  const after = before.replace(from, to)
  if (after === before) throw new Error(`${path} has no ${String(from)}`)
  await writeFile(at(path), after)
}

const sealed = 'releases/0.1.0/sealed/sealed.json'
const index = 'releases/0.1.0/public/index.json'

describe('the releases of a bank', () => {
  it('are as the lock says after each release, with the newest last', async () => {
    const source = sampleSource([sampleItem()])
    const second = planRelease(
      {
        ...source,
        items: [...source.items, sampleItem({ id: 'graded', use: 'graded' }), sampleItem({ id: 'new' })],
      },
      { lock: first.lock, previousIndex: first.release.public.index },
    )
    await applyRelease(bankDir, second)
    expect(await inspectReleases(bankDir)).toMatchObject({
      lock: second.lock,
      versions: ['0.1.0', '0.2.0'],
      previousIndex: second.release.public.index,
      problems: [],
      unlocked: [],
      unsealed: [],
    })
  })

  it('are none in a bank that was never released', async () => {
    await rm(at('releases'), { recursive: true })
    await rm(at('bank.lock.yaml'))
    expect(await inspectReleases(bankDir)).toMatchObject({ versions: [], problems: [], unlocked: [] })
  })

  it('may lie without their sealed half', async () => {
    await rm(at('releases/0.1.0/sealed'), { recursive: true })
    expect(await inspectReleases(bankDir)).toMatchObject({ problems: [], unsealed: ['0.1.0'] })
  })

  it('are not all known where the lock is missing or older', async () => {
    await rm(at('bank.lock.yaml'))
    expect(await inspectReleases(bankDir)).toMatchObject({
      problems: [],
      unlocked: [{ version: '0.1.0', hash: first.release.public.hash }],
    })
  })

  it('cannot be judged by a lock that cannot be read', async () => {
    await writeFile(at('bank.lock.yaml'), 'version: 1\n')
    const { fault, problems, unlocked } = await inspectReleases(bankDir)
    expect(fault).toMatch(/bank\.lock\.yaml:1: .*; restore it from version control$/)
    expect({ problems, unlocked }).toEqual({ problems: [], unlocked: [] })
  })
})

describe('damage is told, with what to do', () => {
  const restore = 'restore it from version control'
  const damages: readonly (readonly [string, () => Promise<void>, string])[] = [
    [
      'a space after the sealed half',
      () => edit(sealed, /$/, ' '),
      `${sealed} was changed after its release: ${restore}`,
    ],
    [
      'another key in the sealed half',
      () => edit(sealed, '"value":42', '"value":43'),
      'releases/0.1.0 and bank.lock.yaml disagree on the sealed half: restore both from where they are kept',
    ],
    [
      'an item less in the sealed half',
      () => edit(sealed, '"id":"graded"', '"id":"other"'),
      `${sealed} is of another release: ${restore}`,
    ],
    [
      'a changed index',
      () => edit(index, 'Items about', 'Items on').catch(() => edit(index, '"Post"', '"Mail"')),
      'releases/0.1.0 and bank.lock.yaml disagree on the public half: restore both from version control',
    ],
    [
      'a changed shard',
      async () => {
        const [name = ''] = await readdir(at('releases/0.1.0/public/shards'))
        await edit(`releases/0.1.0/public/shards/${name}`, 'How many', 'How few')
      },
      `.json was changed after its release: ${restore}`,
    ],
    [
      'a changed quality report',
      () => edit('releases/0.1.0/public/quality.json', '"executed":4', '"executed":400'),
      `releases/0.1.0/public/quality.json was changed after its release: ${restore}`,
    ],
    [
      'a missing shard',
      () => rm(at('releases/0.1.0/public/shards'), { recursive: true }),
      `.json is missing: ${restore}`,
    ],
    [
      'a missing release',
      () => rm(at('releases/0.1.0'), { recursive: true }),
      `releases/0.1.0 is missing, and bank.lock.yaml names it: ${restore}`,
    ],
    [
      'a release under another name',
      () => rename(at('releases/0.1.0'), at('releases/0.0.9')),
      `releases/0.0.9 holds the release 0.1.0: ${restore}`,
    ],
    [
      'a changed hash in the lock',
      () => edit('bank.lock.yaml', /(parcels-a-day:\n.*\n {4}public: )\w{64}/, `$1${'c'.repeat(64)}`),
      `bank.lock.yaml was changed: its entry parcels-a-day is not what releases/0.1.0 holds: ${restore}`,
    ],
    [
      'another bank in the lock',
      () => edit('bank.lock.yaml', 'bank: post', 'bank: mail'),
      `bank.lock.yaml was changed: it names the bank mail: ${restore}`,
    ],
  ]

  it.each(damages)('%s', async (_, damage, words) => {
    await damage()
    const { problems } = await inspectReleases(bankDir)
    expect(problems[0]).toContain(words)
    expect(problems[0]).not.toContain(bankDir)
  })
})
