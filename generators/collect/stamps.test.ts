import { appendFile, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseStamps } from '#results'
import type { Stamp } from '#schemas/stamp'
import { openStamps, type Stamped } from './stamps.ts'

const limits = { mostStamps: 4, mostStampBytes: 3000 }
const attempt = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`
const told = (moment: Stamp['moment'], head: string, change: Partial<Stamp> = {}): Stamp => ({
  version: 1,
  kind: 'assay-stamp',
  attempt: attempt(1),
  form: 'f'.repeat(64),
  moment,
  head: head.repeat(64),
  ...change,
})

let dir: string
let path: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'assay-stamps-'))
  path = join(dir, 'stamps.jsonl')
})
afterEach(() => rm(dir, { recursive: true }))

const lines = async () => [...parseStamps(await readFile(path, 'utf8'), 'stamps.jsonl').values()].flat()
const lineOf = (stamped: Stamped) => (stamped.type === 'stamped' ? stamped.line : undefined)

describe('a file of stamps', () => {
  it('gives each a number and its time, and the same one for the same again, also after a new start', async () => {
    const began = Date.now()
    const file = await openStamps(dir, limits)
    const first = await file.stamp(told('start', 'a'))
    const second = await file.stamp(told('checkpoint', 'b'))
    expect([lineOf(first)?.number, lineOf(second)?.number]).toEqual([1, 2])
    expect(Date.parse(lineOf(first)?.time ?? '')).toBeGreaterThanOrEqual(began)
    const reopened = await openStamps(dir, limits)
    expect(await reopened.stamp(told('start', 'a'))).toEqual({ ...first, isNew: false })
    expect(lineOf(await reopened.stamp(told('submission', 'b')))?.number).toBe(3)
    expect(reopened.count()).toBe(3)
    expect(await lines()).toMatchObject([
      { number: 1, moment: 'start', head: 'a'.repeat(64) },
      { number: 2, moment: 'checkpoint' },
      { number: 3, moment: 'submission' },
    ])
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('makes one line of many equal ones that come at once', async () => {
    const file = await openStamps(dir, limits)
    const all = await Promise.all(Array.from({ length: 20 }, () => file.stamp(told('start', 'a'))))
    expect(all.filter((one) => one.type === 'stamped' && one.isNew)).toHaveLength(1)
    expect(await lines()).toHaveLength(1)
  })

  it('keeps a second start beside the first, and says which that was', async () => {
    const file = await openStamps(dir, limits)
    const first = lineOf(await file.stamp(told('start', 'a')))
    // whoever does not know the form cannot be before
    expect(await file.stamp(told('start', 'c', { form: 'e'.repeat(64) }))).toMatchObject({ begun: undefined })
    for (const isNew of [true, false])
      expect(await file.stamp(told('start', 'b'))).toMatchObject({ isNew, begun: first })
    expect(await file.stamp(told('start', 'a'))).toMatchObject({ isNew: false, begun: undefined })
    expect((await lines()).map(({ head }) => head[0]).join('')).toBe('acb')
  })

  it('keeps to what an attempt may have, and all of them', async () => {
    const file = await openStamps(dir, limits)
    for (const head of ['a', 'b', 'c', 'd']) await file.stamp(told('checkpoint', head))
    expect(await file.stamp(told('checkpoint', 'e'))).toEqual({ type: 'crowded' })
    expect(await file.stamp(told('checkpoint', 'd'))).toMatchObject({ type: 'stamped', isNew: false })
    let last: Stamped['type'] = 'stamped'
    for (let nth = 2; last === 'stamped'; nth++)
      last = (await file.stamp(told('start', 'a', { attempt: attempt(nth) }))).type
    expect(last).toBe('full')
    expect((await stat(path)).size).toBeLessThanOrEqual(limits.mostStampBytes)
  })

  it('goes on after a line that was cut, in a file that was moved away, and where nothing could be written', async () => {
    const before = await openStamps(dir, limits)
    await before.stamp(told('start', 'a'))
    await appendFile(path, '{"version":1,"kind":"assay-st')
    const file = await openStamps(dir, limits)
    expect(lineOf(await file.stamp(told('checkpoint', 'b')))?.number).toBe(2)
    expect(await lines()).toHaveLength(2)
    await appendFile(path, '{"ver')
    await file.stamp(told('checkpoint', 'c'))
    expect(await lines()).toHaveLength(3)
    await rename(path, join(dir, 'old.jsonl'))
    expect(lineOf(await file.stamp(told('submission', 'd')))?.number).toBe(4)
    expect(await lines()).toHaveLength(1)
    const gone = await openStamps(join(dir, 'gone'), limits)
    expect(await gone.stamp(told('start', 'a'))).toEqual({
      type: 'failed',
      why: 'ENOENT: no such file or directory',
    })
  })

  it('refuses to go on with a file that has something else in it', async () => {
    await writeFile(path, '{"kind":"registry"}\n')
    await expect(openStamps(dir, limits)).rejects.toThrow(/stamps\.jsonl:1: /)
  })
})
