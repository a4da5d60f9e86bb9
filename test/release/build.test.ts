import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  copyBank,
  postBank,
  runAssay,
  startAssay,
  vaultBank,
  type CopiedBank,
  type Started,
} from './assay.ts'

/** Texts of graded items, as their author wrote them: short and long, prose, code, answers and values. */
const sealedTexts = [
  'Planted belief',
  'Planted reason',
  'Planted hint',
  'Planted explanation',
  'Planted why',
  'Planted remark',
  'planted law',
  'days.findIndex',
  'counts-from-one',
  'Lists without a late parcel',
  '301,302,303',
  'Walk through the list once',
  'planted sender Ottoline',
  'on-the-counter',
  'still_lying',
  'Lockers that somebody opened before',
  'Numbers of lockers are unique',
]

let bank: CopiedBank
let server: Started
let url = ''
const files = new Map<string, string>()

/** One real build of a bank with graded items, from public halves alone: whoever builds the site holds no key. */
beforeAll(async () => {
  bank = await copyBank(vaultBank)
  const proven = await runAssay(bank.root, 'verify', '--bank', 'bank')
  if (proven.code !== 0) throw new Error(proven.stdout + proven.stderr)
  const made = await runAssay(bank.root, 'release', '--new-key', 'key.pem')
  await bank.edit('bank.yaml', /$/, made.stdout.slice(made.stdout.indexOf('keys:')))
  const released = await runAssay(bank.root, 'release', 'bank', '--key', 'key.pem')
  if (released.code !== 0) throw new Error(released.stdout + released.stderr)
  await bank.edit('tests/practice.yaml', '0.0.0-dev', '0.1.0')
  await rm(join(bank.dir, 'releases/0.1.0/sealed'), { recursive: true })
  await rm(join(bank.dir, 'items'), { recursive: true })
  server = startAssay(bank.root, 'build', '--bank', 'bank', '--out', 'site', '--serve', '--port', '0')
  url = /http:\S+/.exec(await server.until(/Ctrl-C/))?.[0] ?? ''
  const site = join(bank.root, 'site')
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(path.slice(site.length), await readFile(path, 'latin1'))
  }
})
afterAll(async () => {
  server.kill('SIGKILL')
  await bank.remove()
})

