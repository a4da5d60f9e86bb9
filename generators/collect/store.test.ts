import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from './store.ts'

const limits = { mostStored: 1000, mostOfAttempt: 3 }
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const attempt = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`

let dir: string
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), 'assay-store-'))))
afterEach(() => rm(dir, { recursive: true }))

describe('a store', () => {
  it('names a file by its attempt and its bytes, and keeps others of the attempt beside it', async () => {
    const store = await openStore(dir, limits)
    expect(await store.keep(attempt(1), bytes('one'))).toEqual({ type: 'taken' })
    expect(await store.keep(attempt(1), bytes('one'))).toEqual({ type: 'again' })
    expect(await store.keep(attempt(1), bytes('two'))).toEqual({ type: 'taken' })
    expect((await readdir(dir)).toSorted()).toEqual([
      `${attempt(1)}.3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3.json`,
      `${attempt(1)}.7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed.json`,
    ])
  })

  it('writes equal ones once, however many come at a time', async () => {
    const store = await openStore(dir, limits)
    const kept = await Promise.all(Array.from({ length: 20 }, () => store.keep(attempt(1), bytes('one'))))
    expect(kept.filter(({ type }) => type === 'taken')).toHaveLength(1)
    expect(kept.filter(({ type }) => type === 'again')).toHaveLength(19)
    expect(await readdir(dir)).toHaveLength(1)
  })

  it('keeps to both limits also of what is being written', async () => {
    const store = await openStore(dir, limits)
    const own = await Promise.all(
      Array.from({ length: 5 }, (_, nth) => store.keep(attempt(1), bytes(String(nth)))),
    )
    expect(own.map(({ type }) => type)).toEqual(['taken', 'taken', 'taken', 'crowded', 'crowded'])
    const large = await Promise.all(
      [2, 3].map((nth) => store.keep(attempt(nth), bytes(String(nth).repeat(600)))),
    )
    expect(large.map(({ type }) => type)).toEqual(['taken', 'full'])
    expect(await store.health()).toMatchObject({ status: 'ok', results: 4, attempts: 2, bytes: 603 })
  })

  it('counts what was there, clears what was left, and touches nothing else', async () => {
    const before = await openStore(dir, limits)
    for (let nth = 0; nth < 3; nth++) await before.keep(attempt(1), bytes(String(nth)))
    await writeFile(join(dir, '.00000000-0000-4000-8000-000000000000.part'), 'half')
    for (const name of ['notes.txt', '.part', `${attempt(1)}.json`]) await writeFile(join(dir, name), 'mine')
    const store = await openStore(dir, limits)
    expect(await store.keep(attempt(1), bytes('3'))).toEqual({ type: 'crowded' })
    expect(await store.keep(attempt(1), bytes('2'))).toEqual({ type: 'again' })
    const names = await readdir(dir)
    expect(names).toHaveLength(6)
    expect(names).toEqual(expect.arrayContaining(['notes.txt', '.part', `${attempt(1)}.json`]))
  })

  it('looks at the folder again, now and then, before it says that there is no room', async () => {
    let at = 0
    const store = await openStore(dir, limits, () => at)
    await store.keep(attempt(1), bytes('x'.repeat(900)))
    const [name = ''] = await readdir(dir)
    await rm(join(dir, name))
    expect(await store.keep(attempt(2), bytes('y'.repeat(900)))).toEqual({ type: 'full' })
    at += 60_000
    expect(await store.keep(attempt(2), bytes('y'.repeat(900)))).toEqual({ type: 'taken' })
    expect(await store.keep(attempt(1), bytes('x'.repeat(10)))).toEqual({ type: 'taken' })
  })

  it('writes anew what is not whole, as after a fault of the disk', async () => {
    const store = await openStore(dir, limits)
    await store.keep(attempt(1), bytes('one'))
    const [name = ''] = await readdir(dir)
    await writeFile(join(dir, name), '')
    expect(await store.keep(attempt(1), bytes('one'))).toEqual({ type: 'taken' })
    expect(await readFile(join(dir, name), 'utf8')).toBe('one')
  })
})
