/**
 * Calibration: processor time, memory and recovery for data of several sizes and models, in Node with one thread and with
 * two, and in a worker of Chromium's; beside mirt's times, measured in the same run where R has it, else those that are known of it.
 *
 *     node bench/calibrate.ts [--browser]
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  calibrate,
  createGenerator,
  highestCategory,
  responseCurve,
  spreadOver,
  type Calibration,
  type ModelName,
  type Responses,
} from '#adaptive'
import type { ItemParameters } from '#schemas/parameters'
import { startThreads } from '../generators/calibrate/threads.ts'
import { openCalibratePage } from '../test/calibrate-page/open-page.ts'
import type { PageGlobals, PageRun } from '../test/calibrate-page/page.ts'
import { watchRenderer } from './renderer-peak.ts'

interface Sizes {
  readonly name: string
  readonly model: ModelName
  readonly persons: number
  readonly items: number
  /** categories of each item */
  readonly categories: number
  /** items that each person sees */
  readonly seen: number
  /** mirt 1.47's processor seconds for the same sizes, without standard errors; from the design's measurements */
  readonly mirt: number | undefined
}

const CASES: readonly Sizes[] = [
  { name: '2PL 2,000 × 30', model: '2pl', persons: 2000, items: 30, categories: 2, seen: 30, mirt: 0.25 },
  { name: '2PL 10,000 × 50', model: '2pl', persons: 10_000, items: 50, categories: 2, seen: 50, mirt: 1.65 },
  {
    name: '2PL 100,000 × 50',
    model: '2pl',
    persons: 100_000,
    items: 50,
    categories: 2,
    seen: 50,
    mirt: 15.4,
  },
  {
    name: '2PL sparse 10,000 × 200',
    model: '2pl',
    persons: 10_000,
    items: 200,
    categories: 2,
    seen: 30,
    mirt: 5.8,
  },
  {
    name: '3PL 5,000 × 40, prior on c',
    model: '3pl',
    persons: 5000,
    items: 40,
    categories: 2,
    seen: 40,
    mirt: 10,
  },
  { name: 'GRM 2,000 × 20 × 5', model: 'grm', persons: 2000, items: 20, categories: 5, seen: 20, mirt: 2 },
  { name: 'GPCM 2,000 × 20 × 4', model: 'gpcm', persons: 2000, items: 20, categories: 4, seen: 20, mirt: 5 },
]

console.log(
  ['case', 'passes', 'fit, CPU s', 'errors, CPU s', 'errors/fit', 'mirt/fit', 'MiB', 'RMSE a', 'RMSE b']
    .map((head, column) => (column === 0 ? head.padEnd(30) : head.padStart(14)))
    .join(''),
)
for (const sizes of CASES) await measure(sizes)
await measureThreads()
measureR()
if (process.argv.includes('--browser')) await measureBrowser()

async function measure(sizes: Sizes): Promise<void> {
  const { name, model, mirt } = sizes
  const truth = itemsOf(sizes)
  const responses = answers(sizes, truth)
  const options = { model, ...(model === '3pl' ? {} : { prior: {} }) } as const
  const [withoutErrors] = await timed(() => calibrate(responses, { ...options, withErrors: false }))
  const [withErrors, found] = await timed(() => calibrate(responses, options))
  const errors = Math.max(0, withErrors - withoutErrors)
  const memory = process.memoryUsage().rss / 2 ** 20
  const cells = [
    String(found.passes),
    withoutErrors.toFixed(3),
    errors.toFixed(3),
    (errors / withoutErrors).toFixed(2),
    mirt === undefined ? '–' : (mirt / withoutErrors).toFixed(1),
    memory.toFixed(0),
    ...recovery(found, truth).map((value) => value.toFixed(4)),
  ]
  console.log(name.padEnd(30) + cells.map((cell) => cell.padStart(14)).join(''))
}

/** The largest case with one worker thread and with two, by the clock, and mirt's time beside it. */
async function measureThreads(): Promise<void> {
  const sizes = CASES.find(({ persons }) => persons === 100_000)
  if (sizes?.mirt === undefined) throw new Error('the case that mirt was measured on is missing')
  const responses = answers(sizes, itemsOf(sizes))
  for (const count of [1, 2]) {
    const threads = startThreads(count, new AbortController().signal)
    try {
      let [best, busy] = [Infinity, Infinity]
      for (let turn = 0; turn < 4; turn++) {
        const began = performance.now()
        const before = process.cpuUsage()
        await calibrate(
          responses,
          { model: sizes.model, prior: {}, withErrors: false },
          { executor: spreadOver(threads.workers) },
        )
        best = Math.min(best, (performance.now() - began) / 1000)
        const { user, system } = process.cpuUsage(before)
        busy = Math.min(busy, (user + system) / 1e6)
      }
      console.log(
        `${sizes.name} by the clock, ${count} worker thread${count > 1 ? 's' : ''}: ${best.toFixed(2)} s, ${busy.toFixed(2)} s of processor time; mirt's processor seconds / the clock's = ${(sizes.mirt / best).toFixed(1)}`,
      )
    } finally {
      await threads.close()
    }
  }
}

