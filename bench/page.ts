/**
 * Bytes and times of the session page in Chromium, at full and at a quarter of the processor's speed. `node
 * bench/page.ts` builds the site and prints them; times are medians of visits, each in a fresh browser context.
 */
import { spawn } from 'node:child_process'
import { brotliCompressSync } from 'node:zlib'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import { encodeLog, type LogEvent } from '#log'
import { introduction } from '../src/text/introduction.ts'
import { session as words } from '../src/text/session.ts'
import { chromiumOptions } from '../test/chromium.ts'
import { visitInStages } from '../test/page-bytes.ts'

const VISITS = 5

/** Longest wait for a state of the page, in milliseconds: the machine may be busy. */
const PATIENCE_MS = 180_000

/**
 * An active candidate, who never rests: 160 keys a minute into the editor with one in twenty taken back, a run every
 * half minute, for two minutes. An hour of real work holds less: people read and think; `bench/log.ts` has whole hours.
 */
const TYPING = { keysPerMinute: 160, minutes: 2, runEveryMs: 30_000, backEvery: 20 }

/** What the page notes for the bench: shifts, long tasks, and each append to the storage. */
interface Seen {
  shift: number
  blocked: number
  readonly appends: { readonly ms: number; readonly events: readonly LogEvent[] }[]
}

type Figures = Readonly<Record<string, number>>

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
  await printBytes(browser)
  for (const rate of [1, 4]) {
    const visits: Figures[] = []
    for (let visit = 0; visit < VISITS; visit += 1) visits.push(await measure(browser, rate))
    print(rate === 1 ? 'full speed' : `${rate}x throttle`, visits)
  }
  print(`${TYPING.keysPerMinute} keys a minute`, [await typeOn(browser)])
} finally {
  await browser.close()
  server.removeAllListeners('exit')
  server.kill('SIGTERM')
}

async function printBytes(chrome: Browser): Promise<void> {
  const context = await chrome.newContext({ serviceWorkers: 'block' })
  context.setDefaultTimeout(PATIENCE_MS)
  const stages = await visitInStages(await context.newPage(), `${site}/test/practice/`, introduction.start)
  for (const [stage, bytes] of Object.entries(stages))
    console.log(`bytes (brotli), ${stage.padEnd(52)} ${String(bytes).padStart(9)}`)
  await context.close()
}

function print(how: string, visits: readonly Figures[]): void {
  for (const figure of new Set(visits.flatMap((visit) => Object.keys(visit)))) {
    const values = visits.flatMap((visit) => visit[figure] ?? []).sort((left, right) => left - right)
    const median = values[Math.floor(values.length / 2)] ?? NaN
    const all = values.length > 1 ? `   (${values.map((value) => value.toFixed(0)).join(', ')})` : ''
    console.log(`${`${figure}, ${how}`.padEnd(68)} ${median.toFixed(median < 10 ? 2 : 0).padStart(9)}${all}`)
  }
}

/** One visit: from the address to a problem, its runs, the next problem, and the page loaded again. */
async function measure(chrome: Browser, rate: number): Promise<Figures> {
  const context = await chrome.newContext({ viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate })
  await observe(page)
  const start = page.getByRole('button', { name: introduction.start, exact: true })
  await page.goto(`${site}/test/practice/`, { waitUntil: 'commit' })
  await start.waitFor()
  const ready = await page.evaluate(() => (globalThis as unknown as { readyAt: number }).readyAt)
  await page.getByText(introduction.offline).waitFor()
  const offline = await page.evaluate(() => performance.now())
  const seen = await seenBy(page)
  const clicked = performance.now()
  await start.click()
  await page.locator('#stem').waitFor()
  const working = performance.now() - clicked
  const figures: Record<string, number> = {
    'ms to a live start button': ready,
    'ms until it works offline': offline,
    'ms blocked until then (tasks beyond 50 ms)': seen.blocked,
    'ms from start to the first problem': working,
  }
  const run = page.getByRole('button', { name: words.run.run, exact: true })
  if ((await run.count()) > 0) {
    for (const turn of ['first', 'second']) {
      await run.waitFor()
      figures[`ms, ${turn} run of the visible cases`] = await timeRun(run)
    }
  }
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByRole('dialog').getByRole('button', { name: words.submit.confirm, exact: true }).click()
  await page.locator('#feedback').waitFor()
  const next = page.getByRole('button', { name: words.feedback.next, exact: true })
  figures['ms from proceed to the next problem'] = await timeClick(page, next, '.work')
  const again = performance.now()
  await page.reload({ waitUntil: 'commit' })
  await page.locator('#stem').waitFor()
  figures['ms to resume after a reload'] = performance.now() - again
  figures['layout shift in all'] = seen.shift + (await seenBy(page)).shift
  await context.close()
  return figures
}

