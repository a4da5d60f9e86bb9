/** The quality pages: found from any page, whole without a script, readable in each appearance, and complete on paper. */
import { type Browser, type BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { kindNames, common } from '../../src/text/common.ts'
import { quality as words } from '../../src/text/quality.ts'
import { openChromium } from '../chromium.ts'
import { expectAccessible } from './candidate.ts'

const site = inject('site')
const tree = `${site}/quality/core/0.0.0-dev/`
const appearances: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['360 px wide', { viewport: { width: 360, height: 740 }, hasTouch: true }],
  ['320 px wide', { viewport: { width: 320, height: 640 } }],
  ['forced colours', { forcedColors: 'active' }],
]
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(() => browser.close())

it('are two steps from the problems, and hold what the numbers say, without a script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${site}/practice/`)
  await page.getByRole('main').getByRole('link', { name: common.quality }).click()
  await page.getByRole('heading', { name: words.heading, level: 1 }).waitFor()
  await page.getByRole('link', { name: words.release('Assay core', '0.0.0-dev') }).click()
  await page.getByRole('heading', { level: 1, name: /working tree/ }).waitFor()

  const kinds = page.getByRole('region', { name: words.byKind }).getByRole('row')
  const cells = await Promise.all(
    (await kinds.all()).slice(1).map((row) => row.locator('td').allTextContents()),
  )
  const totals = cells.pop()?.map(Number) ?? []
  expect(cells).toHaveLength(Object.keys(kindNames).length)
  for (const [column, total] of totals.entries())
    expect(cells.reduce((sum, row) => sum + Number(row[column]), 0)).toBe(total)
  const items = page.getByRole('table').last().getByRole('row')
  expect(await items.count()).toBe((totals.at(-1) ?? 0) + 1)
  await page.getByRole('link', { name: 'What to reorder', exact: true }).last().click()
  await page.waitForURL(`${site}/item/what-to-reorder/`)
  await context.close()
})

it('tell of a release without a report what its index holds, and what changed', async () => {
  const page = await browser.newPage()
  await page.goto(`${site}/quality/core/0.4.0/`)
  await page.getByText(words.notKept).waitFor()
  expect(await page.getByRole('heading', { name: words.proof.heading }).count()).toBe(0)
  await page.getByRole('heading', { name: words.changes.heading('0.3.0') }).waitFor()
  await page.getByRole('heading', { name: words.changes.added(8) }).waitFor()
  await page.getByRole('heading', { name: words.changes.changed(10) }).waitFor()
  await page.close()
})

it.each(appearances)('are readable: %s', async (name, options) => {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  for (const path of [`${site}/quality/`, tree, `${site}/quality/core/0.4.0/`]) {
    await page.goto(path)
    await expectAccessible(page, `${name}: ${path}`)
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(isWide, `${path} scrolls sideways`).toBe(false)
  }
  await context.close()
})

it('hold on paper what is folded on a screen', async () => {
  const page = await browser.newPage()
  await page.goto(tree)
  const reason = page.locator('.waived dd').first()
  expect(await reason.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await reason.isVisible()).toBe(true)
  await page.close()
})
