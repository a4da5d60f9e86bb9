/** `assay collect` as the witness of graded tests: a process, over real connections. */
import { randomUUID } from 'node:crypto'
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseStamps } from '#results'
import { defaultLimits } from '../../generators/collect/limits.ts'
import { runAssay } from '../release/assay.ts'
import { fileOf, openPlace, post, sealedResult, stampOf, writeRegistry, type Place } from './harness.ts'

const KILLS = 5

let place: Place
beforeEach(async () => void (place = await openPlace()))
afterEach(() => place.close())

const path = () => join(place.out, 'stamps.jsonl')
const stamps = async () => [...parseStamps(await readFile(path(), 'utf8'), 'stamps.jsonl').values()].flat()

async function tell(origin: string, ...stamp: Parameters<typeof stampOf>) {
  const { status, words } = await post(`${origin}/results`, JSON.stringify(stampOf(...stamp)))
  return { status, words }
}

describe('assay collect, told of the course of a test', () => {
  it('stamps each moment once, keeps a second start beside the first, and counts them', async () => {
    const { origin, kill, ended } = await place.start()
    const attempt = randomUUID()
    const [one, two] = ['a'.repeat(64), 'b'.repeat(64)]
    const first = await tell(origin, { attempt, head: one })
    expect(first).toEqual({
      status: 201,
      words: expect.stringMatching(/^Stamp 1, \d{4}-\d\d-\d\dT[\d:.]+Z\.$/) as string,
    })
    expect(await tell(origin, { attempt, head: one })).toEqual({ ...first, status: 200 })
    const time = first.words.slice('Stamp 1, '.length, -1)
    const begun = {
      status: 409,
      words: `The test was begun before, at ${time}: this start is kept beside the first one.`,
    }
    expect(await tell(origin, { attempt, head: two })).toEqual(begun)
    expect(await tell(origin, { attempt, head: two })).toEqual(begun)
    expect(await tell(origin, { attempt, head: one })).toEqual({ ...first, status: 200 })
    expect((await tell(origin, { attempt, moment: 'checkpoint' })).words).toMatch(/^Stamp 3, /)
    expect((await tell(origin, { attempt, moment: 'submission' })).words).toMatch(/^Stamp 4, /)
    expect(await (await fetch(`${origin}/results/health`)).json()).toMatchObject({ results: 0, stamps: 4 })
    expect((await post(`${origin}/results`, fileOf({ attempt }))).status).toBe(201)
    expect(await place.results()).toHaveLength(1)
    expect((await stamps()).map(({ number, moment }) => `${number} ${moment}`)).toEqual([
      '1 start',
      '2 start',
      '3 checkpoint',
      '4 submission',
    ])
    kill('SIGTERM')
    const { stderr } = await ended
    expect(stderr.split('\n').map((line) => line.replace(/^\S+ \S+ \d+ bytes /, ''))).toEqual([
      'stamped: start 1',
      'stamped before: start 1',
      'stamped: start 2, begun before',
      'stamped before: start 2, begun before',
      'stamped before: start 1',
      'stamped: checkpoint 3',
      'stamped: submission 4',
      'taken',
      '',
    ])
  })

  it('refuses what is no stamp, and more of an attempt than it may have', async () => {
    const { origin } = await place.start('--trust-proxy')
    for (const change of [
      { version: 2 },
      { moment: 'end' },
      { attempt: '../../tmp/owned' },
      { head: 'f'.repeat(63) },
      { time: '2026-11-22T10:00:00Z' },
      { head: 'f'.repeat(100_000) },
    ])
      expect((await post(`${origin}/results`, JSON.stringify({ ...stampOf(), ...change }))).status).toBe(400)
    const attempt = randomUUID()
    let last = { status: 201, words: '' }
    for (let nth = 0; last.status === 201; nth++) {
      const stamp = stampOf({ attempt, moment: 'checkpoint' })
      // rates are those of addresses
      last = await post(`${origin}/results`, JSON.stringify(stamp), {
        'content-type': 'application/json',
        'x-forwarded-for': `198.51.100.${nth % 250}`,
      })
    }
    expect(last.status).toBe(409)
    expect(last.words).toBe('As many stamps of this attempt as are taken have arrived already: 256.')
    expect(await stamps()).toHaveLength(defaultLimits.mostStamps)
  })

  it('stamps attempts that somebody sealed, by their form', async () => {
    const known = sealedResult()
    await writeRegistry(join(place.root, 'one.jsonl'), [known])
    const { origin } = await place.start('--registry', 'one.jsonl')
    const { attempt } = known
    expect(await tell(origin, {})).toEqual({ status: 422, words: 'No test was sealed for this attempt.' })
    expect((await tell(origin, { attempt, form: 'e'.repeat(64) })).status).toBe(422)
    expect((await tell(origin, { attempt })).status).toBe(201)
  })
})

describe('assay collect, killed while it stamps', () => {
  it('has lost nothing that it said it had stamped, and says the same of it', async () => {
    const told = new Map<string, { readonly stamp: ReturnType<typeof stampOf>; readonly words: string }>()
    for (let nth = 1; nth <= KILLS; nth++) {
      const { origin, kill, ended } = await place.start()
      const wanted = told.size + 3 * nth
      await Promise.all(
        Array.from({ length: 40 }, async () => {
          const stamp = stampOf()
          const answer = await post(`${origin}/results`, JSON.stringify(stamp)).catch(() => undefined)
          if (answer?.status === 201) told.set(stamp.head, { stamp, words: answer.words })
          // while the others are being written
          if (told.size === wanted) kill('SIGKILL')
        }),
      )
      kill('SIGKILL')
      await ended
    }
    // what a kill in the middle of a write leaves, whether or not one of these was
    await appendFile(path(), '{"version":1,"kind":"assay-stamp","attem')
    const { origin } = await place.start()
    for (const { stamp, words } of told.values())
      expect(await post(`${origin}/results`, JSON.stringify(stamp))).toMatchObject({ status: 200, words })
    expect((await tell(origin)).status).toBe(201)
    const kept = await stamps()
    expect(new Set(kept.map(({ number }) => number)).size).toBe(kept.length)
    expect(told.size).toBeGreaterThanOrEqual(3 * KILLS)
    console.log(`${told.size} acknowledged, ${kept.length} kept over ${KILLS} kills`)
  })

  it('does not begin with a file of stamps that is none', async () => {
    await mkdir(place.out)
    await writeFile(path(), `${JSON.stringify({ ...stampOf(), number: 1, time: 'now' })}\n`)
    const { code, stdout, stderr } = await runAssay(place.root, 'collect', '--out', 'results', '--port', '0')
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(
      /^assay collect: \S+stamps\.jsonl:1: .*, expected a stamp that assay collect wrote\n$/,
    )
  })
})
