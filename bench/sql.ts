/**
 * What SQL costs a candidate: bytes to fetch, the first and later runs in Chromium, memory after 50 runs, how soon an
 * endless query is stopped by its budget and by the watchdog, and what the core bank's own queries take. Run with
 * `node bench/sql.ts`.
 */
import { constants, brotliCompressSync } from 'node:zlib'
import { sqlLimits, type Limits, type Program } from '#runner'
import { loadSqlEngine } from '../generators/sandbox/sql-engine.ts'
import { bankQueries } from '../test/runner/bank-queries.ts'
import { openRunnerPage, type PageGlobals } from '../test/runner/runner-page.ts'
import { rendererMemory } from './renderer-memory.ts'

const RUNS = 50
/** Milliseconds that the watchdog of the last measurement has. */
const WATCHDOG_MS = 1000

const program = (text: string): Program => ({ language: 'sql', text })
const script = `CREATE TABLE sales (id INTEGER PRIMARY KEY, shop INTEGER NOT NULL, cents INTEGER NOT NULL);
WITH RECURSIVE series (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < 1000)
INSERT INTO sales SELECT i, i % 7, (i * 7919) % 20011 FROM series;`
const quick = program('SELECT shop, sum(cents) AS total FROM sales GROUP BY shop ORDER BY total DESC')
const endless = program(
  'WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s) SELECT count(*) FROM s',
)

const engine = await loadSqlEngine()
const packed = brotliCompressSync(engine, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
const page = await openRunnerPage({ isReady: false })
try {
  const times: number[] = []
  for (let run = 0; run <= RUNS; run++) times.push((await timed(quick, sqlLimits.standard)).ms)
  const [first = 0, ...warm] = times
  const memory = await rendererMemory()
  const standard = await timed(endless, sqlLimits.standard)
  const generous = await timed(endless, sqlLimits.generous)
  const watched = await timed(endless, { ...sqlLimits.standard, fuel: 2 ** 31 - 1, watchdogMs: WATCHDOG_MS })
  const after = await timed(quick, sqlLimits.standard)
  const queries = await costs()
  const rows = [
    ['engine, as it is', `${(engine.length / 1e6).toFixed(2)} MB`],
    ['engine, brotli 11', `${(packed.length / 1e6).toFixed(2)} MB`],
    ['first run, fetched from this machine', `${first.toFixed(0)} ms`],
    [`median of ${RUNS} later runs`, `${medianOf(warm).toFixed(1)} ms`],
    ['memory of the renderer after them', memory === 0 ? 'not told here' : `${(memory / 1e6).toFixed(0)} MB`],
    [`an endless query, standard budget: ${standard.ends} after`, `${standard.ms.toFixed(0)} ms`],
    [`an endless query, generous budget: ${generous.ends} after`, `${generous.ms.toFixed(0)} ms`],
    [`the same, watchdog of ${WATCHDOG_MS} ms: ${watched.ends} after`, `${watched.ms.toFixed(0)} ms`],
    [`the next query: ${after.ends} after`, `${after.ms.toFixed(0)} ms`],
    [`accepted queries of the core bank on their databases`, String(queries.steps.length)],
    ['steps, median and most', `${medianOf(queries.steps)}, ${Math.max(...queries.steps)}`],
    ['fuel, median and most', `${medianOf(queries.fuel)}, ${Math.max(...queries.fuel)}`],
  ]
  for (const [what = '', value = ''] of rows) console.log(`${what.padEnd(60)} ${value.padStart(16)}`)
} finally {
  await page.close()
}

async function timed(
  given: Program,
  limits: Limits,
): Promise<{ readonly ms: number; readonly ends: string }> {
  return await page.page.evaluate(
    async ([one, database, within]) => {
      const { runner } = window as unknown as PageGlobals
      const start = performance.now()
      const [execution] = await runner.run(one, [{ id: '1', input: [database] }], within)
      return { ms: performance.now() - start, ends: execution?.outcome.type ?? 'nothing' }
    },
    [given, script, limits] as const,
  )
}

/** Steps and fuel of each accepted query on each database of its item. */
async function costs(): Promise<{ readonly steps: readonly number[]; readonly fuel: readonly number[] }> {
  const steps: number[] = []
  const fuel: number[] = []
  for (const { queries, cases } of bankQueries())
    for (const { file, program: query } of queries) {
      if (!file.startsWith('accepted/')) continue
      for (const execution of await page.run(query, cases, sqlLimits.standard)) {
        steps.push(execution.counts?.steps ?? 0)
        fuel.push(execution.fuel)
      }
    }
  return { steps, fuel }
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