describe('a site that is built without any sealed half', () => {
  it('offers the test of the release', async () => {
    const response = await fetch(`${url}test/practice/`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Parcels')
  })

  it('serves the public half byte for byte, under the hash of its index', async () => {
    const lock = parse(await readFile(join(bank.dir, 'bank.lock.yaml'), 'utf8'))
    const base = `/_assay/${String(lock.hash).slice(0, 16)}`
    const half = join(bank.dir, 'releases/0.1.0/public')
    expect(files.get(`${base}/index.json`)).toBe(await readFile(join(half, 'index.json'), 'latin1'))
    for (const shard of await readdir(join(half, 'shards')))
      expect(files.get(`${base}/shards/${shard}`)).toBe(await readFile(join(half, 'shards', shard), 'latin1'))
  })

  it('shows what the release holds and was proven with, of graded items in numbers alone', async () => {
    const report = JSON.parse(await readFile(join(bank.dir, 'releases/0.1.0/public/quality.json'), 'utf8'))
    const { totals } = report
    expect(totals).toMatchObject({ items: totals.proven, waivers: 1 })
    const page = files.get('/quality/vault/0.1.0/index.html') ?? ''
    expect(page).toContain(`Every one of its ${totals.items} problems is proven`)
    expect(page).toContain('1 waiver of graded problems is not listed')
    expect(page).toContain('This is the first release.')
    expect(files.get('/quality/index.html')).toContain('href="/quality/vault/0.1.0/"')
    const hash = /_assay\/([0-9a-f]{16})\/quality\.json/.exec(page)?.[1] ?? ''
    expect(JSON.parse(files.get(`/_assay/${hash}/quality.json`) ?? '')).toEqual(report)
  })

  it('holds not one byte of a graded key', () => {
    const all = [...files.values()].join('\n')
    expect(all).toContain('One counter takes a parcel a minute')
    expect(all).toContain('A queue that grows')
    // What a graded item of SQL shows: its first database.
    expect(all).toContain('Hedda')
    for (const text of sealedTexts) expect(all.includes(text), text).toBe(false)
  })

  it('has the strict policy on every page, with the hash of the frame', () => {
    const pages = [...files].filter(([path]) => path.endsWith('.html'))
    expect(pages.length).toBeGreaterThan(3)
    for (const [path, text] of pages) {
      const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(text)?.[1] ?? ''
      expect(policy, path).toContain("default-src 'none'")
      expect(policy, path).toContain("worker-src 'self' blob:")
      expect(policy, path).toMatch(/script-src 'self' 'wasm-unsafe-eval' 'sha256-/)
      expect(policy, path).toContain("style-src-attr 'unsafe-inline'")
      expect(policy.replace(/style-src-attr[^;]*/, ''), path).not.toContain('unsafe-inline')
      expect(policy, path).not.toContain("'unsafe-eval'")
    }
  })

  it('serves the runner with its types', async () => {
    const names = [...files.keys()].filter((path) => path.startsWith('/_runner/'))
    const types = await Promise.all(
      names.map(async (name) => (await fetch(new URL(name, url))).headers.get('content-type')),
    )
    expect(new Set(types)).toEqual(new Set(['application/wasm', 'text/javascript; charset=utf-8']))
  })

  it('says where it is and what to try, and ends well when it is told to', async () => {
    server.kill('SIGTERM')
    const { code, stdout, stderr } = await server.ended
    expect(code).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toMatch(
      /none of 1 sealed text is in its \d+ files\nvault 0\.1\.0 is signed by signing-key\n/,
    )
    expect(stdout).toMatch(/Assay is at http:\/\/127\.0\.0\.1:\d+\/\n/)
    expect(stdout).toContain('Try: open a practice test')
  })
})

describe('a build that cannot be', () => {
  it('says which release is missing', async () => {
    await bank.edit('tests/practice.yaml', '0.1.0', '0.7.0')
    const { code, stderr } = await runAssay(bank.root, 'build', '--bank', 'bank', '--out', 'other')
    expect([code, stderr]).toEqual([
      1,
      `assay build: bank: practice names the release 0.7.0, which is not in ${join(bank.dir, 'releases')}; there: 0.1.0\n`,
    ])
    expect(existsSync(join(bank.root, 'other'))).toBe(false)
  })

  it('does not publish the working tree by accident', async () => {
    await bank.edit('tests/practice.yaml', '0.7.0', '0.0.0-dev')
    const { code, stderr } = await runAssay(bank.root, 'build', '--bank', 'bank', '--out', 'other')
    expect(code).toBe(1)
    expect(stderr).toContain('build with --dev, or release the bank and name that release in tests/')
  })

  it('refuses a release that was changed', async () => {
    await bank.edit('tests/practice.yaml', '0.0.0-dev', '0.1.0')
    await bank.edit('releases/0.1.0/public/index.json', 'A queue that grows', 'A queue that shrinks')
    const { code, stderr } = await runAssay(bank.root, 'build', '--bank', 'bank', '--out', 'other')
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^assay build: \S+releases\/0\.1\.0\/signature\.json is the signature of another release\n$/,
    )
  })
})

describe('a build that leaks', () => {
  it('fails and names the file, the place, the item and the encoding', async () => {
    const slip = await copyBank(vaultBank)
    await slip.edit(
      'items/sealed-queue/item.mdx',
      'What helps for good?',
      'What helps for good? Planted explanation: while more arrives than leaves, every finite hall fills up.',
    )
    const { code, stdout, stderr } = await runAssay(
      slip.root,
      'build',
      '--dev',
      '--bank',
      'bank',
      '--out',
      'site',
    )
    expect(stdout).toBe('')
    expect(stderr).toMatch(/assay build: The built site holds what must stay sealed, in \d places?:\n/)
    expect(stderr).toMatch(
      /\n_assay\/[0-9a-f]{16}\/shards\/[0-9a-f]{64}\.json:\d+: explanation of sealed-queue \(raw\)\n/,
    )
    expect(stderr).not.toContain('finite hall')
    expect(existsSync(join(slip.root, 'site'))).toBe(false)
    expect(code).toBe(1)
    await slip.remove()
  })
})

describe('the development server', () => {
  it('shows the working tree and a change to it, and ends well', async () => {
    const tree = await copyBank(postBank)
    const dev = startAssay(tree.root, 'dev', '--bank', 'bank', '--port', '0')
    const address = /working tree is at (\S+)/.exec(await dev.until(/Ctrl-C/))?.[1] ?? ''
    // Vite may close connections while it prepares its dependencies, as it does for a browser, which asks again.
    const read = (path: string) =>
      fetch(new URL(path, address)).then(
        (response) => response.text(),
        () => '',
      )
    const eventually = { interval: 250 }
    await expect.poll(() => read('/'), eventually).toContain('A short walk through the parcel office.')
    let folder = ''
    await expect
      .poll(async () => {
        ;[folder = ''] = /_assay\/[0-9a-f]{16}/.exec(await read('/test/practice/')) ?? []
        return folder
      }, eventually)
      .not.toBe('')
    await expect
      .poll(async () => JSON.parse((await read(`/${folder}/index.json`)) || '{}') as object, eventually)
      .toMatchObject({ bank: 'post', release: '0.0.0-dev' })
    await tree.edit('tests/practice.yaml', 'A short walk', 'A long walk')
    await expect.poll(() => read('/'), eventually).toContain('A long walk through the parcel office.')
    dev.kill('SIGINT')
    expect((await dev.ended).code).toBe(0)
    await tree.remove()
  })
})
