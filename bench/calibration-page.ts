/**
 * A calibration of 100,000 × 50 responses in the studio's own page, in Chromium: times, the longest time in which the page
 * could not draw, and its memory. Builds the site first, unless one is served already.
 *
 *     node bench/calibration-page.ts [ADDRESS]
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { calibration as words } from '../src/text/calibration.ts'
import { madeResponses, madeTable } from '../test/calibrate-page/made-responses.ts'
import { openChromium } from '../test/chromium.ts'
import { watchRenderer } from './renderer-peak.ts'

/** Longest wait for the calibration, in milliseconds: the machine may be busy. */
const PATIENCE_MS = 900_000
const [PERSONS, ITEMS] = [100_000, 50]

/** What the page notes for the bench: its longest freeze since it was asked last, in milliseconds. */
declare const window: Window & { longest: number }

let server: ChildProcess | undefined
const site = process.argv[2] ?? (await serve())
const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
const file = join(folder, 'made.csv')
writeFileSync(file, madeTable(madeResponses(PERSONS, ITEMS)))
const browser = await openChromium()
try {
  const page = await browser.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(`${site}/studio/calibration/`)
  await watchFrames(page)
  await page.getByLabel(words.drop.files, { exact: true }).setInputFiles(file)
  await page.locator('.calibration-command').getByText('made.csv').waitFor()
  await told(page, 'chosen and looked at')
  const memory = await watchRenderer(browser)
  const began = performance.now()
  await page.getByRole('button', { name: words.choices.run, exact: true }).click()
  await page.locator('#calibration-finding').waitFor()
  await told(page, `calibrated and shown after ${((performance.now() - began) / 1000).toFixed(1)} s`)
  await timed(page, 'another item with its curve', () =>
    page.getByRole('button', { name: words.items.next }).click(),
  )
  await timed(page, 'items by difficulty', () =>
    page.getByLabel(words.items.sort).selectOption({ label: words.items.sorts.hardest }),
  )
  await timed(page, 'the whole', () => page.getByRole('tab', { name: words.outcome.whole }).click())
  await timed(page, 'the report', async () => {
    const arriving = page.waitForEvent('download')
    await page.getByRole('button', { name: words.outcome.report }).click()
    await arriving
  })
  const grown = memory?.()
  console.log(
    grown === undefined
      ? 'memory is not known here'
      : `memory at its peak: ${grown.growth.toFixed(0)} MiB more than before, ${grown.whole.toFixed(0)} MiB with the page`,
  )
} finally {
  await browser.close()
  server?.kill('SIGTERM')
  rmSync(folder, { recursive: true })
}

async function timed(page: Page, what: string, act: () => Promise<unknown>): Promise<void> {
  const began = performance.now()
  await act()
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  await told(page, `${what} after ${(performance.now() - began).toFixed(0)} ms`)
}

async function told(page: Page, what: string): Promise<void> {
  const longest = await page.evaluate(() => {
    const { longest } = window
    window.longest = 0
    return longest
  })
  console.log(`${PERSONS} × ${ITEMS}: ${what}; the longest freeze meanwhile ${longest.toFixed(0)} ms`)
}

/** Long tasks hold up the page's own thread; frames would also be late where another process has the cores. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.longest = 0
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration)
    }).observe({ type: 'longtask' })
  })
}

function serve(): Promise<string> {
  const started = spawn(process.execPath, [
    'generators/cli/assay.ts',
    'build',
    '--dev',
    '--serve',
    '--out',
    '.cache/bench-site',
    '--port',
    '0',
  ])
  server = started
  return new Promise((resolve, reject) => {
    let output = ''
    started.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const found = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(output)?.[0]
      if (found !== undefined) resolve(found)
    })
    started.once('exit', () => reject(new Error(output)))
  })
}
