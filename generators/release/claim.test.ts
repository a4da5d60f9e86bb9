import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimBank, ClaimedError } from './claim.ts'

let bankDir: string
beforeEach(async () => {
  bankDir = await mkdtemp(join(tmpdir(), 'assay-claim-'))
})
afterEach(() => rm(bankDir, { recursive: true }))

const file = () => join(bankDir, '.release-claim')

describe('a claim on a bank', () => {
  it('is held by one at a time, and leaves nothing behind', async () => {
    const claim = await claimBank(bankDir)
    await claim.assertHeld()
    await expect(claimBank(bankDir)).rejects.toThrow(
      `somebody else is releasing this bank (process ${process.pid} on ${hostname()}): wait until that is done, and call this again`,
    )
    await claim.release()
    expect(await readdir(bankDir)).toEqual([])
    await (await claimBank(bankDir)).release()
  })

  it('is won by exactly one of many who want it at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const all = await Promise.allSettled(Array.from({ length: 12 }, () => claimBank(bankDir)))
      const won = all.filter((one) => one.status === 'fulfilled')
      expect(won).toHaveLength(1)
      for (const one of all) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(ClaimedError)
      await won[0]?.value.release()
    }
    expect(await readdir(bankDir)).toEqual([])
  })

  it('is taken over from a process that is gone, by exactly one', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => child.once('exit', resolve))
    const gone = JSON.stringify({ pid: child.pid, host: hostname(), process: '', token: 'gone' })
    for (let round = 0; round < 10; round += 1) {
      await writeFile(file(), gone)
      const all = await Promise.allSettled(Array.from({ length: 6 }, () => claimBank(bankDir)))
      const won = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      const held = await Promise.allSettled(won.map((claim) => claim.assertHeld()))
      expect(held.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      await Promise.all(won.map((claim) => claim.release()))
    }
    expect(await readdir(bankDir)).toEqual([])
  })

  it.skipIf(process.platform !== 'linux')(
    'is taken over from an earlier process of the same number',
    async () => {
      const other = { pid: process.pid, host: hostname(), process: 'another-boot 17', token: 'gone' }
      await writeFile(file(), JSON.stringify(other))
      await (await claimBank(bankDir)).release()
    },
  )

  it('that was cut off in the middle of its writing counts for nothing', async () => {
    await writeFile(file(), '{"pid":')
    await (await claimBank(bankDir)).release()
    expect(await readdir(bankDir)).toEqual([])
  })

  it('of another machine holds until somebody deletes it', async () => {
    await writeFile(file(), JSON.stringify({ pid: 1, host: 'another-host', process: '', token: 'x' }))
    await expect(claimBank(bankDir)).rejects.toThrow(
      `(process 1 on another-host): wait until that is done, and call this again; if that is not so any more, delete ${file()}`,
    )
  })

  it('that was taken away is noticed before anything is written', async () => {
    const claim = await claimBank(bankDir)
    await writeFile(file(), '{}')
    await expect(claim.assertHeld()).rejects.toThrow('was taken away: nothing was released')
    await claim.release()
    expect(await readFile(file(), 'utf8')).toBe('{}')
  })
})
