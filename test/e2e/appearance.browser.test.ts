/** Every page and state of a session, dark, narrow and in forced colours: axe finds nothing, and nothing scrolls sideways. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { session as words } from '../../src/text/session.ts'
import { chromiumOptions } from '../chromium.ts'
import { expectAccessible, openPage } from './candidate.ts'

const site = inject('site')
const appearances: readonly (readonly [string, BrowserContextOptions])[] = [
  ['dark', { colorScheme: 'dark' }],
  ['320 px wide', { viewport: { width: 320, height: 640 } }],
  ['forced colours', { forcedColors: 'active' }],
]
let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch(chromiumOptions())
})
afterAll(() => browser.close())

describe.each(appearances)('%s', (name, options) => {
  it('is readable on each page and in each state', async () => {
    const context = await browser.newContext(options)
    const { page, faults } = await openPage(context, `${site}/`)
    await expectReadable(page, `${name}: home`)
    for (const path of ['guide/', 'guide/kinds/code/', 'result/', 'test/practice/']) {
      await page.goto(`${site}/${path}`)
      // Every part is live; the network is no sign of it, as a worker's script is never told to have come.
      await page.waitForFunction(() => document.querySelector('astro-island[ssr]') === null)
      await expectReadable(page, `${name}: ${path}`)
    }
    await page.getByRole('button', { name: words.introduction.start, exact: true }).click()
    await page.locator('#stem').waitFor()
    await expectReadable(page, `${name}: working`)
    // One row above the problem, two short ones where 320 px have to hold the keys too; one row below.
    expect((await page.locator('.session-header').boundingBox())?.height).toBeLessThan(60)
    expect((await page.locator('.session-footer').boundingBox())?.height).toBeLessThan(68)
    const tab = page.getByRole('tab', { name: words.tabs.work })
    if ((await tab.count()) > 0) await tab.click()
    const run = page.getByRole('button', { name: words.run.run, exact: true })
    if ((await run.count()) > 0) {
      await run.click()
      await page.getByRole('table', { name: words.run.table }).waitFor()
    }
    await expectReadable(page, `${name}: the answer`)
    await page.getByRole('button', { name: words.footer.submit, exact: true }).click()
    await expectReadable(page, `${name}: before submitting`)
    await page.getByRole('dialog').getByRole('button', { name: words.submit.confirm, exact: true }).click()
    await page.locator('#feedback').waitFor()
    await expectReadable(page, `${name}: feedback`)
    expect(faults).toEqual([])
    await context.close()
  })
})

async function expectReadable(page: Page, state: string): Promise<void> {
  await expectAccessible(page, state)
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(isWide, `${state}: the page scrolls sideways`).toBe(false)
}