/** Processor seconds of the fastest of four runs, and what it gave: the first one warms the code up. */
async function timed<Result>(run: () => Promise<Result>): Promise<readonly [number, Result]> {
  let best: readonly [number, Result] | undefined
  for (let turn = 0; turn < 4; turn++) {
    const before = process.cpuUsage()
    const result = await run()
    const { user, system } = process.cpuUsage(before)
    const seconds = (user + system) / 1e6
    if (best === undefined || seconds < best[0]) best = [seconds, result]
  }
  if (best === undefined) throw new Error('nothing was run')
  return best
}

function itemsOf({ name, model, items, categories }: Sizes): readonly ItemParameters[] {
  const draws = createGenerator('bench', name)
  return Array.from({ length: items }, (): ItemParameters => {
    const a = 0.7 + draws.unit()
    const b = 4 * draws.unit() - 2
    const steps = Array.from({ length: categories - 1 }, (_, k) => b + 0.7 * (k - (categories - 2) / 2))
    if (model === 'grm' || model === 'gpcm') return { model, a, b: steps }
    return model === '3pl' ? { model, a, b, c: 0.2, d: 1 } : { model: '2pl', a, b, c: 0, d: 1 }
  })
}

function answers({ name, persons, items, seen }: Sizes, truth: readonly ItemParameters[]): Responses {
  const draws = createGenerator('bench answers', name)
  const curves = truth.map(responseCurve)
  const starts = new Uint32Array(persons + 1)
  const item = new Uint32Array(persons * seen)
  const category = new Uint8Array(persons * seen)
  const probability = new Float64Array(8)
  const slope = new Float64Array(8)
  let at = 0
  for (let n = 0; n < persons; n++) {
    let theta = -6
    for (let k = 0; k < 12; k++) theta += draws.unit()
    const first = seen === items ? 0 : draws.below(items)
    const list = Array.from({ length: seen }, (_, k) => (first + k) % items).sort((one, other) => one - other)
    for (const i of list) {
      curves[i]?.(theta, probability, slope)
      let left = draws.unit()
      let k = 0
      const top = highestCategory(truth[i] ?? { model: 'grm', a: 1, b: [0] })
      while (k < top && left >= (probability[k] ?? 0)) left -= probability[k++] ?? 0
      item[at] = i
      category[at++] = k
    }
    starts[n + 1] = at
  }
  return { persons, items, starts, item, category, weights: undefined, groups: undefined, groupCount: 1 }
}

function recovery({ items }: Calibration, truth: readonly ItemParameters[]): readonly [number, number] {
  let [a, b, steps] = [0, 0, 0]
  items.forEach(({ parameters }, i) => {
    const known = truth[i]
    if (known === undefined) return
    a += (parameters.a - known.a) ** 2
    const expected = [known.b].flat()
    for (const [k, value] of [parameters.b].flat().entries()) {
      b += (value - (expected[k] ?? NaN)) ** 2
      steps++
    }
  })
  return [Math.sqrt(a / items.length), Math.sqrt(b / steps)]
}

/** mirt on the first two cases, where R has it. */
function measureR(): void {
  if (spawnSync('Rscript', ['-e', 'library(mirt)']).status !== 0) {
    console.log('R with mirt is not here: the ratios are to times that mirt took on another day.')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
  for (const sizes of CASES.slice(0, 2)) {
    const { starts, item, category, persons, items } = answers(sizes, itemsOf(sizes))
    const rows = Array.from({ length: persons }, (_, n) => {
      const row = Array.from({ length: items }, () => '')
      for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++) row[item[at] ?? 0] = String(category[at])
      return row.join(',')
    })
    const file = join(folder, 'responses.csv')
    writeFileSync(file, rows.join('\n'))
    const script = `library(mirt); d <- read.csv('${file}', header=FALSE); t <- system.time(mirt(d, 1, verbose=FALSE)); cat(t[['user.self']])`
    console.log(
      `${sizes.name}: mirt took ${execFileSync('Rscript', ['-e', script]).toString()} s of processor time here`,
    )
  }
  rmSync(folder, { recursive: true })
}

declare const window: Window & PageGlobals

async function measureBrowser(): Promise<void> {
  const { page, browser, close } = await openCalibratePage()
  try {
    for (const [persons, items, withErrors] of [
      [10_000, 50, false],
      [100_000, 50, false],
      [100_000, 50, true],
    ] as const) {
      await page.evaluate(([n, i]) => window.made(n, i), [persons, items] as const)
      const memory = await watchRenderer(browser)
      const found = await page.evaluate(
        (errors) => window.run({ model: '2pl', withErrors: errors }),
        withErrors,
      )
      const grown = memory?.()
      console.log(
        `Chromium's worker, 2PL ${persons} × ${items}${withErrors ? ' with errors' : ''}: ${found.ms.toFixed(0)} ms from the file's bytes to the judged calibration (${courseOf(found)}), the page's longest frame ${found.longestFrameMs.toFixed(0)} ms; memory at its peak ${grown === undefined ? 'unknown' : `${grown.growth.toFixed(0)} MiB more than before, ${grown.whole.toFixed(0)} with the page`}`,
      )
    }
  } finally {
    await close()
  }
}

/** When each step was over. */
function courseOf({ said, end }: PageRun): string {
  const beganAt = (start: string) => said.find(([words]) => words.startsWith(start))?.[1].toFixed(0) ?? '?'
  return `${end.type}; first pass after ${beganAt('pass')} ms, judging from ${beganAt('judging')} ms on`
}
