/**
 * What `assay collect` takes: results a second, how long each waits, and memory, with 100 clients at a time, beside what the
 * same disk does with the same files without a server. `node bench/collect.ts DIR` measures the disk of a folder.
 */
import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startCollector } from '../generators/collect/collector.ts'
import { defaultLimits } from '../generators/collect/limits.ts'
import { openStamps } from '../generators/collect/stamps.ts'
import { openStore, type Store } from '../generators/collect/store.ts'

const CLIENTS = 100
/** Results of each client. */
const EACH = 20
/** Bytes of a sealed hour, and of the largest file that is taken. */
const HOUR = 25_000
const LARGEST = defaultLimits.mostBytes - 300
const LARGE_ONES = 20
const endless = { burst: Infinity, perSecond: 1 }
const limits = { ...defaultLimits, mostStored: Infinity, rates: { address: endless, all: endless } }

const [, , first = tmpdir(), served] = process.argv
if (first === 'serve') await serve(served ?? '')
else await measure(first)

async function serve(dir: string): Promise<void> {
  const collector = await startCollector({
    store: await openStore(dir, limits),
    stamps: await openStamps(dir, limits),
    limits,
    host: '127.0.0.1',
    port: 0,
    path: '/results',
    isBehindProxy: false,
    log: (line) => void process.stderr.write(`${line}\n`),
  })
  if (collector instanceof Error) throw collector
  console.log(collector.port)
  process.once('SIGTERM', () => void collector.close())
}

function fileOf(bytes: number): string {
  const box = randomBytes(Math.floor(bytes * 0.75)).toString('base64url')
  const attempt = randomUUID()
  return JSON.stringify({
    version: 1,
    kind: 'assay-sealed-result',
    attempt,
    form: '0'.repeat(64),
    enc: 'A'.repeat(43),
    box,
  })
}

async function measure(parent: string): Promise<void> {
  const dir = await mkdtemp(join(parent, 'assay-collect-'))
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), 'serve', join(dir, 'served')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const [said] = (await once(child.stdout, 'data')) as [Buffer]
    const port = Number(said.toString())
    const peak = async () => (await memoryOf(child.pid ?? 0)).toFixed(0)
    const rows: string[] = []
    const row = async (what: string, times: readonly number[], ms: number) =>
      rows.push(
        `| ${what} | ${((times.length / ms) * 1000).toFixed(0)} | ${quantile(times, 0.5)} | ${quantile(times, 0.95)} | ${await peak()} |`,
      )
    await row('(at rest)', [], 1)
    const files = Array.from({ length: CLIENTS * EACH }, () => fileOf(HOUR))
    const store = await openStore(join(dir, 'alone'), limits)
    const alone = await inParallel(files, CLIENTS, (file) => keepAlone(store, file))
    await row('kept without a server', alone.times, alone.ms)
    const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
    const taken = await inParallel(files, CLIENTS, (file) => send(port, agent, file, 201))
    await row('taken', taken.times, taken.ms)
    const again = await inParallel(files, CLIENTS, (file) => send(port, agent, file, 200))
    await row('sent again', again.times, again.ms)
    const junk = await inParallel(
      files.map((file) => file.slice(0, -1)),
      CLIENTS,
      (file) => send(port, agent, file, 400),
    )
    await row('refused as no result', junk.times, junk.ms)
    const large = Array.from({ length: LARGE_ONES }, () => fileOf(LARGEST))
    const big = await inParallel(large, LARGE_ONES, (file) => send(port, agent, file))
    await row(`of 16 MiB, ${LARGE_ONES} at a time`, big.times, big.ms)
    agent.destroy()
    console.log(`${CLIENTS} clients at a time, ${files.length} results of ${HOUR / 1000} kB; ${parent}\n`)
    console.log('| results | a second | median, ms | 95th percentile, ms | most memory so far, MB |')
    console.log('| - | - | - | - | - |')
    console.log(rows.join('\n'))
    console.log(
      `\ntaken, beside kept without a server: ${(alone.ms / taken.ms).toFixed(2)} times as many a second`,
    )
  } finally {
    child.kill('SIGKILL')
    await rm(dir, { recursive: true })
  }
}

async function keepAlone(store: Store, file: string): Promise<void> {
  const { attempt } = JSON.parse(file) as { attempt: string }
  const { type } = await store.keep(attempt, Buffer.from(file))
  if (type !== 'taken') throw new Error(type)
}

/** @returns milliseconds of each, and of all */
async function inParallel(
  files: readonly string[],
  clients: number,
  work: (file: string) => Promise<void>,
): Promise<{ readonly times: readonly number[]; readonly ms: number }> {
  const times: number[] = []
  let next = 0
  const client = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      const began = performance.now()
      await work(files[at] ?? '')
      times.push(performance.now() - began)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  return { times, ms: performance.now() - began }
}

/** @param expected its status; absent where some are put off, as they should be: those are sent again */
async function send(port: number, agent: Agent, file: string, expected?: number): Promise<void> {
  for (;;) {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(file) }
      const sent = request({ port, host: '127.0.0.1', agent, path: '/results', method: 'POST', headers })
      sent.on('response', (response) => response.resume().on('end', () => resolve(response.statusCode)))
      sent.on('error', reject)
      sent.end(file)
    })
    if (status === expected || (expected === undefined && status === 201)) return
    if (expected !== undefined || (status !== 503 && status !== 408)) throw new Error(`answered ${status}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function quantile(times: readonly number[], share: number): string {
  const at = times.toSorted((left, right) => left - right)[Math.floor(times.length * share)]
  return at === undefined ? '' : at.toFixed(0)
}

/** Most memory that a process has had, in MB. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return (Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024) / 1e6
}
