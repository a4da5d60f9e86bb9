import { readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Job } from '#schemas/job'
import { readFolder, scanFolder } from '../../generators/compile/folder.ts'
import { jobOf } from '../../generators/executor/job.ts'
import { createLocalExecutor } from '../../generators/executor/local.ts'
import { readAddress } from '../../generators/executor/queue/address.ts'
import { queueName, runKey } from '../../generators/executor/queue/connect.ts'
import { createQueueExecutor } from '../../generators/executor/queue/queue-executor.ts'
import { startQueueWorker } from '../../generators/executor/queue/queue-worker.ts'
import { runAssay, startAssay, type Started } from '../release/assay.ts'
import { hostile } from '../runner/corpus/hostile.ts'
import { missingRedis, openRedis, type TestRedis } from './redis.ts'
import { slowProgram, traceBank, type TraceBank } from './trace-bank.ts'

const missing = missingRedis()
let redis: TestRedis
let bank: TraceBank
let url = ''
const workers: Started[] = []

beforeAll(async () => {
  if (missing === undefined) redis = await openRedis()
})
afterAll(() => redis?.close())
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.kill('SIGKILL')
    await worker.ended
  }
  await bank?.remove()
})

async function open(): Promise<void> {
  bank = await traceBank()
  url = redis.url.replace('//', `//:${redis.password}@`)
}

async function work(): Promise<Started> {
  const worker = startAssay(bank.root, 'worker', '--redis', url, '--processes', '1')
  workers.push(worker)
  await worker.until(/takes jobs from/)
  return worker
}

const verify = (...more: readonly string[]) => startAssay(bank.root, 'verify', bank.dir, ...more)
const foldersIn = (text: string) => [...text.matchAll(/^items\/(\S+) {2}verified$/gm)].map(([, name]) => name)

