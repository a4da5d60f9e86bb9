/**
 * What `kill -9` costs a run that has a model write variants: `nice node bench/generate-kill.ts [points] [seed]`.
 *
 * Runs go against a Messages server on loopback, so that it is known what was paid for. A run of 6 variants, one by one and in
 * batches, is killed after every line of its ledger; one of 200 after seeded lines, and as often while the server holds
 * a request. Each is called again and compared with a run that nobody killed: the accepted variants, and
 * how often each prompt was charged.
 */
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGenerator } from '#adaptive'
import type { Settings } from '../generators/variant/llm/run/settings.ts'
import { runInChild } from '../test/generate/in-child.ts'
import { startMessagesServer } from '../test/generate/server/messages-server.ts'
import { answer } from '../test/generate/subject.ts'

/** Where a child is killed: after a line that it wrote, or at a request that the server received. */
interface Point {
  readonly line?: number
  readonly request?: number
}

interface Killed {
  /** Whether the child lived long enough to be killed. */
  readonly wasKilled: boolean
  readonly hash: string | undefined
  /** Most that one prompt was charged. */
  readonly mostCharged: number
  readonly requests: number
  readonly unknown: number
  readonly ms: number
}

const [points = 30, seed = 1] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'assay-kill-'))
let ledgers = 0
try {
  await everyLine('6 variants, one by one', { count: 6 })
  await everyLine('6 variants, in batches', { count: 6, batchFrom: 2 })
  await atRequests('6 variants, one by one', { count: 6 })
  await atLines('200 variants', { count: 200, most: 400 })
  await atRequests('200 variants', { count: 200, most: 400 })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function everyLine(title: string, changed: Partial<Settings>): Promise<void> {
  const whole = await killAt({}, changed)
  const killed: Killed[] = []
  for (let line = 1; ; line++) {
    const run = await killAt({ line }, changed)
    if (!run.wasKilled) break
    killed.push(run)
  }
  report(`${title}, killed after each line`, whole, killed)
}

async function atLines(title: string, changed: Partial<Settings>): Promise<void> {
  const { below } = createGenerator(String(seed), 'lines')
  const whole = await killAt({}, changed)
  const killed = await all(points, () => killAt({ line: 1 + below(whole.lines) }, changed))
  report(`${title}, killed after seeded lines of ${whole.lines}`, whole, killed)
}

async function atRequests(title: string, changed: Partial<Settings>): Promise<void> {
  const { below } = createGenerator(String(seed), 'requests')
  const whole = await killAt({}, changed)
  const killed = await all(points, () => killAt({ request: below(whole.requests) }, changed))
  report(`${title}, killed while the server holds one of ${whole.requests} requests`, whole, killed)
}

async function all(count: number, work: () => Promise<Killed>): Promise<readonly Killed[]> {
  const done: Killed[] = []
  while (done.length < count) done.push(await work())
  return done
}

async function killAt(
  point: Point,
  changed: Partial<Settings>,
): Promise<Killed & { readonly lines: number }> {
  let child: ChildProcess | undefined
  let seen = 0
  const server = await startMessagesServer({
    answer,
    onRequest: () => {
      if (seen++ === point.request) child?.kill('SIGKILL')
    },
  })
  ledgers += 1
  const ledger = join(folder, `${ledgers}.jsonl`)
  const options = { url: server.url, ledger, changed }
  const start = performance.now()
  const first = await runInChild({
    ...options,
    ...(point.line === undefined ? {} : { line: point.line }),
    onStart: (started) => {
      child = started
    },
  })
  const { result } = first.result ? first : await runInChild(options)
  const ms = performance.now() - start
  await server.close()
  const lines = point.line === undefined && point.request === undefined ? linesOf(first.written) : 0
  return {
    wasKilled: first.result === undefined,
    hash: result?.ended === 'done' ? result.hash : undefined,
    mostCharged: Math.max(...server.charged.values()),
    requests: server.recorded.length,
    unknown: result?.funnel.unknown.count ?? 0,
    ms,
    lines,
  }
}

/** Lines of a whole run's ledger, of which the child tells. */
function linesOf(written: string): number {
  return Number(/"lines":(\d+)/.exec(written)?.[1] ?? 0)
}

function report(title: string, whole: Killed, killed: readonly Killed[]): void {
  const same = killed.filter(({ hash }) => hash !== undefined && hash === whole.hash).length
  const twice = killed.filter(({ mostCharged }) => mostCharged > 1).length
  const unknown = killed.filter((run) => run.unknown > 0).length
  const seconds = killed.map(({ ms }) => ms / 1000).toSorted((a, b) => a - b)
  const median = seconds[seconds.length >> 1] ?? 0
  console.log(`${title}: ${killed.filter(({ wasKilled }) => wasKilled).length} of ${killed.length} killed`)
  console.log(
    `  same variants ${same}/${killed.length}; a prompt paid for twice in ${twice}; runs that counted a request as unknown ${unknown}`,
  )
  console.log(
    `  median ${median.toFixed(1)} s with the second call, ${(whole.ms / 1000).toFixed(1)} s undisturbed`,
  )
}
