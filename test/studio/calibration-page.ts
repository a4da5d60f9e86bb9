import { readFile } from 'node:fs/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { calibration as words } from '../../src/text/calibration.ts'
import { openPage, pressOn, tabTo } from '../e2e/candidate.ts'
import { madeResponses } from '../calibrate-page/made-responses.ts'

/** Items that the made people of two teams answered; for one team one of them is harder than for the other. */
export const UNFAIR = 2

/** A wide table of answers by people of two teams, of whom half are in each. @param ids of the items, at least three */
export function madeTeams(persons: number, ids: readonly string[]): string {
  const { starts, category } = madeResponses(persons, ids.length)
  const rows = Array.from({ length: persons }, (_, n) => {
    const scores = [...category.subarray(starts[n], starts[n + 1])]
    // of those in the second team who pass, two of three fail all the same
    if (n % 2 === 1 && n % 3 !== 0) scores[UNFAIR] = 0
    return `p${n},${n % 2 === 0 ? 'north' : 'south'},${scores.join(',')}\n`
  })
  return `person,team,${ids.join(',')}\n${rows.join('')}`
}

/** The page of calibrations, opened. */
export async function openCalibration(
  browser: Browser,
  site: string,
  look: object = {},
): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const opened = await openPage(await browser.newContext(look), `${site}/studio/calibration/`)
  // as long as anybody listens, choosers of files are handed to the test; else the browser would open one by itself
  opened.page.on('filechooser', () => undefined)
  await opened.page.getByRole('button', { name: words.choices.run, exact: true }).waitFor()
  return opened
}

/** Chooses a file by keys alone. */
export async function chooseFile(page: Page, button: string, path: string): Promise<void> {
  await tabTo(page, page.getByLabel(button, { exact: true }))
  const asked = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await asked).setFiles(path)
}

/** Chooses the responses, and waits until the page has looked at them. */
export async function chooseResponses(page: Page, path: string): Promise<void> {
  await chooseFile(page, words.drop.files, path)
  await page
    .locator('.calibration-command')
    .getByText(path.split('/').at(-1) ?? '')
    .waitFor()
}

/** Chooses an option of a list by the arrow keys. */
export async function chooseOption(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await tabTo(page, field)
  const steps = await field.evaluate(
    (select: HTMLSelectElement, wanted) =>
      [...select.options].findIndex((one) => one.label === wanted) - select.selectedIndex,
    option,
  )
  for (let step = 0; step < Math.abs(steps); step += 1)
    await page.keyboard.press(steps < 0 ? 'ArrowUp' : 'ArrowDown')
  await expect.poll(() => chosenIn(field)).toBe(option)
}

function chosenIn(field: Locator): Promise<string> {
  return field.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label ?? '')
}

/** Calibrates what was chosen, and waits for the finding, which has the focus. */
export async function calibrated(page: Page): Promise<void> {
  await pressOn(page, words.choices.run)
  const finding = page.locator('#calibration-finding')
  await finding.waitFor()
  await expect.poll(() => finding.evaluate((element) => element === document.activeElement)).toBe(true)
}

/** Goes to a part of what was found, by keys alone. */
export async function goTo(page: Page, part: string): Promise<void> {
  await tabTo(page, page.getByRole('tab', { selected: true }))
  const wanted = page.getByRole('tab', { name: part, exact: true })
  for (let step = 0; step < 4 && (await wanted.getAttribute('aria-selected')) !== 'true'; step += 1)
    await page.keyboard.press('ArrowRight')
  expect(await wanted.getAttribute('aria-selected')).toBe('true')
}

/** What a button downloads. */
export async function downloaded(page: Page, button: string): Promise<string> {
  const arriving = page.waitForEvent('download')
  await pressOn(page, button)
  return readFile(await (await arriving).path(), 'utf8')
}

/** Cells of the rows of a table, by the name of its region. */
export async function rowsOf(page: Page, table: string | RegExp): Promise<readonly (readonly string[])[]> {
  const rows = page.getByRole('region', { name: table }).locator('tbody tr')
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())),
  )
}
