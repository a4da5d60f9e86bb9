/** Every page and state of a session, dark, narrow and in forced colours: axe finds nothing, and nothing scrolls sideways. */
import { type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { introduction } from '../../src/text/introduction.ts'
import { session as words } from '../../src/text/session.ts'
import { openChromium } from '../chromium.ts'
import { expectAccessible, openPage } from './candidate.ts'

const site = inject('site')
const appearances: readonly (readonly [string, BrowserContextOptions])[] = [
  ['dark', { colorScheme: 'dark' }],
  ['320 px wide', { viewport: { width: 320, height: 640 } }],
  ['forced colours', { forcedColors: 'active' }],
]
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
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
    await page.getByRole('button', { name: introduction.start, exact: true }).click()
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

describe('a phone', () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

  it('shows the code below two rows, whose parts a finger finds, and nothing moves when tabs are chosen', async () => {
    const { page, close } = await openCode(phone)
    const tab = page.getByRole('tab', { name: words.tabs.work })
    const before = await tab.boundingBox()
    await tab.tap()
    expect(await tab.boundingBox()).toEqual(before)
    const header = await page.locator('.session-header').boundingBox()
    const editor = page.locator('.editor')
    await editor.waitFor()
    const top = (await editor.boundingBox())?.y ?? Infinity
    expect(top - ((header?.y ?? 0) + (header?.height ?? 0))).toBeLessThan(48)
    expect(top).toBeLessThan(96)
    const row = page.locator('.code-tabs > .tabs-row')
    const parts = [page.getByRole('tab'), row.getByRole('button'), row.locator('.check')]
    for (const part of (await Promise.all(parts.map((each) => each.all()))).flat())
      expect((await part.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    // What does not fit can be scrolled to, and a key that goes there does so.
    const settings = page.getByRole('button', { name: words.editor.open, exact: true })
    await settings.focus()
    const box = await settings.boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360)
    await expectReadable(page, 'a phone: the answer')
    await page.getByRole('tab', { name: words.tabs.problem }).tap()
    expect(await page.locator('#stem').isVisible()).toBe(true)
    await close()
  })

  it('has no hints about keys, unless in their own list', async () => {
    const { page, close } = await openCode(phone)
    await page.getByRole('tab', { name: words.tabs.work }).tap()
    await page.locator('.editor').waitFor()
    expect(await page.getByText(words.editor.help('indents')).isVisible()).toBe(false)
    expect(await page.locator('.session-footer').innerText()).not.toMatch(/Alt|Ctrl/)
    await page.keyboard.press('Alt+k')
    expect(await page.getByRole('dialog', { name: words.keys.heading }).innerText()).toContain('Alt+E')
    await close()
  })
})

it('tells the keys of the editor where there is a keyboard', async () => {
  const { page, close } = await openCode({})
  expect(await page.getByText(words.editor.help('indents')).isVisible()).toBe(true)
  await close()
})

it('stacks tables and wraps keys at 390 px with text at 200 %, and a table stays one to hear', async () => {
  const { page, close } = await openCode({ viewport: { width: 390, height: 844 } }, 32)
  const table = page.locator('#stem-text').getByRole('table', { name: 'Examples' })
  await table.waitFor()
  expect(await isCut(table)).toBe(false)
  expect(
    await table
      .locator('tbody td')
      .first()
      .evaluate((cell) => getComputedStyle(cell).display),
  ).toBe('block')
  const tree = await table.ariaSnapshot()
  expect(tree).toContain('columnheader "returns"')
  expect(tree).toMatch(/row [^\n]*\n\s+- '?cell/)
  await expectReadable(page, 'stacked examples')
  await page.getByRole('tab', { name: words.tabs.work }).click()
  await page.getByRole('tab', { name: words.code.cases, exact: true }).click()
  expect(await isCut(page.locator('.cases'))).toBe(false)
  expect(await page.locator('.cases').getByRole('rowheader').count()).toBeGreaterThan(0)
  await expectReadable(page, 'stacked cases')
  await page.keyboard.press('Alt+k')
  const dialog = page.getByRole('dialog', { name: words.keys.heading })
  await dialog.waitFor()
  expect(await isCut(dialog)).toBe(false)
  await expectReadable(page, 'wrapped keys')
  await close()
})

/** A problem with code, begun. @param textSize of the browser's own text, in pixels */
async function openCode(options: BrowserContextOptions, textSize = 16) {
  const context = await browser.newContext(options)
  const { page } = await openPage(context, 'about:blank')
  const session = await context.newCDPSession(page)
  await session.send('Page.enable')
  await session.send('Page.setFontSizes', { fontSizes: { standard: textSize, fixed: (textSize * 13) / 16 } })
  await page.goto(`${site}/item/what-to-reorder/`)
  await page.getByRole('button', { name: introduction.start, exact: true }).click()
  await page.locator('#stem').waitFor()
  return { page, close: () => context.close() }
}

/** Whether something would have to be scrolled sideways to be seen. */
function isCut(target: Locator): Promise<boolean> {
  return target.evaluate((element) =>
    [element, ...element.querySelectorAll('*')].some(
      (each) =>
        each.scrollWidth > each.clientWidth + 1 &&
        each.clientWidth > 1 &&
        getComputedStyle(each).display !== 'inline',
    ),
  )
}

async function expectReadable(page: Page, state: string): Promise<void> {
  await expectAccessible(page, state)
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(isWide, `${state}: the page scrolls sideways`).toBe(false)
}
