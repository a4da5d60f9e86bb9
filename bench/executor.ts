/**
 * Whole jobs in other processes and through the queue: `node bench/executor.ts`. Hostile programs first: each is the program
 * of an item that is proven, the next job is a good one and must be answered as ever, and memory is read from /proc. Then how
 * many jobs one process, two processes, and two workers of a queue do in a second, in turns within one run.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Job } from '#schemas/job'
import { digestOf, readFolder, scanFolder, sourceFile, type ItemFiles } from '../generators/compile/folder.ts'
import { ExecutorError, type Executor } from '../generators/executor/executor.ts'
import { jobOf } from '../generators/executor/job.ts'
import { createLocalExecutor } from '../generators/executor/local.ts'
import { createProcessExecutor } from '../generators/executor/processes.ts'
import { readAddress } from '../generators/executor/queue/address.ts'
import { createQueueExecutor } from '../generators/executor/queue/queue-executor.ts'
import { missingRedis, openRedis, type TestRedis } from '../test/executor/redis.ts'
import { slowProgram } from '../test/executor/trace-bank.ts'
import { postBank } from '../test/release/assay.ts'
import type { CorpusEntry } from '../test/runner/corpus/entry.ts'
import { hostile } from '../test/runner/corpus/hostile.ts'

const GOAL_MS = 2000
const GOAL_MB = 256
/** Proofs of each arm in a round, programs that each runs, and rounds. */
const JOBS = 4
const RUNS = 2
const ROUNDS = 3

const missing = missingRedis()
if (missing !== undefined) throw new Error(missing)
const redis = await openRedis()

const workers: ChildProcess[] = []
const wanted = process.argv[2]
try {
  if (wanted !== 'scaling') {
    await contain('process', (onStart) => createProcessExecutor({ processes: 1, onStart }))
    await contain('queue worker', async (onStart) => {
      onStart(await startWorker(redis))
      return openQueue(redis)
    })
  }
  if (wanted !== 'hostile') await scale()
} finally {
  for (const worker of workers) worker.kill('SIGKILL')
  await redis.close()
}

/** Has each hostile program proven, and a good item after it. */
async function contain(
  name: string,
  open: (onStart: (pid: number) => void) => Executor | Promise<Executor>,
): Promise<void> {
  const pids = new Set<number>()
  const executor = await open((pid) => pids.add(pid))
  const good = JSON.stringify(await executor.run(goodJob('first')))
  const memory = watchMemory(pids)
  const started = pids.size
  const times: { readonly ms: number; readonly cpu: number; readonly name: string }[] = []
  let [right, answered, atTheDoor] = [0, 0, 0]
  for (const [at, entry] of hostile.entries()) {
    const [start, cpu] = [performance.now(), cpuOf(pids)]
    const found = await executor.run(hostileJob(entry)).catch(refusedAtTheDoor)
    times.push({ ms: performance.now() - start, cpu: cpuOf(pids) - cpu, name: entry.name })
    if (found.type === 'proven') answered += 1
    else atTheDoor += 1
    if (JSON.stringify(await executor.run(goodJob(String(at)))) === good) right += 1
  }
  const { rss, pss, apart } = memory.stop()
  await executor.close()
  console.log(
    `${name}: ${hostile.length} hostile programs, ${answered} contained, ${atTheDoor} refused before they ran, next job right after ${right}, ${pids.size - started} processes lost`,
  )
  for (const [what, key] of [
    ['on the clock', 'ms'],
    ['of a processor', 'cpu'],
  ] as const) {
    const [slowest] = times.toSorted((one, other) => other[key] - one[key])
    const late = times.filter((one) => one[key] > GOAL_MS).length
    const middle = median(times.map((one) => one[key])).toFixed(0)
    console.log(
      `  median ${middle} ms, slowest ${slowest?.[key].toFixed(0)} ms (${slowest?.name}), ${late} above ${GOAL_MS} ms (${what})`,
    )
  }
  for (const [what, one] of [
    ['resident, shared pages counted in each process', rss],
    ['proportional, shared pages counted once', pss],
  ] as const)
    console.log(`  peak ${one.toFixed(0)} MB with all children (${what}; goal ${GOAL_MB})`)
  for (const [what, one] of apart) console.log(`  peak ${one.toFixed(0)} MB of ${what} alone (resident)`)
}

/** What is no text is no program either. */
function refusedAtTheDoor(error: unknown): { readonly type: 'refused' } {
  if (error instanceof ExecutorError && error.fault === 'job') return { type: 'refused' }
  throw error
}

