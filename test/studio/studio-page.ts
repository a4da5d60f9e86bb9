import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { studio as words } from '../../src/text/studio.ts'
import { openPage } from '../e2e/candidate.ts'

interface Opened {
  readonly page: Page
  readonly faults: string[]
}

/** The studio with a test of the bank, once everything is said of it. */
export async function openStudio(
  browser: Browser,
  site: string,
  test: string,
  look: object = {},
): Promise<Opened> {
  const { page, faults } = await openPage(await browser.newContext(look), `${site}/studio/`)
  await checked(page)
  const option = page.locator(`option[value$=" ${test}"]`)
  await page.getByLabel(words.test).selectOption((await option.getAttribute('value')) ?? '')
  await expect.poll(() => textOf(page)).toContain(`id: ${test}\n`)
  await checked(page)
  return { page, faults }
}

/** Lets the next pages of the studio come later than the address takes to follow, as they do from afar. */
export async function slowPages(page: Page): Promise<void> {
  await page.route('**/studio/**', async (route) => {
    if (route.request().resourceType() === 'document') await delay(400)
    await route.continue()
  })
}

export async function checked(page: Page): Promise<void> {
  await page.locator('.studio-faults[data-checked="true"]').waitFor()
}

/** The blueprint as it stands in the YAML. */
export function textOf(page: Page): Promise<string> {
  return page.locator('.studio-yaml').inputValue()
}

/** A row of the summary, as it is shown. */
export async function summaryOf(page: Page, row: string): Promise<readonly string[]> {
  const table = page.getByRole('region', { name: words.figures.summary })
  return table.getByRole('row').filter({ hasText: row }).first().getByRole('cell').allInnerTexts()
}
