/**
 * The studio's page of a bank in Chromium: how long until its first answer and until what to write is found, for the bank of the
 * site and for made ones that are opened from a file; how much of that the page's own thread is busy; and how much it is to sort
 * and to filter. Processor time beside the clock, since other work on the machine lengthens that.
 *
 *     node bench/studio-bank.ts [--sizes 1000,10000] [--site http://127.0.0.1:8080]
 *
 * Without `--site` it builds one.
 */
import { parseArgs } from 'node:util'
import { studioOpen } from '../src/text/studio-open.ts'
import { openChromium } from '../test/chromium.ts'
import { givenSite } from './given-site.ts'
import { madeIndex } from './made-index.ts'
import { threadClock } from './thread-time.ts'

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '1000,10000' }, site: { type: 'string' } },
})

const { site, end } = await givenSite(values.site, true)
const browser = await openChromium()
const page = await browser.newPage()
const cpu = await browser.newBrowserCDPSession()
const threadMs = await threadClock(page)
try {
  console.log(
    'bank                   index MB   first answer ms (processor)   to write ms (processor)   page ms   sort ms   filter ms',
  )
  await measure('of the site', () => page.goto(`${site}/studio/bank/`).then(() => 0))
  for (const size of values.sizes.split(',').map(Number)) {
    const text = JSON.stringify(madeIndex(size))
    await measure(`${size} items, a file`, async () => {
      await page
        .getByLabel(studioOpen.label)
        .setInputFiles({ name: 'index.json', mimeType: 'application/json', buffer: Buffer.from(text) })
      await page.locator('.studio-bank').getByText(`made of ${size}`).waitFor()
      return text.length / 1e6
    })
  }
} finally {
  await browser.close()
  end()
}

/** @param open brings the bank onto the page, and tells its size in MB */
async function measure(name: string, open: () => Promise<number>): Promise<void> {
  const [begin, worked, own] = [performance.now(), await processorMs(), await threadMs()]
  const since = async (): Promise<string> =>
    `${(performance.now() - begin).toFixed(0)} (${((await processorMs()) - worked).toFixed(0)})`
  const size = await open()
  await page.getByText(/This test can give/).waitFor()
  const first = await since()
  await page.locator('.studio-gaps[data-state="found"]').waitFor()
  const gaps = await since()
  // another page has another thread
  const before = size === 0 ? 0 : own
  const busy = ((await threadMs()) - before).toFixed(0)
  const cells = [size.toFixed(1), first, gaps, busy, await drawnMs('sort'), await drawnMs('filter')]
  const widths = [11, 30, 26, 10, 10, 10]
  console.log(name.padEnd(23) + cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(''))
}

/** @returns processor time of the page and its workers so far, in milliseconds */
async function processorMs(): Promise<number> {
  const { processInfo } = await cpu.send('SystemInfo.getProcessInfo')
  return processInfo.reduce((sum, { type, cpuTime }) => sum + (type === 'renderer' ? 1000 * cpuTime : 0), 0)
}

/** @returns processor time of the page's own thread until it has drawn what an action changed, in milliseconds */
async function drawnMs(action: 'sort' | 'filter'): Promise<string> {
  const before = await threadMs()
  await page.evaluate(async (act) => {
    const field = document.querySelector<HTMLInputElement>('.studio-filters input')
    if (act === 'sort') document.querySelectorAll<HTMLElement>('.studio-sort')[5]?.click()
    else if (field) {
      field.value = 'a'
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
  }, action)
  return ((await threadMs()) - before).toFixed(0)
}
