import { generateKeyPairSync } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { sampleItem, sampleSource } from '../../test/release/sample.ts'
import { canonicalJson, hashOf } from '#log'
import { applyRelease, ReleaseExistsError, realDisk, type ReleaseDisk } from './apply.ts'
import { readFragments } from './changelog.ts'
import { planRelease } from './plan.ts'
import { readRelease } from './read.ts'
import { signRelease } from './sign/signature.ts'

const plan = planRelease(sampleSource([sampleItem(), sampleItem({ id: 'graded', use: 'graded' })]))

const signed = {
  bank: 'post',
  release: '0.1.0',
  public: plan.release.public.hash,
  sealed: hashOf(plan.release.sealed),
}
const signature = signRelease(signed, generateKeyPairSync('ed25519').privateKey)

let bankDir: string
beforeEach(async () => {
  bankDir = await mkdtemp(join(tmpdir(), 'assay-release-'))
})
afterEach(() => rm(bankDir, { recursive: true }))

const releasesThere = async () =>
  (await readdir(join(bankDir, 'releases')).catch(() => [])).filter((name) => !name.startsWith('.'))

describe('writing a release', () => {
  it('leaves both halves and the lock', async () => {
    const folder = await applyRelease(bankDir, plan)
    const read = await readRelease(folder)
    expect(read).toMatchObject({
      ok: true,
      release: { public: plan.release.public, sealed: plan.release.sealed },
    })
    expect(parse(await readFile(join(bankDir, 'bank.lock.yaml'), 'utf8'))).toEqual(plan.lock)
    expect(await readdir(bankDir)).toEqual(['CHANGELOG.md', 'bank.lock.yaml', 'releases'])
  })

  it('never touches a release that is there', async () => {
    await applyRelease(bankDir, plan)
    const other = planRelease(sampleSource([sampleItem({ id: 'another' })]))
    await expect(applyRelease(bankDir, other)).rejects.toThrow(
      /^Release 0\.1\.0 is there already \(.*\) and never changes: release under another version$/,
    )
    expect(await readRelease(join(bankDir, 'releases/0.1.0'))).toMatchObject({
      release: { public: { hash: plan.release.public.hash } },
    })
  })

  it('does not apply a plan that was refused', async () => {
    const refused = planRelease(sampleSource([sampleItem({ proofState: 'missing' })]))
    await expect(applyRelease(bankDir, refused)).rejects.toThrow(RangeError)
    expect(await readdir(bankDir)).toEqual([])
  })

  it('is signed over both halves, with the same bytes each time', async () => {
    const folder = await applyRelease(bankDir, plan, { signature })
    const text = await readFile(join(folder, 'signature.json'), 'utf8')
    expect(await readRelease(folder)).toMatchObject({ ok: true, release: { signature } })
    await applyRelease(bankDir, plan, { signature })
    expect(await readFile(join(folder, 'signature.json'), 'utf8')).toBe(text)
    const other = signRelease(signed, generateKeyPairSync('ed25519').privateKey)
    await expect(applyRelease(bankDir, plan, { signature: other })).rejects.toThrow(ReleaseExistsError)
  })

  it('can be signed when it is finished, where its writing was cut off without a key', async () => {
    const folder = await applyRelease(bankDir, plan)
    await applyRelease(bankDir, plan, { signature })
    expect(await readRelease(folder)).toMatchObject({ release: { signature } })
  })

  it('takes the fragments into the changelog, each once, and leaves those of others', async () => {
    await writeFragments()
    await applyRelease(bankDir, plan, { fragments: await readFragments(bankDir) })
    const changelog = await readFile(join(bankDir, 'CHANGELOG.md'), 'utf8')
    expect(changelog).toBe(
      '# Changelog of the bank `post`\n\n## 0.1.0\n\n- Parcels have a number now.\n- Two lines\n  of one entry.\n- `graded` 1.0.0 is new.\n- `parcels-a-day` 1.0.0 is new.\n',
    )
    expect(await readdir(join(bankDir, 'changes'))).toEqual([])
    await writeFile(join(bankDir, 'changes/late.md'), 'Too late for this one.')
    await applyRelease(bankDir, plan, { fragments: await readFragments(bankDir) })
    expect(await readFile(join(bankDir, 'CHANGELOG.md'), 'utf8')).toBe(changelog)
    expect(await readdir(join(bankDir, 'changes'))).toEqual(['late.md'])
  })

  it('keeps one file of a shard that two releases have, and writes the others', async () => {
    const items = Array.from({ length: 20 }, (_, index) => sampleItem({ id: `item-${index + 10}` }))
    const first = planRelease(sampleSource(items))
    const read = await readRelease(await applyRelease(bankDir, first))
    if (!read.ok) throw new Error(read.message)
    const second = planRelease(sampleSource([...items, sampleItem({ id: 'item-99' })]), {
      lock: first.lock,
      previousIndex: first.release.public.index,
      previous: read.release,
    })
    const folder = await applyRelease(bankDir, second)
    expect(await readRelease(folder)).toMatchObject({ ok: true, release: { public: second.release.public } })
    const links = await Promise.all(
      [...second.release.public.shards.keys()].map(
        async (hash) => (await stat(join(folder, 'public/shards', `${hash}.json`))).nlink,
      ),
    )
    expect(links).toEqual([2, 1])
  })

  it('writes nothing that others see once it may not', async () => {
    const mayWrite = () => Promise.reject(new Error('somebody else'))
    await expect(applyRelease(bankDir, plan, { mayWrite })).rejects.toThrow('somebody else')
    expect(await releasesThere()).toEqual([])
    expect(await readdir(bankDir)).toEqual(['releases'])
  })

  it('leaves nothing or a whole release wherever the power goes, and finishes when called again', async () => {
    let steps = 0
    for (let cut = 0; cut <= steps; cut += 1) {
      for (const name of await readdir(bankDir)) await rm(join(bankDir, name), { recursive: true })
      await writeFragments()
      const disk = cutAfter(cut)
      const fragments = await readFragments(bankDir)
      await applyRelease(bankDir, plan, { signature, fragments, disk }).catch(() => undefined)
      steps = Math.max(steps, disk.steps())
      const there = await releasesThere()
      const lock = await readFile(join(bankDir, 'bank.lock.yaml'), 'utf8').catch(() => undefined)
      if (there.length > 0)
        expect(await readRelease(join(bankDir, 'releases/0.1.0')), `cut ${cut}`).toMatchObject({
          ok: true,
          release: { sealed: plan.release.sealed, signature },
        })
      if (lock !== undefined) expect([there, parse(lock)], `cut ${cut}`).toEqual([['0.1.0'], plan.lock])
      expect(await told(), `cut ${cut}`).toEqual(['Parcels have a number now.', 'of one entry.'])
      await applyRelease(bankDir, plan, { signature, fragments: await readFragments(bankDir) })
      expect(await readdir(join(bankDir, 'releases'))).toEqual(['0.1.0'])
      expect((await readdir(join(bankDir, 'releases/0.1.0'))).sort()).toEqual([
        'public',
        'sealed',
        'signature.json',
      ])
      expect(parse(await readFile(join(bankDir, 'bank.lock.yaml'), 'utf8'))).toEqual(plan.lock)
      expect(await readdir(join(bankDir, 'changes')), `cut ${cut}`).toEqual([])
      const changelog = await readFile(join(bankDir, 'CHANGELOG.md'), 'utf8')
      expect(
        changelog.match(/Parcels have a number now\.|of one entry\.|## 0\.1\.0/g),
        `cut ${cut}`,
      ).toHaveLength(3)
    }
    expect(steps).toBeGreaterThan(14)
  })
})

async function writeFragments(): Promise<void> {
  await mkdir(join(bankDir, 'changes'))
  await writeFile(join(bankDir, 'changes/number.md'), '- Parcels have a number now.\n')
  await writeFile(join(bankDir, 'changes/two-lines.md'), 'Two lines\nof one entry.\n')
}

/** The entries that stand in the changelog or still in their file: none may be lost. */
async function told(): Promise<readonly string[]> {
  const changelog = await readFile(join(bankDir, 'CHANGELOG.md'), 'utf8').catch(() => '')
  const fragments = await readFragments(bankDir)
  const all = [changelog, ...fragments.map(({ text }) => text)].join('\n')
  return ['Parcels have a number now.', 'of one entry.'].filter((entry) => all.includes(entry))
}

describe('reading a release', () => {
  it('does without the sealed half', async () => {
    const folder = await applyRelease(bankDir, plan)
    await rm(join(folder, 'sealed'), { recursive: true })
    const read = await readRelease(folder)
    expect(read).toMatchObject({ ok: true, release: { public: plan.release.public } })
    expect(read.ok && 'sealed' in read.release).toBe(false)
  })

  it('refuses one that was changed, naming the file', async () => {
    const folder = await applyRelease(bankDir, plan)
    const [shard = ''] = await readdir(join(folder, 'public/shards'))
    const path = join(folder, 'public/shards', shard)
    await writeFile(path, (await readFile(path, 'utf8')).replace('How many', 'How few'))
    expect(await readRelease(folder)).toEqual({ ok: false, message: `${path} was changed after its release` })
    await rm(path)
    expect(await readRelease(folder)).toEqual({ ok: false, message: `${path} is missing` })
  })

  it('gives its quality report, and refuses one that is not the one that was released', async () => {
    const folder = await applyRelease(bankDir, plan)
    expect(await readRelease(folder)).toMatchObject({
      ok: true,
      release: { report: { release: '0.1.0', totals: { items: 2, proven: 2 } } },
    })
    const path = join(folder, 'public/quality.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('"proven":2', '"proven":9'))
    expect(await readRelease(folder)).toEqual({ ok: false, message: `${path} was changed after its release` })
    await rm(path)
    expect(await readRelease(folder)).toEqual({ ok: false, message: `${path} is missing` })
  })

  it("refuses a signature that does not verify, or is another release's", async () => {
    const folder = await applyRelease(bankDir, plan, { signature })
    const path = join(folder, 'signature.json')
    const forged = { ...signature, ed25519: `${'A'.repeat(86)}==` }
    await writeFile(path, canonicalJson(forged))
    expect(await readRelease(folder)).toEqual({
      ok: false,
      message: `${path} does not verify: it was not made by the key that it names`,
    })
    for (const change of [{ release: '0.2.0' }, { public: 'c'.repeat(64) }, { sealed: 'c'.repeat(64) }]) {
      await writeFile(path, canonicalJson({ ...signature, ...change }))
      expect(await readRelease(folder)).toEqual({
        ok: false,
        message: `${path} is the signature of another release`,
      })
    }
    await writeFile(path, '{}')
    expect(await readRelease(folder)).toMatchObject({ ok: false })
  })

  it('refuses a form that it does not know', async () => {
    const folder = await applyRelease(bankDir, plan)
    const path = join(folder, 'public/index.json')
    await writeFile(path, '{"version":7}')
    expect(await readRelease(folder)).toMatchObject({
      ok: false,
      message: expect.stringContaining('newer Assay'),
    })
  })
})

/** The real disk, until the power goes: in the middle of the step after `whole` ones, and for good. */
function cutAfter(whole: number): ReleaseDisk & { readonly steps: () => number } {
  let done = 0
  const step = async <T>(effect: () => Promise<T>, torn: () => Promise<void> = async () => {}) => {
    if (done > whole) throw new Error('no power')
    done += 1
    if (done <= whole) return effect()
    await torn()
    throw new Error('the power went')
  }
  return {
    steps: () => done,
    makeFolder: (path) => step(() => realDisk.makeFolder(path)),
    write: (path, text) =>
      step(
        () => realDisk.write(path, text),
        () => writeFile(path, text.slice(0, text.length / 2)),
      ),
    link: (from, to) => step(() => realDisk.link(from, to)),
    rename: (from, to) => step(() => realDisk.rename(from, to)),
    remove: (path) => step(() => realDisk.remove(path)),
  }
}
