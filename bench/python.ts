/**
 * What Python costs a candidate: bytes to fetch, the first and later runs in Chromium, memory after 50 runs, and how
 * soon an endless program is stopped. Run with `node bench/python.ts`.
 */
import { constants, brotliCompressSync } from 'node:zlib'
import { defaultLimits, type Program } from '#runner'
import { loadPythonEngine } from '../generators/sandbox/python/load.ts'
import { openRunnerPage, type PageGlobals } from '../test/runner/runner-page.ts'
import { rendererMemory } from './renderer-memory.ts'

const RUNS = 50

const program = (text: string): Program => ({ language: 'python', text, signature: { name: 'solve' } })
const quick = program('def solve(n):\n    return sum(i * i for i in range(n))')
const endless = program('def solve(n):\n    while True: pass')
const limits = { ...defaultLimits, watchdogMs: 120_000 }

const engine = await loadPythonEngine()
const packed = brotliCompressSync(engine, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
const page = await openRunnerPage({ isReady: false, withPython: true })
try {
  const times: number[] = []
  for (let run = 0; run <= RUNS; run++) times.push(await timed(quick))
  const [first = 0, ...warm] = times
  const memory = await rendererMemory()
  const stopped = await timed(endless)
  const rows = [
    ['engine, as it is', `${(engine.length / 1e6).toFixed(1)} MB`],
    ['engine, brotli 5', `${(packed.length / 1e6).toFixed(1)} MB`],
    ['first run, fetched from this machine', `${first.toFixed(0)} ms`],
    [`median of ${RUNS} later runs`, `${(warm.toSorted((a, b) => a - b)[RUNS / 2] ?? 0).toFixed(1)} ms`],
    ['memory of the renderer after them', memory === 0 ? 'not told here' : `${(memory / 1e6).toFixed(0)} MB`],
    ['an endless loop ends by its fuel after', `${stopped.toFixed(0)} ms`],
  ]
  for (const [what = '', value = ''] of rows) console.log(`${what.padEnd(40)} ${value.padStart(12)}`)
} finally {
  await page.close()
}

async function timed(given: Program): Promise<number> {
  return await page.page.evaluate(
    async ([one, within]) => {
      const { runner } = window as unknown as PageGlobals
      const start = performance.now()
      const [execution] = await runner.run(one, [{ id: '1', input: [100] }], within)
      if (execution?.outcome.type === 'stopped') throw new Error(execution.outcome.message)
      return performance.now() - start
    },
    [given, limits] as const,
  )
}