/** Jobs in a second, in turns. */
async function scale(): Promise<void> {
  const one = createProcessExecutor({ processes: 1 })
  const two = createProcessExecutor({ processes: 2 })
  for (const _ of [1, 2]) await startWorker(redis)
  const queue = await openQueue(redis)
  const arms = [
    ['1 process', one],
    ['this process, with 2 sandboxes', createLocalExecutor({ jobs: 2 })],
    ['2 processes', two],
    ['queue, 2 workers', queue],
  ] as const
  await Promise.all(
    arms.flatMap(([name, executor]) => [0, 1].map((at) => executor.run(goodJob(`${name} ${at}`)))),
  )
  const rates = arms.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [arm, [name, executor]] of arms.entries()) {
      const start = performance.now()
      await Promise.all(
        Array.from({ length: JOBS }, (_, at) => executor.run(jobWith(slowProgram, `${name} ${round}.${at}`))),
      )
      rates[arm]?.push((RUNS * JOBS * 1000) / (performance.now() - start))
    }
  }
  const base = rates[0] ?? []
  console.log(`runs of a program per second, ${JOBS} proofs of ${RUNS} at a time, ${ROUNDS} rounds in turns`)
  for (const [arm, [name]] of arms.entries()) {
    const own = rates[arm] ?? []
    const ratio = median(own.map((rate, at) => rate / (base[at] ?? NaN)))
    console.log(`  ${name.padEnd(32)} ${median(own).toFixed(1).padStart(6)}   x ${ratio.toFixed(2)}`)
  }
  await Promise.all(arms.map(([, executor]) => executor.close()))
}

function openQueue({ url, password }: TestRedis): Promise<Executor> {
  return createQueueExecutor({
    address: readAddress(url, { ASSAY_REDIS_PASSWORD: password }),
    onNotice: (text) => console.log(text),
  })
}

/** A worker with one process. */
function startWorker({ url, password }: TestRedis): Promise<number> {
  const assay = fileURLToPath(new URL('../generators/cli/assay.ts', import.meta.url))
  const worker = spawn(process.execPath, [assay, 'worker', '--redis', url, '--processes', '1'], {
    env: { ...process.env, ASSAY_REDIS_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  workers.push(worker)
  return new Promise((resolve, reject) => {
    worker.once('exit', () => reject(new Error('The worker ended by itself')))
    worker.stdout.once('data', () => resolve(worker.pid ?? NaN))
  })
}

/** Canaries differ, so that no two jobs are one. */
function goodJob(canary: string): Job {
  const files = readFolder(scanFolder(join(postBank, 'items/counting-down'), 'items/counting-down'), '')
  return jobOf({ folder: 'items/counting-down', files, canary }, { type: 'verify' })
}

function hostileJob({ text, input = [], name }: CorpusEntry): Job {
  const given = input.map((value) => JSON.stringify(value)).join(', ')
  return jobWith(`${text.replace(/^export /gm, '')}\nsolve(${given})\n`, name)
}

/** The good item with another program. */
function jobWith(program: string, canary: string): Job {
  const itemFolder = 'items/counting-down'
  const { files } = readFolder(scanFolder(join(postBank, itemFolder), itemFolder), itemFolder)
  const changed = new Map(files)
  const put = (path: string, content: string) =>
    changed.set(path, sourceFile(path, new TextEncoder().encode(content), path, []))
  const item = files.get('item.mdx')?.text ?? ''
  put('item.mdx', item.replace('language: javascript', 'language: typescript'))
  changed.delete('program.js')
  put('program.ts', program)
  const made: ItemFiles = { files: changed, digest: digestOf(changed.values()), diagnostics: [] }
  return jobOf({ folder: itemFolder, files: made, canary }, { type: 'verify' })
}

/** Looks now and then at what processes and all below them hold: a dear look at shared pages at each tenth cheap one. */
function watchMemory(pids: ReadonlySet<number>) {
  const peak = { rss: 0, pss: 0, apart: new Map<string, number>() }
  let looks = 0
  const timer = setInterval(() => {
    const all = [...pids].flatMap(withChildren)
    peak.rss = Math.max(peak.rss, sumOf(all, residentOf))
    for (const pid of all)
      peak.apart.set(roleOf(pid), Math.max(peak.apart.get(roleOf(pid)) ?? 0, residentOf(pid)))
    if (looks++ % 10 === 0) peak.pss = Math.max(peak.pss, sumOf(all, proportionalOf))
  }, 25)
  return {
    stop: () => {
      clearInterval(timer)
      return peak
    },
  }
}

function sumOf(pids: readonly number[], held: (pid: number) => number): number {
  return pids.reduce((sum, pid) => sum + held(pid), 0)
}

function withChildren(pid: number): readonly number[] {
  const below = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
  return [pid, ...below.flatMap(withChildren)]
}

/** The file that a process was started with. */
function roleOf(pid: number): string {
  return /(\w+\/\w+)\.ts/.exec(read(`/proc/${pid}/cmdline`))?.[1] ?? 'what began or ended'
}

/** Processor time of processes and all below them, those that ended included, in milliseconds: a tick has ten. */
function cpuOf(pids: ReadonlySet<number>): number {
  return sumOf([...pids].flatMap(withChildren), (pid) => {
    const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? []
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0)
  })
}

/** In MB; pages are of 4 KB. */
function residentOf(pid: number): number {
  return Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0) / 256
}

function proportionalOf(pid: number): number {
  return Number(/^Pss: +(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024
}

/** A process may end between two looks. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
