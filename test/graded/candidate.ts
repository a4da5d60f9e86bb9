/** What a candidate does on the page of a link, before and after the session itself. */
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { introduction } from '../../src/text/introduction.ts'
import { seam } from '../../src/text/seam.ts'
import { openPage, pressOn, tabTo } from '../e2e/candidate.ts'

/** Opens a link, up to the consent. */
export async function begin(context: BrowserContext, link: string) {
  const { page, faults } = await openPage(context, link)
  await page.locator('#consent').waitFor()
  return { page, faults }
}

/** Waits until the site is there without a network: a start waits for that, but for ten seconds at most. */
export async function untilOffline(page: Page): Promise<void> {
  const isKept = () => navigator.serviceWorker.controller !== null
  await expect.poll(() => page.evaluate(isKept)).toBe(true)
}

/** Consents, and starts. */
export async function start(page: Page): Promise<void> {
  await tabTo(page, page.locator('#consent'))
  await page.keyboard.press('Space')
  // some forms offer Python, which comes first
  await page.locator('.button-start:not([aria-disabled="true"])').waitFor()
  await pressOn(page, introduction.start)
  await page.locator('#stem').waitFor()
}

/** Begins the part that is ahead on the screen between two parts. */
export async function beginPart(page: Page, number: number): Promise<void> {
  await page.locator('#seam').waitFor()
  await pressOn(page, seam.begin(number))
  await page.locator('#stem').waitFor()
}

/** Presses a button that downloads a file. @returns its path in the folder */
export async function downloaded(page: Page, name: string, folder: string): Promise<string> {
  const arriving = page.waitForEvent('download')
  await pressOn(page, name)
  const path = join(folder, (await arriving).suggestedFilename())
  await (await arriving).saveAs(path)
  return path
}
