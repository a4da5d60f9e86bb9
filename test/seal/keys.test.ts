import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runAssay } from '../release/assay.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-keys-'))
  await writeFile(join(folder, 'passphrase'), 'an otter counts five lamps\r\nsecond line\n')
})
afterEach(() => rm(folder, { recursive: true }))

const keys = (...args: readonly string[]) => runAssay(folder, 'keys', ...args)
const make = () => keys('--new', 'ours.json', '--name', 'Example Ltd', '--passphrase-file', 'passphrase')

describe('assay keys', () => {
  it('makes keys that only their owner reads, shows them, and tells that the passphrase opens them', async () => {
    const made = await make()
    expect([made.code, made.stderr]).toEqual([0, ''])
    const fingerprint = /fingerprint is ((?:[0-9a-f]{4} ?){4})\./.exec(made.stdout)?.[1] ?? 'none'
    expect((await stat(join(folder, 'ours.json'))).mode & 0o777).toBe(0o600)
    const text = await readFile(join(folder, 'ours.json'), 'utf8')
    expect(text).not.toContain('otter')
    const shown = await keys('ours.json')
    expect(shown.stdout).toContain(`fingerprint  ${fingerprint}\n`)
    expect(shown.stdout).toContain('name         Example Ltd\n')
    const checked = await keys('ours.json', '--check', '--passphrase-file', 'passphrase', '--json')
    expect([checked.code, checked.stderr]).toEqual([0, ''])
    expect(JSON.parse(checked.stdout)).toEqual({
      name: 'Example Ltd',
      file: 'ours.json',
      public: (JSON.parse(text) as { public: string }).public,
      fingerprint,
      opens: true,
    })
  })

  it('never overwrites keys', async () => {
    await make()
    const before = await readFile(join(folder, 'ours.json'), 'utf8')
    const again = await make()
    expect(again.code).toBe(1)
    expect(again.stderr).toMatch(/ours\.json is there already, and keys are never overwritten/)
    expect(await readFile(join(folder, 'ours.json'), 'utf8')).toBe(before)
  })

  it('says that another passphrase does not open them', async () => {
    await make()
    await writeFile(join(folder, 'other'), 'an otter counts six lamps\n')
    const { code, stdout, stderr } = await keys('ours.json', '--check', '--passphrase-file', 'other')
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      'assay keys: The passphrase does not open this key: it is another one, or the file was changed\n',
    )
  })

  it.each([
    ['lost.json', undefined, /lost\.json is not there: name the file that assay keys --new wrote, or a copy/],
    [
      'torn.json',
      '{"version": 1, "name": "Exam',
      /torn\.json is no JSON, expected what assay keys --new wrote/,
    ],
    ['newer.json', '{"version": 2}', /newer\.json holds no organisation's keys: .*version/],
    [
      'costly.json',
      '{"version":1,"name":"x","public":"x","private":{}}',
      /costly\.json holds no organisation's keys/,
    ],
  ])('says what is wrong with %s', async (name, content, words) => {
    if (content !== undefined) await writeFile(join(folder, name), content)
    const { code, stderr } = await keys(name, '--check', '--passphrase-file', 'passphrase')
    expect(code).toBe(1)
    expect(stderr).toMatch(words)
  })

  it.each([
    [['--new', 'a.json', '--name', 'X'], /there is no terminal to ask for the passphrase: name a file/],
    [['--new', 'a.json', '--passphrase-file', 'passphrase'], /say whose keys these are with --name/],
    [
      ['--new', 'a.json', '--name', 'X\u202e', '--passphrase-file', 'passphrase'],
      /--name has characters that nobody sees/,
    ],
    [
      ['--new', 'a.json', '--name', 'X', '--passphrase-file', 'nowhere'],
      /the passphrase in nowhere cannot be read: ENOENT/,
    ],
    [
      ['--new', 'a.json', '--name', 'X', '--passphrase-file', 'short'],
      /the passphrase has 5 characters, expected 15 at least/,
    ],
    [[], /name one file of keys, or make one with --new/],
    [['a.json', '--name', 'X'], /--name goes with --new/],
  ])('refuses %j and writes nothing', async (args, words) => {
    await writeFile(join(folder, 'short'), 'otter\n')
    const before = await readdir(folder)
    const { code, stderr } = await keys(...args)
    expect(code).toBe(2)
    expect(stderr).toMatch(words)
    expect(await readdir(folder)).toEqual(before)
  })
})
