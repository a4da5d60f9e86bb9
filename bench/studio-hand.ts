/** What a designer's hand does on the studio's pages: each place is named by the page's own words. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { studio as words } from '../src/text/studio.ts'
import { fieldName } from '../src/text/studio-fields.ts'

/** Begins with a test of the site. */
export async function beginWith(page: Page, address: string, test: string): Promise<void> {
  await page.goto(address)
  await answered(page)
  const option = page.getByLabel(words.test).locator(`option[value$=" ${test}"]`)
  await page.getByLabel(words.test).selectOption((await option.getAttribute('value')) ?? '')
  await answered(page)
}

/** Waits until the check and the figures are of the design as it is. */
export async function answered(page: Page): Promise<void> {
  // a change is asked for after it is drawn
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn)))),
  )
  await page.locator('.studio-faults[data-checked="true"]').waitFor()
}

/** The group of fields that has this name, such as the second quota. */
export function nth(page: Page, field: string, place: number): Locator {
  return page.getByRole('group', { name: words.form.entry(fieldName(field), place), exact: true })
}

/** Writes into a field of a blueprint. */
export async function write(page: Page, group: Locator, field: string, value: string): Promise<void> {
  // a slider beside the field bears its name too
  const place = group.getByLabel(fieldName(field), { exact: true }).first()
  await place.fill(value)
  await place.blur()
  await answered(page)
}

/** Chooses in a list of a blueprint. */
export async function choose(page: Page, group: Locator, label: string, value: string): Promise<void> {
  await group.getByLabel(label, { exact: true }).selectOption(value)
  await answered(page)
}

/** Writes a number of who sits the test, and of what is wanted. */
export async function wish(page: Page, label: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().fill(value)
  await answered(page)
}

/** Rows of the first table of that name, cell by cell. */
export async function rowsOf(page: Page, label: string): Promise<readonly (readonly string[])[]> {
  const rows = page.locator(`[role="region"][aria-label="${label}"]`).first().locator('tbody tr')
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => (cell.textContent ?? '').trim())),
  )
}

/** Gives the test to so many simulated candidates. */
export async function simulate(page: Page, candidates: number): Promise<void> {
  const field = page.getByLabel(words.simulation.n, { exact: true })
  // another number is a change of the design, which undo would take back
  if ((await field.inputValue()) !== String(candidates))
    await wish(page, words.simulation.n, String(candidates))
  await page.getByRole('button', { name: words.simulation.run, exact: true }).click()
  const progress = page.getByRole('progressbar', { name: words.simulation.heading })
  await progress.waitFor()
  await progress.waitFor({ state: 'detached' })
}

/** Room around what is pictured, in CSS pixels; less below it, where the next line begins. */
const ROOM = 16
const ROOM_BELOW = 4
/** A document's picture is looked at, not waited for. */
const MOST_BYTES = 150_000

/** Pictures what stands from one place of a page to another. */
export async function picture(folder: string, name: string, from: Locator, to: Locator): Promise<void> {
  const page = from.page()
  const boxes = [await placeOf(from), await placeOf(to)]
  const left = Math.max(0, Math.min(...boxes.map(({ x }) => x)) - ROOM)
  const top = Math.min(...boxes.map(({ y }) => y)) - ROOM
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + ROOM
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + ROOM_BELOW
  const path = join(folder, `${name}.png`)
  const clip = { x: left, y: top, width: right - left, height: bottom - top }
  await page.screenshot({ path, clip, fullPage: true, animations: 'disabled' })
  const { size } = statSync(path)
  if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes, more than ${MOST_BYTES}`)
  console.log(`wrote ${path} (${Math.round(size / 1000)} kB)`)
}

/** Where it stands on its whole page, in CSS pixels. */
async function placeOf(target: Locator) {
  return target.first().evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x + scrollX, y: y + scrollY, width, height }
  })
}
