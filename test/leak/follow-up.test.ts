/** Graded items with a follow-up: what a site gets of them, and what it may never hold, is taken from a real bank. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compileBank } from '../../generators/compile/compile-bank.ts'
import { findLeaks } from '../../generators/leak/gate.ts'
import type { Secret } from '../../generators/leak/matcher.ts'
import { secretsOf } from '../../generators/leak/secrets.ts'
import { assembleRelease } from '../../generators/release/assemble.ts'
import { releaseFiles } from '../../generators/site/content.ts'
import { vaultBank } from '../release/assay.ts'

const samples = fileURLToPath(new URL('../check/fixtures/bank/items', import.meta.url))
const added = ['hours-of-a-shop', 'late-books']

let root: string
let secrets: readonly Secret[]
let site: string

/** The vault, with two items that have a follow-up made graded ones, and a site of its public half. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-graded-'))
  site = join(root, 'site')
  const folder = join(root, 'bank')
  await cp(vaultBank, folder, { recursive: true })
  for (const id of added) {
    await cp(join(samples, id), join(folder, 'items', id), { recursive: true })
    const path = join(folder, 'items', id, 'item.mdx')
    const text = await readFile(path, 'utf8')
    const changes = [
      ['use: practice', 'use: graded'],
      ['implementing.collections', 'implementing.iteration'],
    ] as const
    await writeFile(
      path,
      changes.reduce((all, [from, to]) => all.replace(from, to), text),
    )
  }
  const { bank, taxonomy, tests, items, diagnostics } = await compileBank(folder)
  if (!bank || !taxonomy) throw new Error(JSON.stringify(diagnostics))
  const release = assembleRelease({ bank, taxonomy, tests, items }, '0.1.0')
  const graded = items.filter(({ id }) => added.includes(id))
  expect(graded.map(({ public: { use } }) => use)).toEqual(['graded', 'graded'])
  expect(graded.every(({ sealed: { key } }) => 'followUp' in key && key.followUp !== undefined)).toBe(true)
  secrets = secretsOf([{ sealed: release.sealed, items: items.map((item) => item.public) }])
  for (const [path, text] of releaseFiles({
    releases: [{ ...release.public, offers: ['practice'] }],
    secrets,
  }))
    await put(path, text)
  await put('index.html', `<!doctype html>${items.map((item) => item.public.stem).join('\n')}`)
})
afterAll(() => rm(root, { recursive: true }))

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(site, path)), { recursive: true })
  await writeFile(join(site, path), text)
}

it('leaves nothing of a follow-up in the files of a site', async () => {
  const { leaks, files } = await findLeaks(site, secrets)
  expect(leaks).toEqual([])
  expect(files).toBeGreaterThan(1)
})

it.each([
  ['hours-of-a-shop', 'follow-up', 'The shop closes <strong>an hour later</strong> from now on, at 18:00.'],
  ['hours-of-a-shop', 'title of a group of cases', 'The hour that is new'],
  ['hours-of-a-shop', 'id of the case five-counts', '3a124c64-7e02-4f05-b7c1-dce27f7695f5'],
  ['hours-of-a-shop', 'id of the case six-does-not', '66080f17-4c96-48e2-9cbd-0ba3a1a6bcde'],
  ['hours-of-a-shop', 'line of a submission', 'return hour >= 9 && hour < 18'],
  ['hours-of-a-shop', 'mistake of a submission', 'Counts the hour after closing.'],
  ['late-books', 'follow-up', 'The <strong>first two days are free</strong> from now on, for every book'],
  ['late-books', 'title of a group of faults', 'Faults in what is free'],
  ['late-books', 'planted fault', 'From the third day on, all days are charged.'],
  ['late-books', 'line of a version', 'return Math.max(0, days - 2)'],
  ['late-books', 'line of a version', 'return days > 2 ? days : 0'],
  ['late-books', 'line of a submission', "test('late', () => equal(fee(5), 3))"],
  ['late-books', 'mistake of a submission', 'Takes out what raises a false alarm now.'],
])('finds of %s the %s: %s', async (item, what, text) => {
  await put('leak.html', `<p>${text}</p>`)
  const { leaks } = await findLeaks(site, secrets)
  await rm(join(site, 'leak.html'))
  expect(leaks.map(({ found }) => found)).toContainEqual(expect.objectContaining({ item, what }))
})
