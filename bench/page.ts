/**
 * Bytes and times of the session page in Chromium, at a quarter of the processor's speed. `node bench/page.ts` builds
 * the site and prints them; times are medians of five visits, each in a fresh browser context.
 */
import { spawn } from 'node:child_process'
import { chromium, type Browser, type Page } from 'playwright-core'
import { session as words } from '../src/text/session.ts'
import { chromiumOptions } from '../test/chromium.ts'
import { visitInStages } from '../test/page-bytes.ts'

const VISITS = 5
const THROTTLE = 4

interface Visit {
  readonly [figure: string]: number
}

const server = spawn(process.execPath, [
  'generators/cli/assay.ts',
  'build',
  '--dev',
  '--serve',
  '--out',
  '.cache/bench-site',
  '--port',
  '0',
])
const site = await new Promise<string>((resolve, reject) => {
  let output = ''
  server.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    const found = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(output)?.[0]
    if (found !== undefined) resolve(found)
  })
  server.once('exit', () => reject(new Error(output)))
})
const browser = await chromium.launch(chromiumOptions())
try {
  const context = await browser.newContext()
  const stages = await visitInStages(
    await context.newPage(),
    `${site}/test/practice/`,
    words.introduction.start,
  )
  for (const [stage, bytes] of Object.entries(stages))
    console.log(`bytes (brotli), ${stage.padEnd(40)} ${String(bytes).padStart(9)}`)
  await context.close()
  const visits: Visit[] = []
  for (let visit = 0; visit < VISITS; visit += 1) visits.push(await measure(browser, site))
  for (const figure of Object.keys(visits[0] ?? {})) {
    const values = visits.map((one) => one[figure] ?? NaN).sort((left, right) => left - right)
    const median = values[Math.floor(values.length / 2)] ?? NaN
    console.log(
      `${figure.padEnd(52)} ${median.toFixed(median < 10 ? 3 : 0).padStart(9)}   (${values.map((value) => value.toFixed(0)).join(', ')})`,
    )
  }
} finally {
  await browser.close()
  server.removeAllListeners('exit')
  server.kill('SIGTERM')
}

async function measure(chrome: Browser, address: string): Promise<Visit> {
  const context = await chrome.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
  await observe(page)
  const start = page.getByRole('button', { name: words.introduction.start, exact: true })
  const opened = performance.now()
  await page.goto(`${address}/test/practice/`, { waitUntil: 'commit' })
  await start.waitFor()
  const ready = performance.now() - opened
  const clicked = performance.now()
  await start.click()
  await page.locator('#stem').waitFor()
  const working = performance.now() - clicked
  await page.waitForLoadState('networkidle')
  const { shift, blocked } = await page.evaluate(
    () => (globalThis as unknown as { seen: { shift: number; blocked: number } }).seen,
  )
  const runs: number[] = []
  if ((await page.getByRole('button', { name: words.run.run, exact: true }).count()) > 0) {
    for (let turn = 0; turn < 2; turn += 1) {
      const began = performance.now()
      await page.getByRole('button', { name: words.run.run, exact: true }).click()
      await page.getByRole('button', { name: words.run.stop, exact: true }).waitFor({ state: 'hidden' })
      await page.getByRole('table', { name: words.run.table }).waitFor()
      runs.push(performance.now() - began)
    }
  }
  await context.close()
  return {
    'ms to a live start button, 4x throttle': ready,
    'ms from start to the first problem, 4x throttle': working,
    'ms blocked in all (tasks beyond 50 ms), 4x throttle': blocked,
    'layout shift in all': shift,
    'ms, first run of the visible cases, 4x throttle': runs[0] ?? NaN,
    'ms, second run, 4x throttle': runs[1] ?? NaN,
  }
}

function observe(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const seen = { shift: 0, blocked: 0 }
    Object.assign(globalThis, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.blocked += Math.max(0, duration - 50)
    }).observe({ type: 'longtask', buffered: true })
  })
}
