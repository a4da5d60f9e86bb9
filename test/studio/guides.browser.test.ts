/** A designer goes through the studio's guides: each step can be done as it says, and shows what it says. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { guides } from '../../src/studio/guides/guides.ts'
import { studioGuides as words } from '../../src/text/studio-guides.ts'
import { studioPages } from '../../src/text/studio-pages.ts'
import { openChromium } from '../chromium.ts'
import { expectAccessible, openPage, pressOn } from '../e2e/candidate.ts'
import { perform, waitForSight } from './perform-guide.ts'

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(() => browser.close())

it.each(guides)('leads through $id, step by step', async ({ title, steps }) => {
  const { page, faults } = await openPage(await browser.newContext(), `${site}/studio/guides/`)
  await pressOn(page, words.begin(title), 'link')
  const panel = page.getByRole('complementary', { name: words.label })
  for (const [at, step] of steps.entries()) {
    await panel.getByText(words.step(title, at + 1, steps.length)).waitFor()
    const way = panel.getByRole('link', { name: studioPages[step.page].name, exact: true })
    if ((await way.count()) > 0) {
      await way.click()
      await way.waitFor({ state: 'detached' })
    }
    await page.getByRole('heading', { name: studioPages[step.page].title, level: 1 }).waitFor()
    for (const act of step.acts) {
      await perform(page, act)
      // somebody who reads the next act is slower than the check
      await page.locator('.studio-faults[data-checked="false"]').waitFor({ state: 'detached' })
    }
    for (const sight of step.sights) await waitForSight(page, sight)
    if (at < steps.length - 1) await panel.getByRole('button', { name: words.next }).click()
  }
  await panel.getByRole('button', { name: words.end }).click()
  await panel.waitFor({ state: 'detached' })
  expect(new URL(page.url()).search).toBe('')
  expect(faults).toEqual([])
  await page.context().close()
})

it.each([
  { name: 'light and wide', colorScheme: 'light', width: 1440 },
  { name: 'dark and narrow', colorScheme: 'dark', width: 360 },
] as const)('is accessible, $name, by itself and beside a page', async ({ name, colorScheme, width }) => {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } })
  const { page } = await openPage(context, `${site}/studio/guides/`)
  for (const whole of await page.locator('.guide-whole > summary').all()) await whole.click()
  await expectAccessible(page, name)
  await pressOn(page, words.begin(guides[0]?.title ?? ''), 'link')
  await page.getByRole('complementary', { name: words.label }).waitFor()
  await expectAccessible(page, `${name}, beside a page`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  await context.close()
})

it('keeps its step when the page is loaded anew', async () => {
  const { page } = await openPage(await browser.newContext(), `${site}/studio/calibration/?guide=first-bank`)
  const panel = page.getByRole('complementary', { name: words.label })
  await panel.waitFor()
  await pressOn(page, words.next)
  await page.reload()
  const [{ title, steps }] = guides as [(typeof guides)[number]]
  await panel.getByText(words.step(title, 2, steps.length)).waitFor()
  await pressOn(page, words.back)
  await panel.getByText(words.step(title, 1, steps.length)).waitFor()
  await page.context().close()
})
