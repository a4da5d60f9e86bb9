/** What stands before a session: live at once, and for one problem short. */
import { type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { introduction as words } from '../../src/text/introduction.ts'
import { openChromium } from '../chromium.ts'
import { expectAccessible, itemsOf, openPage, pressOn, tabTo, titleOf } from './candidate.ts'

const site = inject('site')
const phone = { width: 360, height: 740 }
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(() => browser.close())

describe('the start of a test', () => {
  it('is live before the session’s code is there, and a press is obeyed once it is', async () => {
    const context = await browser.newContext()
    const { page, faults } = await openPage(context, 'about:blank')
    const gate = Promise.withResolvers<void>()
    await page.route(/\/live\.[^/]*\.js$/, async (route) => {
      await gate.promise
      await route.continue()
    })
    await page.goto(`${site}/test/practice/`, { waitUntil: 'commit' })
    await pressOn(page, words.start)
    await page.getByText(words.preparing).waitFor()
    expect(await page.getByRole('button', { name: words.starting }).getAttribute('aria-disabled')).toBe(
      'true',
    )
    gate.resolve()
    expect(await titleOf(page)).not.toBe('')
    expect(faults).toEqual([])
    await context.close()
  })

  it('says so where a part does not come, and loads the page again', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.route(/\/live\.[^/]*\.js$/, (route) => route.abort())
    await page.goto(`${site}/test/practice/`)
    await page.getByRole('alert').filter({ hasText: words.failed }).waitFor()
    await expectAccessible(page, 'introduction without its code')
    await page.unroute(/\/live\.[^/]*\.js$/)
    await pressOn(page, words.again)
    await pressOn(page, words.start)
    expect(await titleOf(page)).not.toBe('')
    await context.close()
  })
})

describe('the introduction of one problem, on a phone', () => {
  it('has its start on the first screen, whichever problem it is', async () => {
    const context = await browser.newContext({ viewport: phone })
    const page = await context.newPage()
    for (const { id } of (await itemsOf(site)).values()) {
      await page.goto(`${site}/item/${id}/`)
      const box = await page.getByRole('button', { name: words.start, exact: true }).boundingBox()
      expect((box?.y ?? Infinity) + (box?.height ?? 0), id).toBeLessThanOrEqual(phone.height)
    }
    await context.close()
  })

  it('folds its rules, opens them by keys, and remembers a way that was chosen there', async () => {
    const context = await browser.newContext({ viewport: phone })
    const [item] = [...(await itemsOf(site)).values()].filter(({ kind }) => kind === 'code')
    const { page, faults } = await openPage(context, `${site}/item/${item?.id ?? ''}/`)
    expect(await noteOf(page)).toBe(words.usualWay)
    for (const heading of [words.ways.heading, words.help, words.single.recordedMore]) {
      await tabTo(page, page.locator('summary').filter({ hasText: heading }))
      await page.keyboard.press('Enter')
    }
    await expectAccessible(page, 'introduction of one problem, unfolded')
    await page.getByRole('checkbox', { name: words.ways.noSignals }).press('Space')
    await page.reload()
    await expect.poll(() => noteOf(page)).toBe(words.chosenWay)
    expect(faults).toEqual([])
    await context.close()
  })

  it('does not scroll sideways with text at twice its size', async () => {
    const context = await browser.newContext({ viewport: phone })
    const page = await context.newPage()
    for (const path of ['/test/practice/', `/item/${[...(await itemsOf(site)).values()][0]?.id ?? ''}/`]) {
      await page.goto(site + path)
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
      expect(await page.locator('main').evaluate((main) => main.scrollWidth), path).toBeLessThanOrEqual(
        phone.width,
      )
    }
    await context.close()
  })
})

function noteOf(page: Page): Promise<string> {
  return page.locator('.way-note').innerText()
}
