import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { sampleItem, sampleSource } from '../../test/release/sample.ts'
import { applyRelease, realDisk, type ReleaseDisk } from './apply.ts'
import { planRelease } from './plan.ts'
import { readRelease } from './read.ts'

const plan = planRelease(sampleSource([sampleItem(), sampleItem({ id: 'graded', use: 'graded' })]))

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
    expect(await readdir(bankDir)).toEqual(['bank.lock.yaml', 'releases'])
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

  it('leaves nothing or a whole release wherever the power goes, and finishes when called again', async () => {
    let steps = 0
    for (let cut = 0; cut <= steps; cut += 1) {
      await rm(join(bankDir, 'releases'), { recursive: true, force: true })
      await rm(join(bankDir, 'bank.lock.yaml'), { force: true })
      const disk = cutAfter(cut)
      await applyRelease(bankDir, plan, disk).catch(() => undefined)
      steps = Math.max(steps, disk.steps())
      const there = await releasesThere()
      const lock = await readFile(join(bankDir, 'bank.lock.yaml'), 'utf8').catch(() => undefined)
      if (there.length > 0)
        expect(await readRelease(join(bankDir, 'releases/0.1.0')), `cut ${cut}`).toMatchObject({
          ok: true,
          release: { sealed: plan.release.sealed },
        })
      if (lock !== undefined) expect([there, parse(lock)], `cut ${cut}`).toEqual([['0.1.0'], plan.lock])
      await applyRelease(bankDir, plan)
      expect(await readdir(join(bankDir, 'releases'))).toEqual(['0.1.0'])
      expect(parse(await readFile(join(bankDir, 'bank.lock.yaml'), 'utf8'))).toEqual(plan.lock)
    }
    expect(steps).toBeGreaterThan(6)
  })
})

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
  const step = async (effect: () => Promise<void>, torn: () => Promise<void> = async () => {}) => {
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
    rename: (from, to) => step(() => realDisk.rename(from, to)),
    remove: (path) => step(() => realDisk.remove(path)),
  }
}
