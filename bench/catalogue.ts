/**
 * Processor time that the list of problems needs in Chromium for a level that is chosen and taken back, with thousands of problems.
 *
 *     node bench/catalogue.ts [--sizes 500,2000,8000] [--site http://127.0.0.1:8080]
 *
 * Without `--site` it builds one.
 */
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { practice } from '../src/text/practice.ts'
import { openChromium } from '../test/chromium.ts'
import { enlargeCatalogue } from '../test/e2e/large-catalogue.ts'
import { givenSite } from './given-site.ts'
import { threadClock } from './thread-time.ts'

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '500,2000,8000' }, site: { type: 'string' } },
})

const { site, end } = await givenSite(values.site, true)
const browser = await openChromium()
try {
  for (const size of values.sizes.split(',').map(Number)) {
    const context = await browser.newContext()
    await enlargeCatalogue(context, size)
    const page = await context.newPage()
    await page.goto(`${site}/practice/`)
    await page.locator('.problem:not([hidden]) .state').first().waitFor()
    const worked = await threadClock(page)
    const level = page.getByRole('group', { name: practice.filters.level }).getByRole('checkbox').nth(2)
    const first = await worked()
    await level.check()
    await drawn(page)
    const chosen = await worked()
    await level.uncheck()
    await drawn(page)
    const ms = [chosen - first, (await worked()) - chosen].map((part) => `${part.toFixed(0)} ms`)
    console.log(`${size} problems: chosen in ${ms.join(', taken back in ')}`)
    await context.close()
  }
} finally {
  await browser.close()
  end()
}

/** Waits until what a press changed is on the screen. */
function drawn(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
}
