/** What becomes of results when the process is killed, or the disk is full, gone, or cannot be written. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { fileOf, openPlace, post, type Place } from './harness.ts'

const cli = fileURLToPath(new URL('../../generators/cli/assay.ts', import.meta.url))
const KILLS = 5
const LARGE = 400_000

let place: Place
beforeEach(async () => void (place = await openPlace()))
afterEach(() => place.close())

/** A tmpfs of 64 KiB; undefined where nobody may mount one. */
function smallDisk(dir: string): (() => void) | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', dir], { stdio: 'ignore' })
    return () => void execFileSync('umount', ['-l', dir])
  } catch {
    return undefined
  }
}

const full = { status: 507, words: 'There is no room for what arrived; it can be sent again later.' }
const failed = { status: 500, words: 'What arrived could not be stored; it can be sent again.' }

async function healthOf(origin: string): Promise<readonly [number, string]> {
  const response = await fetch(`${origin}/results/health`)
  return [response.status, ((await response.json()) as { status: string }).status]
}
/** Health is looked at anew every few seconds. */
const expectHealth = (origin: string, expected: readonly [number, string]) =>
  expect.poll(() => healthOf(origin), { interval: 500 }).toEqual(expected)

describe('assay collect, killed while it writes', () => {
  it('has lost nothing that it said it had, and nothing half-written under the name of a result', async () => {
    const acknowledged: string[] = []
    let parts = 0
    for (let nth = 1; nth <= KILLS; nth++) {
      const { origin, kill, ended } = await place.start()
      expect((await readdir(place.out)).filter((name) => name.startsWith('.'))).toEqual([])
      const wanted = acknowledged.length + nth
      const sending = Array.from({ length: 12 }, async () => {
        const file = fileOf({}, LARGE)
        const answer = await post(`${origin}/results`, file).catch(() => undefined)
        if (answer?.status === 201) acknowledged.push(file)
        // while the others are being written
        if (acknowledged.length === wanted) kill('SIGKILL')
      })
      await Promise.all(sending)
      await ended
      parts += (await readdir(place.out)).filter((name) => name.endsWith('.part')).length
      const kept = await Promise.all(
        (await place.results()).map((name) => readFile(join(place.out, name), 'utf8')),
      )
      expect(acknowledged.filter((file) => !kept.includes(file))).toEqual([])
    }
    // what a kill in the middle of a write leaves, whether or not one of these was
    await writeFile(join(place.out, '.00000000-0000-4000-8000-000000000000.part'), 'half')
    const { origin } = await place.start()
    expect((await readdir(place.out)).filter((name) => !name.endsWith('.json'))).toEqual([])
    for (const file of acknowledged) expect((await post(`${origin}/results`, file)).status).toBe(200)
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS)
    console.log(`${acknowledged.length} acknowledged, ${parts} left half-written by ${KILLS} kills`)
  })
})

describe('assay collect, on a disk that cannot take more', () => {
  it('puts results off where the system lets no file grow, and takes what fits', async () => {
    // the shell counts in KiB; the system ends a write beyond that with an error
    const child = spawn(
      'bash',
      [
        '-c',
        'ulimit -f 64; exec "$@"',
        'bash',
        process.execPath,
        cli,
        'collect',
        '--out',
        place.out,
        '--port',
        '0',
      ],
      { cwd: place.root, stdio: ['ignore', 'pipe', 'ignore'] },
    )
    onTestFinished(async () => {
      if (child.exitCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    })
    const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
    const origin = /http:\/\/[^/]+/.exec(said)?.[0] ?? ''
    expect(await post(`${origin}/results`, fileOf({}, 100_000))).toMatchObject(full)
    expect((await post(`${origin}/results`, fileOf({}, 10_000))).status).toBe(201)
    expect(await readdir(place.out)).toHaveLength(1)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('keeps to the room that it was given, and finds room that somebody made', async () => {
    const { origin } = await place.start('--most-mb', '1')
    const first = fileOf({}, 500_000)
    expect((await post(`${origin}/results`, first)).status).toBe(201)
    const second = fileOf({}, 500_000)
    const put = await post(`${origin}/results`, second)
    expect(put).toMatchObject(full)
    expect(put.headers.get('retry-after')).toBe('10')
    expect((await post(`${origin}/results`, first)).status).toBe(200)
    const [name = ''] = await place.results()
    await rename(join(place.out, name), join(place.root, name))
    await expect
      .poll(async () => (await post(`${origin}/results`, second)).status, { interval: 500 })
      .toBe(201)
    expect(await place.results()).toHaveLength(1)
  })

  it('goes on when the folder is gone, and when it is back', async () => {
    const { origin, kill, ended } = await place.start()
    await rm(place.out, { recursive: true })
    await writeFile(place.out, '')
    const file = fileOf()
    expect(await post(`${origin}/results`, file)).toMatchObject(failed)
    await expectHealth(origin, [503, 'failed'])
    await rm(place.out)
    await mkdir(place.out)
    expect((await post(`${origin}/results`, file)).status).toBe(201)
    await expectHealth(origin, [200, 'ok'])
    kill('SIGTERM')
    const { code, stderr } = await ended
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/bytes put off: ENOTDIR: not a directory\n.* taken\n$/),
    ])
  })

  it('goes on when a disk is full, cannot be written, and is both again', async ({ skip }) => {
    await mkdir(place.out)
    const unmount = smallDisk(place.out)
    if (unmount === undefined) return skip('nobody may mount a disk here')
    const { origin } = await place.start()
    try {
      await fillAndFree(origin)
    } finally {
      unmount()
    }
  })
})

/** Fills the disk of the results, has it be read-only for a while, and makes room each time. */
async function fillAndFree(origin: string): Promise<void> {
  const kept: string[] = []
  let last = { status: 201, words: '' }
  while (last.status === 201 && kept.length < 100) {
    const file = fileOf({}, 6000)
    last = await post(`${origin}/results`, file)
    if (last.status === 201) kept.push(file)
  }
  expect(last).toMatchObject(full)
  expect(kept.length).toBeGreaterThan(2)
  expect(await place.results()).toHaveLength(kept.length)
  expect((await readdir(place.out)).every((name) => name.endsWith('.json'))).toBe(true)
  const [name = ''] = await place.results()
  await rm(join(place.out, name))
  expect((await post(`${origin}/results`, fileOf({}, 5000))).status).toBe(201)
  execFileSync('mount', ['-o', 'remount,ro', place.out])
  expect(await post(`${origin}/results`, fileOf())).toMatchObject(failed)
  await expectHealth(origin, [503, 'failed'])
  execFileSync('mount', ['-o', 'remount,rw', place.out])
  await rm(join(place.out, (await place.results())[0] ?? ''))
  expect((await post(`${origin}/results`, fileOf({}, 4000))).status).toBe(201)
  await expectHealth(origin, [200, 'ok'])
}
