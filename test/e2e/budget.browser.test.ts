/** The site's byte budgets. Bytes do not depend on the machine, so a page that grows beyond them fails here. */
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { session as words } from '../../src/text/session.ts'
import { chromiumOptions } from '../chromium.ts'
import { countBytes } from '../page-bytes.ts'
import { editorOf, pressOn, titleOf } from './candidate.ts'

const site = inject('site')
const kilobyte = 1000
let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch(chromiumOptions())
})
afterAll(() => browser.close())

it('keeps the session page small before the editor, and with it', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const bytes = countBytes(page)
  // The editor is fetched while the candidate reads; here it is held back, to see the page without it.
  let isHeld = true
  const held: (() => void)[] = []
  await page.route(/code-mirror/, async (route) => {
    if (isHeld) await new Promise<void>((resolve) => held.push(resolve))
    await route.continue()
  })
  await page.goto(`${site}/test/practice/`)
  await page.getByRole('button', { name: words.introduction.start, exact: true }).waitFor()
  const before = await bytes()
  expect(before.page).toBeLessThanOrEqual(25 * kilobyte)

  isHeld = false
  for (const release of held) release()
  await pressOn(page, words.introduction.start)
  await titleOf(page)
  await page.waitForLoadState('networkidle')
  const after = await bytes()
  expect(after.page).toBeLessThanOrEqual(140 * kilobyte)
  expect(await editorOf(page).count()).toBeLessThanOrEqual(1)
  await context.close()
})
