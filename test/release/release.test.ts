import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proofSchema } from '#schemas/proof'
import { copyBank, postBank, runAssay, type CopiedBank } from './assay.ts'

let bank: CopiedBank
const assay = (...args: readonly string[]) => runAssay(bank.root, ...args)

beforeAll(async () => {
  bank = await copyBank(postBank)
})
afterAll(() => bank.remove())

/** The steps of an author's day, in order; each builds on the one before. */
describe('from a checked bank to its second release', () => {
  it('refuses to release what was not proven, and says how to prove it', async () => {
    const { code, stdout } = await assay('release', 'bank')
    expect(code).toBe(1)
    expect(stdout).toContain('- late-parcels has no proof: run assay verify late-parcels')
    expect(existsSync(join(bank.dir, 'releases'))).toBe(false)
  })

  it('proves every item, prints the matrix and writes the proofs', async () => {
    const { code, stdout } = await assay('verify', '--bank', 'bank')
    expect(stdout).toContain('3 verified, 0 refused')
    expect(stdout).toMatch(/wrong_answer\/first-only\.ts +\.\.\. +WW +\.\.\. +1\n/)
    expect(stdout).toMatch(/time_limit_exceeded\/waits-for-a-parcel\.ts +\.\.\. +\.\. +T\.\. +2\n/)
    expect(code).toBe(0)
    for (const id of ['counting-down', 'late-parcels', 'parcels-a-day']) {
      const proof: unknown = JSON.parse(await readFile(join(bank.dir, 'items', id, 'proof.json'), 'utf8'))
      expect(proofSchema.parse(proof)).toMatchObject({ ok: true, value: { item: id, verdict: 'verified' } })
    }
  })

  it('takes current proofs instead of proving again', async () => {
    const { code, stdout } = await assay('verify', '--bank', 'bank', '--json')
    expect(code).toBe(0)
    const { items, refused } = JSON.parse(stdout)
    expect(refused).toBe(0)
    expect(items[1]).toMatchObject({
      id: 'late-parcels',
      version: '1.0.0',
      verdict: 'verified',
      reasons: [],
      ms: 0,
      submissions: {
        'wrong_answer/first-only.ts': { category: 1, verdicts: { passed: 6, wrong_answer: 2 } },
      },
    })
  })

  it('proves an item again when it is told to, to the same bytes', async () => {
    const path = join(bank.dir, 'items/counting-down/proof.json')
    const before = await readFile(path, 'utf8')
    const { stdout } = await assay('verify', '--bank', 'bank', '--force', 'counting-down')
    expect(stdout).toMatch(/^counting-down 1\.0\.0 {2}verified \(6 executed/)
    expect(await readFile(path, 'utf8')).toBe(before)
  })

  it('refuses an item that does not do as it was filed', async () => {
    const responses = 'items/counting-down/responses.yaml'
    await bank.edit(responses, 'category: 2', 'category: 1')
    const { code, stdout } = await assay('verify', 'bank/items/counting-down')
    expect(code).toBe(1)
    expect(stdout).toContain('0 verified, 1 refused')
    expect(stdout).toContain('ends-at-one')
    const released = await assay('release', 'bank')
    expect(released.code).toBe(1)
    expect(released.stdout).toContain(
      '- counting-down was refused by assay verify: the response ends-at-one: expected category 1, got 2',
    )
    await bank.edit(responses, 'category: 1', 'category: 2')
    await bank.edit('items/counting-down/program.js', 'let left = 2', 'let ( = 2')
    expect((await assay('verify', 'bank/items/counting-down/program.js')).stdout).toMatch(
      /^ {2}- bank\/items\/counting-down\/program\.js:1:\d+: does not compile: /m,
    )
    await bank.edit('items/counting-down/program.js', 'let ( = 2', 'let left = 2')
    expect((await assay('verify', 'bank/items/counting-down')).code).toBe(0)
  })

  it('shows the plan without writing', async () => {
    const { code, stdout } = await assay('release', 'bank', '--dry-run')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^post 0\.1\.0\n {2}added counting-down 1\.0\.0\n/)
    expect(stdout).toContain('Nothing was written.')
    expect(await readdir(bank.dir)).not.toContain('releases')
  })

  it('writes both halves and the lock', async () => {
    const { code, stdout } = await assay('release', 'bank', '--json')
    expect(code).toBe(0)
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({
      bank: 'post',
      version: '0.1.0',
      folder: 'bank/releases/0.1.0',
      refusals: [],
    })
    expect(await readdir(join(bank.dir, 'releases/0.1.0'))).toEqual(['public', 'sealed'])
    const lock = await readFile(join(bank.dir, 'bank.lock.yaml'), 'utf8')
    expect(lock).toContain(`hash: ${report.hash}`)
    expect(lock).toContain('release: 0.1.0')
  })

  it('has nothing to do when it is called again', async () => {
    for (const flags of [[], ['--dry-run'], ['--version', '3.0.0']])
      expect(await assay('release', 'bank', ...flags)).toEqual({
        code: 0,
        stdout: 'post has not changed since 0.1.0: there is nothing to release\n',
        stderr: '',
      })
    const low = await assay('release', 'bank', '--version', '0.0.9')
    expect(low.code).toBe(1)
    expect(low.stdout).toContain(
      '- post cannot be released as 0.0.9: 0.1.0 is released already, and versions only rise',
    )
  })

  it('refuses to go on from a damaged release, in the dry run as well', async () => {
    const sealed = join(bank.dir, 'releases/0.1.0/sealed/sealed.json')
    const whole = await readFile(sealed, 'utf8')
    await writeFile(sealed, `${whole} `)
    for (const flags of [[], ['--dry-run']]) {
      const { code, stdout } = await assay('release', 'bank', ...flags)
      expect(code).toBe(1)
      expect(stdout).toContain(
        '- post: releases/0.1.0/sealed/sealed.json was changed after its release: restore it from version control',
      )
    }
    await rm(sealed)
    const { code, stdout } = await assay('release', 'bank')
    expect(code).toBe(0)
    expect(stdout).toContain('note: the sealed half of 0.1.0 is not here; it may be kept elsewhere')
    await writeFile(sealed, whole)
  })

  it('holds what it was proven with, and is refused once that was altered', async () => {
    const path = join(bank.dir, 'releases/0.1.0/public/quality.json')
    const whole = await readFile(path, 'utf8')
    expect(JSON.parse(whole)).toMatchObject({
      bank: 'post',
      release: '0.1.0',
      totals: { items: 3, proven: 3, submissions: { accepted: 1, wrong: 5 } },
    })
    await writeFile(path, whole.replace('"proven":3', '"proven":4'))
    const { code, stdout } = await assay('release', 'bank')
    expect(code).toBe(1)
    expect(stdout).toContain('- post: releases/0.1.0/public/quality.json was changed after its release')
    const built = await assay('build', '--bank', 'bank', '--out', 'site')
    expect(built.code).toBe(1)
    expect(built.stderr).toMatch(/releases\/0\.1\.0\/public\/quality\.json was changed after its release/)
    await writeFile(path, whole)
  })

  it('finishes a release that was cut off before its lock, and says so in the dry run', async () => {
    const lock = join(bank.dir, 'bank.lock.yaml')
    const whole = await readFile(lock, 'utf8')
    await rm(lock)
    const { code, stdout } = await assay('release', 'bank', '--dry-run')
    expect(code).toBe(0)
    expect(stdout).toContain(
      'note: 0.1.0 is there already, the same to the byte; only bank.lock.yaml is to be',
    )
    expect((await assay('release', 'bank')).code).toBe(0)
    expect(await readFile(lock, 'utf8')).toBe(whole)
  })

  it('refuses a changed item until it is proven and owns up to the change', async () => {
    await bank.edit('items/parcels-a-day/item.mdx', 'open for eight hours', 'open for eight full hours')
    expect((await assay('release', 'bank')).stdout).toContain(
      '- parcels-a-day has changed since it was proven: run assay verify parcels-a-day',
    )
    await assay('verify', '--bank', 'bank')
    expect((await assay('release', 'bank')).stdout).toContain(
      '- parcels-a-day differs from its released version 1.0.0 by a minor change (the stem changed): raise `version` in items/parcels-a-day/item.mdx to 1.1.0',
    )
    await bank.edit('items/parcels-a-day/item.mdx', 'version: 1.0.0', 'version: 1.1.0')
    await assay('verify', '--bank', 'bank')
    const { code, stdout } = await assay('release', 'bank')
    expect(stdout).toContain(
      'post 0.1.0 → 0.2.0\n  changed parcels-a-day 1.0.0 → 1.1.0 (minor)\n    minor: the stem changed\n  2 unchanged\n',
    )
    expect(code).toBe(0)
    expect(await readdir(join(bank.dir, 'releases'))).toEqual(['0.1.0', '0.2.0'])
  })

  it('says what is wrong with a lock that cannot be read', async () => {
    await bank.edit('bank.lock.yaml', 'release: 0.2.0', 'release: newest')
    const { code, stderr } = await assay('release', 'bank')
    expect(code).toBe(1)
    expect(stderr).toMatch(/^assay release: bank\/bank\.lock\.yaml:4: .+; restore it from version control\n$/)
  })
})

