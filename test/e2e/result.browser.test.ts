/** The result page: what it tells, what it says where there is none, and what of it and of the history is on paper. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { history as historyWords } from '../../src/text/history.ts'
import { result as words } from '../../src/text/result.ts'
import { openChromium } from '../chromium.ts'
import { expectAccessible, openPage } from './candidate.ts'
import { bringIn, fileOf, manySessions, refuseStorage, wholeSitting } from './past-work.ts'

const site = inject('site')
let browser: Browser
let folder = ''

beforeAll(async () => {
  browser = await openChromium()
  folder = await mkdtemp(join(tmpdir(), 'assay-result-'))
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

/** A4 without the margins of the printed page, in CSS pixels; Letter is a little wider. */
const PAPER = { width: 673, height: 986 }

/** Text of everything that would be on paper and is cut off, or can only be pressed. */
function notForPaper(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isSeen = (element: Element): boolean => element.checkVisibility({ contentVisibilityAuto: true })
    const controls = [...document.querySelectorAll('button, summary, select, input, nav')].filter(isSeen)
    const cut = [...document.querySelectorAll('main *')].filter(
      (element) =>
        isSeen(element) &&
        !element.matches('.hidden-text, .hidden-text *') &&
        element.getBoundingClientRect().right > innerWidth + 1,
    )
    return [...controls, ...cut].map(({ tagName, textContent }) => `${tagName}: ${textContent.slice(0, 60)}`)
  })
}

/** The finished sitting, in a browser that has its release. */
async function sat(options: Parameters<Browser['newContext']>[0] = {}): Promise<{
  readonly context: BrowserContext
  readonly page: Page
  readonly faults: readonly string[]
  readonly session: string
  readonly items: readonly string[]
}> {
  const context = await browser.newContext(options)
  const { page, faults } = await openPage(context, `${site}/history/`)
  const sitting = await wholeSitting(site, 'practice')
  expect(await bringIn(page, site, await fileOf([sitting], join(folder, 'sitting.json')))).toBe(
    historyWords.keep.imported(1, 0),
  )
  return { context, page, faults, ...sitting }
}

describe('the result page', () => {
  it('tells what was found to those who do not see it arrive, and moves no focus', async () => {
    const { context, page, faults, session } = await sat()
    await page.goto(`${site}/result/#${session}`)
    await page.getByRole('heading', { name: words.path.heading }).waitFor()
    const sentence = await page.locator('h1').innerText()
    expect(sentence).toMatch(/^Your level is /)
    await expect.poll(() => page.locator('[role=status]').allInnerTexts()).toContain(sentence)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
    await expectAccessible(page, 'result')
    await page.goto(`${site}/result/#of-somebody-else`)
    await page.getByRole('heading', { name: words.without.absent.title }).waitFor()
    await expect
      .poll(() => page.locator('[role=status]').allInnerTexts())
      .toContain(words.without.absent.title)
    expect(faults).toEqual([])
    await context.close()
  })

  it('says that the storage cannot be read, not that there is no result', async () => {
    const context = await browser.newContext()
    await refuseStorage(context)
    const { page } = await openPage(context, `${site}/result/#practice_x`)
    await page.getByRole('heading', { name: words.without.refused.title }).waitFor()
    await expectAccessible(page, 'result, storage refused')
    await context.close()
  })

  it('is on paper what it is on screen, without what can be pressed and with nothing cut off', async () => {
    const { context, page, session, items } = await sat({ colorScheme: 'dark' })
    await page.goto(`${site}/result/#${session}`)
    await page.locator('.result-next .next-title').waitFor()
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize(PAPER)
    expect(await notForPaper(page)).toEqual([])
    // The figure's values lie open, and a link that cannot be pressed says where it leads.
    expect(await page.getByRole('table').locator('tbody tr').count()).toBe(items.length)
    expect(await page.getByRole('table').isVisible()).toBe(true)
    const addresses = await page.locator('.evidence .printed-address').allInnerTexts()
    expect(addresses).toEqual(items.map((item) => `${site}/item/${item}/`))
    const ink = await page.evaluate(() => [
      getComputedStyle(document.body).color,
      getComputedStyle(document.querySelector('.chart-dot') ?? document.body).fill,
      getComputedStyle(document.body).backgroundColor,
    ])
    expect(ink).toEqual(['rgb(0, 0, 0)', 'rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
    await context.close()
  })
})

describe('the history', () => {
  it('is on paper without what can be pressed, and says what it leaves out', async () => {
    const context = await browser.newContext()
    const { page } = await openPage(context, `${site}/history/`)
    await bringIn(page, site, await manySessions(site, folder, 33))
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize(PAPER)
    await page.getByText(historyWords.attempts.notOnPaper(3)).waitFor()
    expect(await notForPaper(page)).toEqual([])
    expect(await page.getByText(historyWords.attempts.openItem).filter({ visible: true }).count()).toBe(0)
    for (const table of await page.getByRole('table').all()) expect(await table.isVisible()).toBe(true)
    await context.close()
  })
})
