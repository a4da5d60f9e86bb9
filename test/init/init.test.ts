/** `assay init` by real processes, in folders outside of the project: what it makes can be used as it is. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { runAssay, startAssay } from '../release/assay.ts'

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assay-new bank-'))
})
afterAll(() => rm(home, { recursive: true }))

const assay = (...args: readonly string[]) => runAssay(home, ...args)

describe('a new bank', () => {
  const bank = () => join(home, 'ferries')

  it('is made with one item of each kind, all of them proven', async () => {
    const { code, stdout, stderr } = await assay('init', 'ferries', '--title', 'Ferries of the bay', '--json')
    expect(stderr.replaceAll(/^proving .*\n/gm, '')).toBe('')
    expect(code).toBe(0)
    const made = JSON.parse(stdout) as { readonly items: readonly string[] }
    expect(made).toMatchObject({ folder: bank(), id: 'ferries', title: 'Ferries of the bay', verified: 12 })
    expect(made.items).toEqual((await readdir(join(bank(), 'items'))).sort())
    expect((await readdir(bank())).sort()).toEqual([
      '.gitignore',
      'CHANGELOG.md',
      'README.md',
      'bank.yaml',
      'items',
      'taxonomy.yaml',
      'tests',
    ])
  })

  it('passes the check without a word', async () => {
    const { code, stdout } = await assay('check', 'ferries', '--json')
    expect(code).toBe(0)
    const { kinds, diagnostics } = JSON.parse(stdout) as Record<string, unknown>
    expect(diagnostics).toEqual([])
    expect(Object.values(kinds as object)).toEqual(Array.from({ length: 12 }, () => 1))
  })

  it('is proven, also anew and without what was kept', async () => {
    const { code, stdout } = await assay('verify', '--bank', 'ferries', '--force', '--json')
    expect(code, stdout).toBe(0)
    const { items, refused } = JSON.parse(stdout) as {
      items: readonly { warnings: unknown }[]
      refused: number
    }
    expect(refused).toBe(0)
    expect(items.map(({ warnings }) => warnings)).toEqual(items.map(() => []))
    expect(items).toHaveLength(12)
  })

  it('can be released at once, from any folder', async () => {
    const { code, stdout, stderr } = await runAssay(tmpdir(), 'release', bank(), '--json')
    expect(stderr).toBe('')
    expect(code, stdout).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ bank: 'ferries', version: '0.1.0', refusals: [] })
    expect((await assay('check', 'ferries')).code).toBe(0)
  })

  it('keeps what makes Assay quick in itself, and out of its repository', async () => {
    expect(await readdir(home)).toEqual(['ferries'])
    expect(await readFile(join(bank(), '.cache/assay/.gitignore'), 'utf8')).toBe('*\n')
  })

  it('is found from any folder in it', async () => {
    const { code, stdout } = await runAssay(join(bank(), 'items/sent-twice'), 'verify', 'late-buses')
    expect(code).toBe(0)
    expect(stdout).toContain('late-buses 1.0.0  verified (by its proof)')
  })

  it.each(['late-buses', 'next-bus', 'bus-fares', 'stops-by-line', 'where-the-bus-is'])(
    'has an example %s whose copy is an item of its own at once',
    async (item) => {
      const { code, stdout } = await runAssay(bank(), 'copy', item, `${item}-2`, '--title', 'Two: a copy')
      expect(stdout).toBe(
        `Copied ${item} to items/${item}-2, as a draft: edit it, then assay check and assay verify ${item}-2\n`,
      )
      expect(code).toBe(0)
      const card = await readFile(join(bank(), `items/${item}-2/item.mdx`), 'utf8')
      expect(card).toMatch(new RegExp(`^---\nid: ${item}-2\nversion: 1.0.0\n`))
      expect(card).toContain('\ntitle: "Two: a copy"\nstatus: draft\n')
      expect(await readdir(join(bank(), `items/${item}-2`))).not.toContain('proof.json')
    },
  )

  it('passes the check with its copies, which are no part of a release', async () => {
    const { code, stdout } = await runAssay(bank(), 'check')
    expect([code, stdout]).toEqual([0, '17 items checked, no faults\n'])
    expect((await runAssay(bank(), 'release', '.')).stdout).toMatch(/has not changed since 0\.1\.0/)
  })

  it.each([
    [['late-buses'], 2, /^assay copy: name an item and the id of its copy/],
    [['late-bus', 'mine'], 2, /^assay copy: no item late-bus; did you mean late-buses\?/],
    [['late-buses', 'My Item'], 2, /^assay copy: "My Item" is no id: .*, such as my-item\n/],
    [
      ['late-buses', 'next-bus'],
      1,
      /^assay copy: items\/next-bus is there already, and nothing is ever overwritten: take another id\n/,
    ],
  ])('refuses the copy %j', async (args, code, words) => {
    const ended = await runAssay(bank(), 'copy', ...args)
    expect(ended.stderr).toMatch(words)
    expect(ended.code).toBe(code)
  })

  it('has a canary of its own', async () => {
    expect((await assay('init', 'other')).code).toBe(0)
    const canaries = await Promise.all(
      ['ferries', 'other'].map(
        async (name) => parse(await readFile(join(home, name, 'bank.yaml'), 'utf8')).canary as string,
      ),
    )
    expect(new Set(canaries).size).toBe(2)
  })
})

describe('assay init', () => {
  it('says what it made and what comes next', async () => {
    await mkdir(join(home, 'here'))
    const { code, stdout } = await runAssay(join(home, 'here'), 'init', '.')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^Made the bank here \(Here\) in this folder: 12 items, one of each kind; 12 of them proven\n\nNext:\n {2}assay check /,
    )
    expect(await readdir(join(home, 'here'))).not.toContain('.assay-init')
  })

  it('overwrites nothing, and says what to do', async () => {
    await mkdir(join(home, 'mine'))
    await writeFile(join(home, 'mine/notes.txt'), 'mine')
    const { code, stderr } = await assay('init', 'mine')
    expect(code).toBe(1)
    expect(stderr).toBe(
      `assay init: ${join(home, 'mine')} is not empty (it holds notes.txt), and nothing is ever overwritten: name a new folder\n`,
    )
    expect(await readdir(join(home, 'mine'))).toEqual(['notes.txt'])
  })

  it.each([
    [[], 'name the one folder that the bank is to be in, such as assay init my-bank'],
    [['a', 'b'], 'name the one folder that the bank is to be in, such as assay init my-bank'],
    [['渡し船'], '渡し船 gives no id: say --id, such as --id my-bank'],
    [
      ['a', '--id', 'My Bank'],
      '--id is "My Bank", expected lower case letters, digits and single hyphens, such as my-bank',
    ],
    [['a', '--title', ' '], '--title is no title: expected one line of 1 to 120 characters'],
    [['ferries/sub'], 'ferries/sub would be inside the bank ferries: name a folder outside of it'],
  ])('refuses %j with what to do', async (args, words) => {
    const { code, stdout, stderr } = await assay('init', ...args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toBe(`assay init: ${words}\nassay init --help shows the usage\n`)
  })

  it('says why a folder cannot be written', async () => {
    const { code, stderr } = await assay('init', 'a'.repeat(300))
    expect(code).toBe(1)
    expect(stderr).toMatch(/^assay init: ENAMETOOLONG: name too long/)
  })

  it.runIf(process.platform === 'linux')('says at once that a system makes no folders there', async () => {
    const { code, stderr } = await assay('init', '/proc/x')
    expect(code).toBe(1)
    expect(stderr).toMatch(/^assay init: ENOENT: no such file or directory, mkdir '\/proc\//)
  })

  it('leaves nothing when it is stopped', async () => {
    const started = startAssay(home, 'init', 'stopped')
    await expect
      .poll(() => readdir(home), { interval: 5 })
      .toContainEqual(expect.stringMatching(/^\.stopped\.assay-init/))
    started.kill('SIGINT')
    const { code, stderr } = await started.ended
    expect(code).toBe(3)
    expect(stderr).toContain('assay init: stopped; nothing was written\n')
    expect((await readdir(home)).filter((name) => name.includes('stopped'))).toEqual([])
  })
})
