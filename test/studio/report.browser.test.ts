/** The technical report of a design: downloaded from the page as a designer does it, and read as a file of its own. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { sampleCalibrationFile } from '../../src/report/sample-design.ts'
import { studioReport as words } from '../../src/text/studio-report.ts'
import { studio as studioWords } from '../../src/text/studio.ts'
import { openChromium } from '../chromium.ts'
import { openPage, pressOn } from '../e2e/candidate.ts'
import { violationsOn } from '../violations.ts'

const site = inject('site')
let browser: Browser
let folder = ''

beforeAll(async () => {
  browser = await openChromium()
  folder = await mkdtemp(join(tmpdir(), 'assay-studio-report-'))
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

/** The studio with a test of the site, by its id; with the first one where it is absent. */
async function opened(test?: string): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  const context = await browser.newContext()
  const { page, faults } = await openPage(context, `${site}/studio/`)
  await checked(page)
  if (test !== undefined) {
    const option = page.locator(`option[value$=" ${test}"]`)
    await page.getByLabel(studioWords.test).selectOption((await option.getAttribute('value')) ?? '')
    await expect.poll(() => page.locator('.studio-yaml').inputValue()).toContain(`id: ${test}\n`)
    await checked(page)
  }
  return { page, faults }
}

async function simulated(page: Page, n: number): Promise<void> {
  await page.getByLabel(studioWords.simulation.n, { exact: true }).fill(String(n))
  await pressOn(page, studioWords.simulation.run)
  await page.getByRole('button', { name: studioWords.simulation.download }).waitFor()
  await page.getByText(words.withSimulation(n)).waitFor()
}

async function checked(page: Page): Promise<void> {
  await page.locator('.studio-faults[data-checked="true"]').waitFor()
}

/** Presses the button and keeps what comes. @returns the address of the file */
async function downloaded(page: Page, name: string): Promise<string> {
  const arriving = page.waitForEvent('download')
  await pressOn(page, words.download)
  const path = join(folder, name)
  await (await arriving).saveAs(path)
  return pathToFileURL(path).href
}

/** Rows of a table by the words that name them. */
async function rowsOf(page: Page, label: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await page
    .getByRole('region', { name: label, exact: true })
    .first()
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => (cell.textContent ?? '').trim())),
    )
  return new Map(rows.map(([head = '', ...cells]) => [head, cells]))
}

it('has the figures of the page, asks nobody for anything, and prints', async () => {
  const { page, faults } = await opened()
  await page.getByLabel(studioWords.wishes.cuts).fill('0.5')
  await checked(page)
  await simulated(page, 60)
  const summary = await rowsOf(page, studioWords.figures.summary)
  const outcome = await rowsOf(page, studioWords.simulation.figures)
  const used = await rowsOf(page, studioWords.figures.usage)
  const address = await downloaded(page, 'whole.html')
  await page.getByText(words.made('report-mock-screen.html')).waitFor()
  expect(faults).toEqual([])
  await page.context().close()

  const report = await (await browser.newContext()).newPage()
  const asked: string[] = []
  report.on('request', (request) => asked.push(request.url()))
  await report.goto(address)
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([address])
  const look = await rowsOf(report, 'In one look')
  for (const name of ['se', 'rmse', 'reliability', 'length', 'minutes', 'exposure'] as const) {
    const row = studioWords.figures[name]
    expect(look.get(row)?.slice(0, 2), row).toEqual(outcome.get(row))
  }
  for (const name of ['overlap', 'unused', 'accuracy', 'consistency', 'tooHigh', 'tooLow'] as const) {
    const row = studioWords.figures[name]
    expect(look.get(row)?.[0], row).toBe(summary.get(row)?.[0])
  }
  const met = await rowsOf(report, 'The 20 items met most; the others stand in Items and their parameters')
  expect([...met.values()]).toEqual([...used.values()])
  const pdf = await report.pdf({ format: 'A4' })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(5)
  await report.context().close()
})

it('is accessible in every look, and no wider than its window', async () => {
  // of few items: every part is there, and tables of hundreds of rows say nothing more
  const { page } = await opened('dry-run')
  await page.getByLabel(studioWords.wishes.cuts).fill('0.5')
  await checked(page)
  await simulated(page, 40)
  const address = await downloaded(page, 'small.html')
  await page.context().close()
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 360],
  ] as const) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
    const report = await context.newPage()
    const said: string[] = []
    report.on('console', (message) => said.push(message.text()))
    await report.goto(address)
    expect(await violationsOn(report), colorScheme).toEqual([])
    expect(await report.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(said).toEqual([])
    await context.close()
  }
})

it('takes a calibration file along, says what is wrong with another one, and makes none of a faulty blueprint', async () => {
  const { page, faults } = await opened()
  const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')]
  await writeFile(good, JSON.stringify(sampleCalibrationFile))
  await writeFile(bad, '{ "version": 1 }')
  await page.getByText(words.withoutSimulation).waitFor()
  const field = page.getByLabel(words.choose)
  await field.setInputFiles(bad)
  await pressOn(page, words.download)
  await page.getByText(words.unusable).waitFor()
  expect(await page.getByRole('alert').innerText()).toContain('bad.json:1: Missing key `model`')
  await field.setInputFiles(good)
  const report = await page.context().newPage()
  await report.goto(await downloaded(page, 'calibrated.html'))
  expect(await page.getByText(words.unusable).count()).toBe(0)
  const fit = report.getByRole('region', { name: 'Fit and fairness' })
  expect(await fit.innerText()).toContain('The calibration good.json is about 0 of the')
  expect(await report.getByRole('region', { name: 'Simulation', exact: true }).innerText()).toContain(
    'No simulation of this very design was run',
  )
  await page.bringToFront()
  await page.getByRole('tab', { name: studioWords.yaml.tab }).click()
  await page.locator('.studio-yaml').fill('blocks: [')
  await checked(page)
  await pressOn(page, words.download)
  await page.getByText(words.refused).waitFor()
  expect(faults).toEqual([])
  await page.context().close()
})
