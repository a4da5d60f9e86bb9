import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { copyBank, postBank, runAssay, type CopiedBank } from './assay.ts'

/** A proven bank that was never released; each test works on a copy. */
let proven: CopiedBank
let bank: CopiedBank
beforeAll(async () => {
  proven = await copyBank(postBank)
  const { code, stdout, stderr } = await runAssay(proven.root, 'verify', '--bank', 'bank')
  if (code !== 0) throw new Error(stdout + stderr)
})
afterAll(() => proven.remove())
beforeEach(async () => {
  bank = await copyBank(proven.dir)
})
afterEach(() => bank.remove())

const assay = (...args: readonly string[]) => runAssay(bank.root, ...args)

/** Makes a key and names it in the bank. */
async function nameKey(file: string, name: string): Promise<void> {
  const { code, stdout } = await assay('release', '--new-key', file)
  expect(code).toBe(0)
  const key = /ed25519: (\S+) \}/.exec(stdout)?.[1] ?? ''
  const text = await readFile(join(bank.dir, 'bank.yaml'), 'utf8')
  const row = `  - { name: ${name}, ed25519: ${key} }\n`
  await writeFile(join(bank.dir, 'bank.yaml'), `${text}${text.includes('keys:') ? '' : 'keys:\n'}${row}`)
}

const build = () => assay('build', '--bank', 'bank', '--out', 'site')

describe('a bank that names keys', () => {
  it('releases only what is signed with one of them, and builds only that', async () => {
    await nameKey('ours.pem', 'ours')
    const unsigned = await assay('release', 'bank')
    expect(unsigned.code).toBe(1)
    expect(unsigned.stdout).toContain(
      '- post: bank.yaml names keys (ours), so a release must be signed: name a key with --key or ASSAY_SIGNING_KEY',
    )
    await assay('release', '--new-key', 'theirs.pem')
    const foreign = await assay('release', 'bank', '--key', 'theirs.pem')
    expect(foreign.code).toBe(1)
    expect(foreign.stdout).toMatch(
      /- post: bank\.yaml does not name the key \S+: sign with one of ours, or add it/,
    )
    expect(await readdir(bank.dir)).not.toContain('releases')
    const signed = await assay('release', 'bank', '--key', 'ours.pem')
    expect(signed.stdout).toContain('\n  signed by ours\n')
    expect(signed.code).toBe(0)
    expect((await assay('check', 'bank')).code).toBe(0)

    await bank.edit('tests/practice.yaml', '0.0.0-dev', '0.1.0')
    const signature = 'releases/0.1.0/signature.json'
    const whole = await readFile(join(bank.dir, signature), 'utf8')
    await bank.edit(signature, /"ed25519":"./, `"ed25519":"${whole.includes('"ed25519":"A') ? 'B' : 'A'}`)
    const forged = await build()
    expect([forged.code, forged.stderr]).toEqual([
      1,
      `assay build: ${join(bank.dir, signature)} does not verify: it was not made by the key that it names\n`,
    ])
    expect((await assay('check', 'bank')).stdout).toContain('release/damaged')
    await rm(join(bank.dir, signature))
    const missing = await build()
    expect([missing.code, missing.stderr]).toEqual([
      1,
      'assay build: bank: the release 0.1.0 is not signed, and bank.yaml names keys (ours): sign it with assay release BANK --sign VERSION --key FILE\n',
    ])
    await writeFile(join(bank.dir, signature), whole)
    await cp(join(bank.dir, 'releases/0.1.0'), join(bank.dir, 'releases/0.9.0'), { recursive: true })
    const renamed = await build()
    expect([renamed.code, renamed.stderr]).toEqual([
      1,
      `assay build: ${join(bank.dir, 'releases/0.9.0')} holds the release 0.1.0\n`,
    ])
    await rm(join(bank.dir, 'releases/0.9.0'), { recursive: true })
    await bank.edit('bank.yaml', /name: ours, ed25519: ..../, 'name: ours, ed25519: AAAA')
    expect((await build()).stderr).toMatch(/is signed with a key that bank\.yaml does not name \(/)
  })

  it('can sign what was released before', async () => {
    expect((await assay('release', 'bank')).stdout).toContain('\n  not signed\n')
    await nameKey('ours.pem', 'ours')
    const signed = await assay('release', 'bank', '--sign', '0.1.0', '--key', 'ours.pem')
    expect([signed.code, signed.stderr]).toEqual([0, ''])
    expect(signed.stdout).toMatch(
      /^post 0\.1\.0 is signed with the key \S+; written to bank\/releases\/0\.1\.0\/sig/,
    )
    const again = await assay('release', 'bank', '--sign', '0.1.0', '--key', 'ours.pem')
    expect([again.code, again.stderr]).toEqual([
      1,
      expect.stringContaining('0.1.0 is signed already, with the key'),
    ])
    expect((await assay('release', 'bank', '--key', 'ours.pem')).stdout).toContain(
      'there is nothing to release',
    )
  })

  it('says what is wrong with a key, and never shows it', async () => {
    await writeFile(join(bank.root, 'words.pem'), 'very secret words')
    for (const [args, code, words] of [
      [
        ['bank', '--key', 'words.pem'],
        1,
        expect.stringMatching(
          /words\.pem holds no private key in PEM: assay release --new-key FILE makes one$/,
        ),
      ],
      [
        ['bank', '--key', 'none.pem'],
        1,
        expect.stringMatching(/none\.pem cannot be read: ENOENT: no such file or directory$/),
      ],
      [
        ['--new-key', 'words.pem'],
        1,
        expect.stringMatching(/words\.pem is there already, and a key is never overwritten$/),
      ],
      [['bank', '--new-key', 'new.pem'], 2, '--new-key takes no bank: name its public key in bank.yaml'],
      [['bank', '--sign', '0.1.0'], 2, '--sign needs a key: name it with --key or ASSAY_SIGNING_KEY'],
      [
        ['bank', '--sign', 'newest', '--key', 'words.pem'],
        2,
        '--sign is "newest", expected a version such as 1.2.0',
      ],
    ] as const) {
      const ended = await assay('release', ...args)
      const [line = ''] = ended.stderr.split('\n')
      expect([ended.code, line.replace(/^assay release: /, '')]).toEqual([code, words])
      expect(ended.stdout + ended.stderr).not.toContain('very secret')
    }
  })
})
