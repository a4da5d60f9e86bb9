import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { realDisk, type ReleaseDisk } from '../release/apply.ts'
import { FolderTakenError, writeBank } from './write-bank.ts'

const files = new Map([
  ['.gitignore', '.cache/\n'],
  ['bank.yaml', 'id: ferries\n'],
  ['items/first/item.mdx', 'An item.\n'],
  ['items/second/item.mdx', 'Another.\n'],
])
const finish = () => Promise.resolve()

let home: string
let folder: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'assay-init-'))
  folder = join(home, 'ferries')
})
afterEach(() => rm(home, { recursive: true }))

async function filesIn(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort()
}

const whole = [...files.keys()].sort()

describe('a new bank', () => {
  it('is written where nothing is, and nothing else', async () => {
    expect(await writeBank({ folder, files, finish })).toBe(false)
    expect(await filesIn(folder)).toEqual(whole)
    expect(await readdir(home)).toEqual(['ferries'])
    expect(await readFile(join(folder, 'bank.yaml'), 'utf8')).toBe('id: ferries\n')
  })

  it('is written into a folder that is empty or a fresh repository, which stays the same folder', async () => {
    await mkdir(join(folder, '.git'), { recursive: true })
    await writeFile(join(folder, '.git/HEAD'), 'ref')
    await writeBank({ folder, files, finish })
    expect(await filesIn(folder)).toEqual(['.git/HEAD', ...whole])
  })

  it('is finished before it is seen', async () => {
    await writeBank({
      folder,
      files,
      finish: async (unfinished) => {
        expect(await readdir(home)).not.toContain('ferries')
        expect(await filesIn(unfinished)).toEqual(whole)
        await writeFile(join(unfinished, 'items/first/proof.json'), '{}')
      },
    })
    expect(await filesIn(folder)).toContain('items/first/proof.json')
  })

  it('leaves nothing when it cannot be finished', async () => {
    const fault = new Error('stopped')
    await expect(writeBank({ folder, files, finish: () => Promise.reject(fault) })).rejects.toBe(fault)
    expect(await readdir(home)).toEqual([])
  })
})

describe('a folder that is not free', () => {
  it.each([
    ['notes.txt', /ferries is not empty \(it holds notes\.txt\), and nothing is ever overwritten/],
    ['bank.yaml', /ferries is a bank already, and nothing is ever overwritten: name a new folder$/],
  ])('is refused where it holds %s, which stays', async (name, words) => {
    await mkdir(folder)
    await writeFile(join(folder, name), 'mine')
    await expect(writeBank({ folder, files, finish })).rejects.toThrow(words)
    expect(await filesIn(folder)).toEqual([name])
    expect(await readFile(join(folder, name), 'utf8')).toBe('mine')
  })

  it('is refused where it is a file', async () => {
    await writeFile(folder, 'mine')
    await expect(writeBank({ folder, files, finish })).rejects.toThrow(
      /ferries is a file: name a new folder$/,
    )
  })

  it('is refused where another call was quicker', async () => {
    const late = writeBank({
      folder,
      files,
      finish: async () => {
        await mkdir(folder)
        await writeFile(join(folder, 'bank.yaml'), 'quicker')
      },
    })
    await expect(late).rejects.toThrow(FolderTakenError)
    expect(await readFile(join(folder, 'bank.yaml'), 'utf8')).toBe('quicker')
    expect(await readdir(home)).toEqual(['ferries'])
  })
})

/** The real disk until the power goes: every effect after the first `left` ones fails. */
function cutAfter(left: number): ReleaseDisk & { readonly steps: () => number } {
  let steps = 0
  const guarded =
    <Args extends readonly unknown[], Result>(effect: (...args: Args) => Promise<Result>) =>
    async (...args: Args) => {
      steps += 1
      if (steps > left) throw new Error('no power')
      return effect(...args)
    }
  return {
    makeFolder: guarded(realDisk.makeFolder),
    write: guarded(realDisk.write),
    link: guarded(realDisk.link),
    rename: guarded(realDisk.rename),
    remove: guarded(realDisk.remove),
    steps: () => steps,
  }
}

describe.each([
  ['a folder that is not there', async () => undefined],
  ['an empty folder', async () => void (await mkdir(folder, { recursive: true }))],
])('a power cut at any moment in %s', (_name, prepare) => {
  it('leaves no bank that is not whole, and the next call makes it whole', async () => {
    let steps = 0
    for (let cut = 0; cut <= steps; cut += 1) {
      await rm(folder, { recursive: true, force: true })
      await prepare()
      const disk = cutAfter(cut)
      await writeBank({ folder, files, finish, disk }).catch(() => undefined)
      steps = Math.max(steps, disk.steps())
      const there = await readdir(folder).catch((): readonly string[] => [])
      if (there.includes('bank.yaml'))
        expect((await filesIn(folder)).filter((path) => !path.startsWith('.assay'))).toEqual(whole)
      // A cut process is not there any more: what it left carries a number that no process has.
      for (const [at, name] of [
        ...(await readdir(home)).map((n) => [home, n]),
        ...there.map((n) => [folder, n]),
      ])
        if (name?.endsWith(`-${process.pid}`) && at)
          await realDisk.rename(join(at, name), join(at, name.replace(/\d+$/, '999999999')))
      await writeBank({ folder, files, finish }).catch((error: unknown) => {
        if (!(error instanceof FolderTakenError && there.includes('bank.yaml'))) throw error
      })
      expect((await filesIn(folder)).filter((path) => !path.startsWith('.assay'))).toEqual(whole)
      expect((await readdir(home)).sort()).toEqual(['ferries'])
    }
    expect(steps).toBeGreaterThan(6)
  })
})