describe('wrong usage', () => {
  it('is told in one line, with exit code 2', async () => {
    for (const [args, words] of [
      [['verify', 'no-such-item', '--bank', 'bank'], 'no item no-such-item in bank'],
      [
        ['verify', '--jobs', 'many', '--bank', 'bank'],
        '--jobs is "many", expected a whole number from 1 to 256',
      ],
      [['verify'], 'no bank here: name one with --bank, or call this where content/banks is'],
      [['release'], 'name the one bank that is to be released'],
      [
        ['verify', 'late-parcel', '--bank', 'bank'],
        'no item late-parcel in bank; did you mean late-parcels?',
      ],
      [['release', 'nowhere'], 'no bank in nowhere: expected a folder with bank.yaml'],
      [['release', 'bank', '--version', '1'], '--version is "1", expected a version such as 1.2.0'],
      [
        ['build', '--port', '70000', '--bank', 'bank'],
        '--port is "70000", expected a whole number from 0 to 65535',
      ],
      [['build', 'bank'], 'unexpected bank; the bank is named by --bank'],
      [
        ['build', '--bank', 'bank', '--out', 'bank/tests'],
        `--out ${join(bank.dir, 'tests')} holds other files, and building would delete them: name a new folder`,
      ],
      [
        ['build', '--bank', 'bank', '--out', '.'],
        `--out ${bank.root} holds other files, and building would delete them: name a new folder`,
      ],
      [['dev', '--bank', 'nowhere'], 'no bank in nowhere: expected a folder with bank.yaml'],
    ] as const) {
      const { code, stderr } = await assay(...args)
      expect([code, stderr.split('\n')[0]], args.join(' ')).toEqual([2, `assay ${args[0]}: ${words}`])
    }
  })

  it('does not call an empty bank proven', async () => {
    const empty = await copyBank(postBank)
    for (const id of await readdir(join(empty.dir, 'items')))
      await rm(join(empty.dir, 'items', id), { recursive: true })
    const { code, stderr } = await runAssay(empty.root, 'verify', '--bank', 'bank')
    expect(code).toBe(1)
    expect(stderr).toContain('nothing was proven')
    await empty.remove()
  })

  it('says of a file that is no log why it cannot be scored, in one line', async () => {
    await writeFile(join(bank.root, 'notes.md'), '# Notes\n\nof a day\n')
    for (const [file, words] of [
      ['nope.json', /^ {2}There is no such file\.$/],
      ['bank', /^ {2}This is a folder\. Name the files in it\.$/],
      ['notes.md', /^ {2}\S.*$/],
    ] as const) {
      const { code, stdout, stderr } = await assay('score', file)
      expect([code, stderr]).toEqual([1, ''])
      const [first, second = '', ...rest] = stdout.split('\n')
      expect([first, rest]).toEqual([`${file}: rejected`, ['']])
      expect(second).toMatch(words)
    }
  })
})
