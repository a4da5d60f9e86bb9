/**
 * What each language costs a candidate in Chromium: bytes to fetch, the first and later runs, memory after 50 runs, and
 * how soon a program without an end is stopped by its fuel and by the watchdog. Run with `node bench/languages.ts`; each
 * language has a page of its own.
 */
import { constants, brotliCompressSync } from 'node:zlib'
import { defaultLimits, sqlLimits, type Language, type Limits, type Program } from '#runner'
import { loadEngine } from '../generators/sandbox/cache.ts'
import { loadPythonEngine } from '../generators/sandbox/python/load.ts'
import { loadSqlEngine } from '../generators/sandbox/sql-engine.ts'
import { openRunnerPage, type PageGlobals } from '../test/runner/runner-page.ts'
import { rendererMemory } from './renderer-memory.ts'

const RUNS = 50
/** Milliseconds of the watchdog where it stops what has more fuel than it can burn in them. */
const WATCHDOG_MS = 1000

interface Subject {
  readonly language: Language
  readonly engine: () => Promise<Uint8Array>
  readonly quick: string
  readonly endless: string
  readonly input: number | string
  readonly limits: Limits
}

const orders = `CREATE TABLE sales (id INTEGER PRIMARY KEY, shop INTEGER NOT NULL, cents INTEGER NOT NULL);
WITH RECURSIVE series (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < 1000)
INSERT INTO sales SELECT i, i % 7, (i * 7919) % 20011 FROM series;`

const subjects: readonly Subject[] = [
  {
    language: 'typescript',
    engine: loadEngine,
    quick:
      'export const solve = (n: number): number => { let s = 0; for (let i = 0; i < n; i++) s += i * i; return s }',
    endless: 'export function solve(): number { for (;;); }',
    input: 100,
    limits: defaultLimits,
  },
  {
    language: 'python',
    engine: loadPythonEngine,
    quick: 'def solve(n):\n    return sum(i * i for i in range(n))',
    endless: 'def solve(n):\n    while True: pass',
    input: 100,
    limits: defaultLimits,
  },
  {
    language: 'sql',
    engine: loadSqlEngine,
    quick: 'SELECT shop, sum(cents) AS total FROM sales GROUP BY shop ORDER BY total DESC',
    endless: 'WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s) SELECT count(*) FROM s',
    input: orders,
    limits: sqlLimits.standard,
  },
]

const columns = await subjects.reduce<Promise<readonly (readonly string[])[]>>(
  async (before, subject) => [...(await before), await measured(subject)],
  Promise.resolve([]),
)
const names = [
  '',
  'engine, as it is',
  'engine, brotli 5',
  'first run, fetched from this machine',
  `median of ${RUNS} later runs`,
  'memory of the renderer after them',
  'without an end, standard budget',
  `the same, watchdog of ${WATCHDOG_MS} ms`,
  'the next run',
]
for (const [row, name] of names.entries())
  console.log(name.padEnd(38) + columns.map((column) => (column[row] ?? '').padStart(24)).join(''))

async function measured({
  language,
  engine,
  quick,
  endless,
  input,
  limits,
}: Subject): Promise<readonly string[]> {
  const bytes = await engine()
  const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  const { page, close } = await openRunnerPage({ isReady: false, withPython: language === 'python' })
  const timed = async (text: string, within: Limits): Promise<readonly [ms: number, ends: string]> => {
    const program: Program = { language, text, ...(language !== 'sql' && { signature: { name: 'solve' } }) }
    return await page.evaluate(
      async ([one, given, bounds]) => {
        const { runner } = window as unknown as PageGlobals
        const start = performance.now()
        const [execution] = await runner.run(one, [{ id: '1', input: [given] }], bounds)
        return [performance.now() - start, execution?.outcome.type ?? 'nothing'] as const
      },
      [program, input, within] as const,
    )
  }
  try {
    const times: number[] = []
    for (let run = 0; run <= RUNS; run++) times.push((await timed(quick, limits))[0])
    const [first = 0, ...warm] = times
    const memory = await rendererMemory()
    const ended = await timed(endless, { ...limits, watchdogMs: 60_000 })
    const watched = await timed(endless, { ...limits, fuel: 2 ** 31 - 1, watchdogMs: WATCHDOG_MS })
    const next = await timed(quick, limits)
    return [
      language,
      megabytes(bytes.length, 2),
      megabytes(packed.length, 2),
      milliseconds(first),
      milliseconds(warm.toSorted((one, other) => one - other)[RUNS / 2] ?? 0),
      memory === 0 ? 'not told here' : megabytes(memory, 0),
      ...[ended, watched, next].map(([ms, ends]) => `${ends}, ${milliseconds(ms)}`),
    ]
  } finally {
    await close()
  }
}

function megabytes(bytes: number, digits: number): string {
  return `${(bytes / 1e6).toFixed(digits)} MB`
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(ms < 100 ? 1 : 0)} ms`
}
