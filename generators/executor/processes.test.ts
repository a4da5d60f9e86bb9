import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Job } from '#schemas/job'
import { copyBank, postBank, type CopiedBank } from '../../test/release/assay.ts'
import { readFolder, scanFolder } from '../compile/folder.ts'
import { jobOf } from './job.ts'
import { createLocalExecutor } from './local.ts'
import { createProcessExecutor } from './processes.ts'

let bank: CopiedBank
let jobs: readonly Job[]
const executor = createProcessExecutor({ processes: 2, onStart: (pid) => pids.push(pid) })
const pids: number[] = []
beforeAll(async () => {
  bank = await copyBank(postBank)
  jobs = ['counting-down', 'parcels-a-day'].map((name) => {
    const folder = `items/${name}`
    const files = readFolder(scanFolder(join(bank.dir, folder), folder), folder)
    return jobOf({ folder, files, canary: 'canary' }, { type: 'verify' })
  })
})
afterAll(async () => {
  await executor.close()
  await bank.remove()
})

const [first, second] = [() => jobs[0] as Job, () => jobs[1] as Job]

describe('doing jobs in other processes', () => {
  it('finds to the byte what this process finds', async () => {
    const here = createLocalExecutor({ jobs: 1 })
    const wanted = await Promise.all(jobs.map((job) => here.run(job)))
    await here.close()
    const found = await Promise.all(jobs.map((job) => executor.run(job)))
    expect(JSON.stringify(found)).toBe(JSON.stringify(wanted))
    expect(found.map((one) => one.type === 'proven' && one.proof.verdict)).toEqual(['verified', 'verified'])
  })

  it('begins the job of a process that was killed once more, and answers once', async () => {
    const before = pids.length
    const answers: unknown[] = []
    const done = Promise.all(
      [first(), second()].map((job) => executor.run(job).then((found) => answers.push(found))),
    )
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    await done
    expect(answers).toMatchObject([{ type: 'proven' }, { type: 'proven' }])
    // the process after the first of them may be done, and do both, before the second is seen to have ended
    expect(pids.length).toBeGreaterThan(before)
  })

  it('gives a job up whose processes end again and again, and does the next one', async () => {
    const alone = createProcessExecutor({ processes: 1, onStart: (pid) => process.kill(pid, 'SIGKILL') })
    await expect(alone.run(first())).rejects.toMatchObject({
      fault: 'ended',
      message: 'the process that worked on items/counting-down ended by itself, 2 times: it may lack memory',
    })
    await alone.close()
  })

  it('refuses files that are not those of the digest, and what another Assay made', async () => {
    const [file, ...files] = first().files
    const changed: Job = { ...first(), files: [{ form: 'text', path: file?.path ?? '', text: '' }, ...files] }
    await expect(executor.run(changed)).rejects.toMatchObject({ fault: 'job' })
    await expect(executor.run({ ...first(), build: '0.0.1-0' })).rejects.toMatchObject({ fault: 'build' })
  })

  it('ends who works on a job that is not wanted any more', async () => {
    const stop = new AbortController()
    const running = expect(executor.run(first(), { signal: stop.signal })).rejects.toThrow('enough')
    stop.abort(new Error('enough'))
    await running
    expect(await executor.run(second())).toMatchObject({ type: 'proven' })
  })

  it('answers nothing after it was closed', async () => {
    const closed = createProcessExecutor({ processes: 1 })
    const running = expect(closed.run(first())).rejects.toMatchObject({ fault: 'ended' })
    await closed.close()
    await running
    await expect(closed.run(first())).rejects.toMatchObject({ fault: 'ended' })
  })
})