describe.skipIf(missing !== undefined)(
  `proving by a queue${missing === undefined ? '' : `: ${missing}`}`,
  () => {
    it('gives each job to one of two workers, and the same bytes as one process', async () => {
      await open()
      const names = ['one', 'two', 'three', 'four', 'five', 'six']
      for (const name of names) await bank.add(name, slowProgram)
      const [first, second] = await Promise.all([work(), work()])
      const { code, stdout, stderr } = await verify('--redis', url).ended
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toContain('6 verified, 0 refused')
      const proofs = await Promise.all(names.map((name) => bank.proof(name)))
      for (const worker of [first, second]) worker.kill('SIGTERM')
      const [byFirst, bySecond] = (await Promise.all([first.ended, second.ended])).map(({ stdout: said }) =>
        foldersIn(said),
      )
      const all = [...(byFirst ?? []), ...(bySecond ?? [])]
      expect(all).toHaveLength(names.length)
      expect(new Set(all)).toEqual(new Set(names))
      expect(byFirst?.length).toBeGreaterThan(0)
      expect(bySecond?.length).toBeGreaterThan(0)
      expect((await verify('--force').ended).code).toBe(0)
      expect(await Promise.all(names.map((name) => bank.proof(name)))).toEqual(proofs)
    })

    it('gives the jobs of a worker that was killed to another one, and counts each once', async () => {
      await open()
      const names = ['one', 'two', 'three', 'four']
      for (const name of names) await bank.add(name, slowProgram)
      const killed = await work()
      const running = verify('--redis', url)
      await killed.until(/verified/)
      killed.kill('SIGKILL')
      const before = foldersIn((await killed.ended).stdout)
      const other = await work()
      const { code, stdout } = await running.ended
      expect(code).toBe(0)
      expect(names.map((name) => stdout.split(`${name} 1.0.0  verified`).length - 1)).toEqual([1, 1, 1, 1])
      other.kill('SIGTERM')
      const after = foldersIn((await other.ended).stdout)
      expect(new Set([...before, ...after])).toEqual(new Set(names))
      expect(after.length).toBeGreaterThan(0)
    })

    it('goes on when the queue was lost and came back empty', async () => {
      await open()
      for (const name of ['one', 'two', 'three']) await bank.add(name, slowProgram)
      const worker = await work()
      const running = verify('--redis', url)
      await worker.until(/verified/)
      await redis.stop()
      await redis.start()
      const { code, stdout } = await running.ended
      expect({ code, end: stdout.split('\n').at(-2) }).toEqual({ code: 0, end: '3 verified, 0 refused' })
    })

    it('contains hostile programs, and proves the next item', async () => {
      await open()
      const sample = hostile.filter((_, at) => at % 12 === 0).slice(0, 8)
      for (const [at, { text }] of sample.entries())
        await bank.add(`hostile-${at}`, `${text.replace(/^export /gm, '')}\nsolve()\n`)
      await bank.add('later')
      const worker = await work()
      const { stdout } = await verify('--redis', url, '--json').ended
      const { items } = JSON.parse(stdout) as {
        items: readonly { readonly id: string; readonly verdict: string }[]
      }
      expect(items.filter(({ verdict }) => verdict === 'verified').map(({ id }) => id)).toEqual(['later'])
      expect(items).toHaveLength(sample.length + 1)
      worker.kill('SIGTERM')
      expect((await worker.ended).code).toBe(0)
    })

    it.each([
      ['nobody listens', 'redis://127.0.0.1:1', 'no Redis or Valkey answers (ECONNREFUSED) at 127.0.0.1:1'],
      ['the password is wrong', '', 'Redis refuses this user or password at 127.0.0.1'],
      [
        'it is no such URL',
        'http://:secret@localhost',
        'Unexpected URL after --redis, expected one such as redis://',
      ],
    ])('says in words that %s, and writes nothing', async (_, address, words) => {
      await open()
      await bank.add('one')
      const wrong = address === '' ? redis.url.replace('//', '//:secret@') : address
      const ended = await Promise.all([
        verify('--redis', wrong).ended,
        runAssay(bank.root, 'worker', '--redis', wrong),
      ])
      for (const { code, stdout, stderr } of ended) {
        expect(code).toBe(1)
        expect(stderr).toContain(words)
        expect(stderr + stdout).not.toContain('secret')
      }
      expect(existsSync(join(bank.dir, 'items/one/proof.json'))).toBe(false)
    })

    it('refuses what is no job, what another Assay made, and what nobody waits for', async () => {
      await open()
      const job = await jobNamed('one')
      const executor = createLocalExecutor({ jobs: 1 })
      const worker = await startQueueWorker({
        address: readAddress(url, {}),
        executor,
        onEnded: () => undefined,
        onConnection: () => undefined,
      })
      const client = new Redis(url)
      const queue = new Queue<unknown, { readonly fault?: string; readonly type: string }>(queueName(), {
        connection: connection(),
      })
      await client.set(runKey('here'), '1', 'EX', 60)
      const ask = async (id: string, data: unknown) => {
        await queue.add('job', data, { jobId: id })
        await expect.poll(async () => (await queue.getJob(id))?.finishedOn).toBeDefined()
        const { type, fault } = (await queue.getJob(id))?.returnvalue ?? { type: '' }
        return fault ?? type
      }
      expect([
        await ask('here_1', { ...job, files: [{ form: 'text', path: '../item.mdx', text: '' }] }),
        await ask('here_2', 'no job'),
        await ask('here_3', { ...job, build: '0.0.1-0' }),
        await ask('here_4', { ...job, digest: '0'.repeat(64) }),
        await ask('gone_5', job),
        await ask('here_6', job),
      ]).toEqual(['job', 'job', 'build', 'job', 'nobody', 'done'])
      await Promise.all([worker.close(), queue.close()])
      client.disconnect()
    })

    it.each([
      ['is none', { type: 'done', result: { type: 'proven', proof: {}, warnings: [] } }],
      ['has another form', 'verified'],
    ])('takes no answer that %s', async (_, forged) => {
      await open()
      const job = await jobNamed('one')
      const forger = new Worker(queueName(), async () => forged, { connection: connection() })
      const executor = await createQueueExecutor({ address: readAddress(url, {}), onNotice: () => undefined })
      await expect(executor.run(job)).rejects.toMatchObject({ name: 'ExecutorError', fault: 'answer' })
      await Promise.all([executor.close(), forger.close()])
    })

    it('says that no worker of this Assay is there', async () => {
      await open()
      const job = await jobNamed('one')
      const notices: string[] = []
      const executor = await createQueueExecutor({
        address: readAddress(url, {}),
        onNotice: (text) => notices.push(text),
        patienceMs: 1000,
      })
      await expect(executor.run(job)).rejects.toMatchObject({ fault: 'nobody' })
      expect(notices).toHaveLength(1)
      await executor.close()
    })
  },
)

async function jobNamed(name: string): Promise<Job> {
  const folder = await bank.add(name)
  const label = `items/${name}`
  const files = readFolder(scanFolder(folder, label), label)
  expect(await readFile(join(folder, 'item.mdx'), 'utf8')).toContain(`id: ${name}`)
  return jobOf({ folder: label, files, canary: 'canary' }, { type: 'verify' })
}

const connection = () => ({
  host: '127.0.0.1',
  port: redis.port,
  password: redis.password,
  maxRetriesPerRequest: null,
})
