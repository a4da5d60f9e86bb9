/**
 * The studio in Chromium: how long until a bank is opened and first answered for, and from a change in the form until its figures
 * stand on the page, for the bank of the site and for made ones that are opened from a file; with the memory that it takes.
 *
 *     node bench/studio.ts [--sizes 100,1000,10000] [--changes 12] [--site http://127.0.0.1:8080]
 *
 * Without `--site` it builds one.
 */
import { parseArgs } from 'node:util'
import { fieldName } from '../src/text/studio-fields.ts'
import { studioOpen } from '../src/text/studio-open.ts'
import { studio as words } from '../src/text/studio.ts'
import { openChromium } from '../test/chromium.ts'
import { givenSite } from './given-site.ts'
import { madeIndex } from './made-index.ts'
import { watchRenderer } from './renderer-peak.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    changes: { type: 'string', default: '12' },
    site: { type: 'string' },
  },
})
const CHANGES = Number(values.changes)

const { site, end } = await givenSite(values.site, true)
const browser = await openChromium()
try {
  console.log(
    'bank             first answer ms   a change ms: median, least, most   of it in the worker   longest task ms   1,000 simulated s   memory MiB',
  )
  await measure('of the site')
  for (const size of values.sizes.split(',').map(Number)) await measure(`${size} items`, size)
} finally {
  await browser.close()
  end()
}

async function measure(name: string, size?: number): Promise<void> {
  const page = await browser.newPage()
  await page.addInitScript(() => {
    const tasks: number[] = []
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    })
    Object.assign(globalThis, { tasks })
  })
  let begin = performance.now()
  await page.goto(`${site}/studio/`)
  await page.locator('.studio-faults[data-checked="true"]').waitFor()
  const memory = await watchRenderer(browser)
  if (size !== undefined) {
    const buffer = Buffer.from(JSON.stringify(madeIndex(size)))
    begin = performance.now()
    const file = { name: 'index.json', mimeType: 'application/json', buffer }
    await page.getByLabel(studioOpen.label).setInputFiles(file)
    await page.getByText(words.fromFile).waitFor()
  }
  await page.locator('.studio-faults[data-checked="true"]').waitFor()
  const said = page.getByText(/^Foretold from/)
  await said.waitFor()
  const first = performance.now() - begin
  await page.evaluate(() => {
    ;(globalThis as unknown as { tasks: number[] }).tasks.length = 0
  })
  const most = page.getByRole('spinbutton', { name: fieldName('max'), exact: true }).first()
  const changes: { page: number; worker: number }[] = []
  for (let nth = 0; nth < CHANGES; nth += 1) {
    const took = await most.evaluate(
      async (element, value) => {
        const field = element as HTMLInputElement
        // curves with their tables: one of them changes with the length of a test
        const figures = (): string =>
          document.querySelector('.studio-deviation')?.parentElement?.textContent ?? ''
        const before = figures()
        const start = performance.now()
        field.value = value
        field.dispatchEvent(new Event('input', { bubbles: true }))
        await new Promise<void>((resolve) => {
          new MutationObserver((_, own) => {
            if (figures() === before) return
            own.disconnect()
            requestAnimationFrame(() => setTimeout(resolve))
          }).observe(document.body, { subtree: true, childList: true, characterData: true })
        })
        return performance.now() - start
      },
      String(7 + (nth % 5)),
    )
    const own = Number(/in (\d+) ms/.exec(await said.innerText())?.[1])
    changes.push({ page: took, worker: own })
    await page.locator('.studio-faults[data-checked="true"]').waitFor()
  }
  const longest = await page.evaluate(() =>
    Math.max(0, ...(globalThis as unknown as { tasks: number[] }).tasks),
  )
  begin = performance.now()
  await page.getByRole('button', { name: words.simulation.run, exact: true }).click()
  await page.getByRole('button', { name: words.simulation.download, exact: true }).waitFor()
  const simulated = (performance.now() - begin) / 1000
  const grown = memory?.()
  const sorted = changes.map(({ page: ms }) => ms).toSorted((x, y) => x - y)
  const inWorker = changes.map(({ worker }) => worker).toSorted((x, y) => x - y)
  const cells = [
    first.toFixed(0),
    `${at(sorted, 0.5)}, ${at(sorted, 0)}, ${at(sorted, 1)}`,
    at(inWorker, 0.5),
    longest.toFixed(0),
    simulated.toFixed(1),
    grown?.whole.toFixed(0) ?? 'not known',
  ]
  const widths = [18, 35, 23, 18, 20, 0]
  console.log(name.padEnd(17) + cells.map((cell, nth) => cell.padEnd(widths[nth] ?? 0)).join(''))
  await page.close()
}

/** @param share of the sorted values that are at most the one which is given */
function at(sorted: readonly number[], share: number): string {
  return (sorted[Math.round(share * (sorted.length - 1))] ?? NaN).toFixed(0)
}