/** Types as a candidate would, and looks at what is stored. */
async function typeOn(chrome: Browser): Promise<Figures> {
  const context = await chrome.newContext({ viewport: { width: 1280, height: 900 } })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  await observe(page)
  await page.goto(`${site}/test/practice/`)
  await page.getByRole('button', { name: introduction.start, exact: true }).click()
  await reachEditor(page)
  const { appends: before } = await seenBy(page)
  const began = performance.now()
  const program =
    'const total = values.reduce((sum, value) => sum + value, 0)\nreturn total / values.length\n'
  const pauseMs = 60_000 / TYPING.keysPerMinute
  let ran = began
  for (let key = 0; performance.now() - began < TYPING.minutes * 60_000; key += 1) {
    const letter = program[key % program.length] ?? ' '
    if (key % TYPING.backEvery === 0) await page.keyboard.press('Backspace')
    else await page.keyboard.press(letter === '\n' ? 'Enter' : letter)
    if (performance.now() - ran > TYPING.runEveryMs) {
      ran = performance.now()
      await page.keyboard.press('Control+Enter')
    }
    await page.waitForTimeout(pauseMs)
  }
  await page.waitForTimeout(1500)
  const minutes = (performance.now() - began) / 60_000
  const { appends } = await seenBy(page)
  const whole = appends.flatMap(({ events }) => events)
  const earlier = before.flatMap(({ events }) => events)
  const times = appends.map(({ ms }) => ms).sort((left, right) => left - right)
  await context.close()
  const perHour = (size: (events: readonly LogEvent[]) => number): number =>
    ((size(whole) - size(earlier)) * 60) / minutes
  return {
    'bytes of log an hour, as exported': perHour((events) => encodeLog(events).length),
    'bytes of log an hour, brotli': perHour((events) => brotliCompressSync(encodeLog(events)).length),
    appends: times.length,
    'ms of a durable append, median': times[Math.floor(times.length / 2)] ?? NaN,
    'ms of a durable append, 95th percentile': times[Math.floor(times.length * 0.95)] ?? NaN,
  }
}

async function reachEditor(page: Page): Promise<void> {
  const editor = page.getByRole('textbox', { name: /Your solution in/ })
  for (;;) {
    await page.locator('#stem').waitFor()
    await page.waitForTimeout(500)
    if ((await editor.count()) > 0) return editor.first().focus()
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByRole('dialog').getByRole('button', { name: words.submit.confirm, exact: true }).click()
    await page.locator('#feedback').waitFor()
    await page.getByRole('button', { name: words.feedback.next, exact: true }).click()
  }
}

/** Milliseconds from a click on Run until its button, which stops the run meanwhile, offers to run again. */
async function timeRun(button: Locator): Promise<number> {
  return button.evaluate(
    (element, stop) =>
      new Promise<number>((resolve) => {
        let isRunning = false
        const began = performance.now()
        const observer = new MutationObserver(() => {
          isRunning ||= element.textContent === stop
          if (!isRunning || element.textContent === stop) return
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
        })
        observer.observe(element, { subtree: true, childList: true, characterData: true })
        ;(element as HTMLElement).click()
      }),
    words.run.stop,
  )
}

/** Milliseconds from a click until the page holds a new element and has drawn it, told by the page's own clock. */
async function timeClick(page: Page, button: Locator, selector: string): Promise<number> {
  return button.evaluate(
    (element, wanted) =>
      new Promise<number>((resolve) => {
        const old = document.querySelector(wanted)
        const title = document.querySelector('#stem')?.textContent
        const began = performance.now()
        const observer = new MutationObserver(() => {
          const now = document.querySelector(wanted)
          const isNew =
            now !== null && (now !== old || document.querySelector('#stem')?.textContent !== title)
          if (!isNew) return
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
        ;(element as HTMLElement).click()
      }),
    selector,
  )
}

async function seenBy(page: Page): Promise<Seen> {
  return page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen)
}

function observe(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const seen: Seen = { shift: 0, blocked: 0, appends: [] }
    Object.assign(globalThis, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.blocked += Math.max(0, duration - 50)
    }).observe({ type: 'longtask', buffered: true })
    const look = (): void => {
      if (document.querySelector('.button-start[aria-disabled="false"]') === null) requestAnimationFrame(look)
      else Object.assign(globalThis, { readyAt: performance.now() })
    }
    requestAnimationFrame(look)
    // Each append and its answer, as the page's storage sees them.
    const post = Worker.prototype.postMessage
    Worker.prototype.postMessage = function (this: Worker, message: never, transfer: never): void {
      const { id, body } = message as { id: number; body?: { type: string; events: readonly LogEvent[] } }
      if (body?.type === 'append') {
        const began = performance.now()
        const answered = ({ data }: MessageEvent<{ id: number }>): void => {
          if (data.id !== id) return
          seen.appends.push({ ms: performance.now() - began, events: body.events })
          this.removeEventListener('message', answered)
        }
        this.addEventListener('message', answered)
      }
      post.call(this, message, transfer)
    } as Worker['postMessage']
  })
}
