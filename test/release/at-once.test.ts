import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readRelease } from '../../generators/release/read.ts'
import { copyBank, postBank, runAssay, startAssay, type CopiedBank } from './assay.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A proven bank with one release and an edit that is not released yet; each test works on a copy. */
let proven: CopiedBank
let bank: CopiedBank
beforeAll(async () => {
  proven = await copyBank(postBank)
  const item = 'items/parcels-a-day/item.mdx'
  for (const step of [
    () => runAssay(proven.root, 'verify', '--bank', 'bank'),
    () => runAssay(proven.root, 'release', 'bank'),
    () => proven.edit(item, 'version: 1.0.0', 'version: 1.1.0'),
    () => proven.edit(item, 'open for eight hours', 'open for eight full hours'),
    () => runAssay(proven.root, 'verify', 'parcels-a-day', '--bank', 'bank'),
  ]) {
    const ended = await step()
    if (ended && ended.code !== 0) throw new Error(ended.stdout + ended.stderr)
  }
  await mkdir(join(proven.dir, 'changes'))
  await writeFile(join(proven.dir, 'changes/hours.md'), 'The day of the office is told in full.\n')
})
afterAll(() => proven.remove())
beforeEach(async () => {
  bank = await copyBank(proven.dir)
})
afterEach(() => bank.remove())

/** What a release has written, by path. */
async function filesOf({ dir }: CopiedBank): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {}
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    // What makes commands quick is no part of a bank, and remembers when it was written.
    if (entry.isFile() && !path.startsWith(join(dir, '.cache')))
      files[path.slice(dir.length + 1)] = await readFile(path, 'utf8')
  }
  return files
}

describe('two authors who release at once', () => {
  it('make one release: one writes it, the other is told, or finds that it is done', async () => {
    const ended = await Promise.all(
      Array.from({ length: 2 }, () => startAssay(bank.root, 'release', 'bank').ended),
    )
    const won = ended.filter(({ stdout }) => stdout.includes('Written to bank/releases/0.2.0'))
    expect(won).toHaveLength(1)
    const [lost] = ended.filter((one) => one !== won[0])
    expect(`${lost?.code} ${lost?.stdout}${lost?.stderr}`).toMatch(
      /^(1 assay release: somebody else is releasing this bank \(process \d+ on \S+\): wait until that is done, and call this again\n|0 post has not changed since 0\.2\.0: there is nothing to release\n)$/,
    )
    expect(await readdir(join(bank.dir, 'releases'))).toEqual(['0.1.0', '0.2.0'])
    const lock = parse(await readFile(join(bank.dir, 'bank.lock.yaml'), 'utf8'))
    expect(await readRelease(join(bank.dir, 'releases/0.2.0'))).toMatchObject({
      ok: true,
      release: { public: { hash: lock.hash } },
    })
    const changelog = await readFile(join(bank.dir, 'CHANGELOG.md'), 'utf8')
    expect(changelog.match(/told in full/g)).toHaveLength(1)
    expect((await readdir(bank.dir)).filter((name) => name.startsWith('.release'))).toEqual([])
  })

  it('are told of each other, and not of one who was killed', async () => {
    const claim = join(root, 'generators/release/claim.ts')
    const holder = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { claimBank } from ${JSON.stringify(claim)}
await claimBank(${JSON.stringify(bank.dir)})
console.log('held')
setInterval(() => {}, 1000)`,
    ])
    await new Promise((resolve) => holder.stdout.once('data', resolve))
    const told = await runAssay(bank.root, 'release', 'bank')
    expect([told.code, told.stdout]).toEqual([1, ''])
    expect(told.stderr).toContain(`somebody else is releasing this bank (process ${holder.pid} on `)
    expect((await runAssay(bank.root, 'release', 'bank', '--dry-run')).code).toBe(0)
    holder.kill('SIGKILL')
    await new Promise((resolve) => holder.once('exit', resolve))
    expect((await runAssay(bank.root, 'release', 'bank')).stdout).toContain('Written to bank/releases/0.2.0')
    expect((await readdir(bank.dir)).filter((name) => name.startsWith('.release'))).toEqual([])
  })
})

describe('a clock that is wrong', () => {
  it('changes not a byte of a release', async () => {
    await runAssay(bank.root, 'release', 'bank')
    const right = await filesOf(bank)
    for (const years of [-40, 30]) {
      const skewed = await copyBank(proven.dir)
      const clock = join(skewed.root, 'clock.mjs')
      await writeFile(
        clock,
        `const Right = Date
const shift = ${years} * 31_557_600_000
globalThis.Date = class extends Right {
  constructor(...parts) {
    super(...(parts.length === 0 ? [Right.now() + shift] : parts))
  }
  static now() {
    return Right.now() + shift
  }
}
`,
      )
      const cli = join(root, 'generators/cli/assay.ts')
      const child = spawn(process.execPath, ['--import', clock, cli, 'release', 'bank'], { cwd: skewed.root })
      const code = await new Promise((resolve) => child.once('exit', resolve))
      expect(code).toBe(0)
      expect(await filesOf(skewed)).toEqual(right)
      await skewed.remove()
    }
  })
})
