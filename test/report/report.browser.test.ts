/** The pages of reports as files in a browser: what they ask for, what they are to everybody, what of them is on paper. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportStyle } from '../../generators/report/report-style.ts'
import { writeCalibrationReport } from '../../generators/report/write-calibration-report.ts'
import { writePage } from '../../generators/report/write-page.ts'
import { writeSimulationReport } from '../../generators/report/write-simulation-report.ts'
import { sampleAttempts, sampleGroups, sampleTest } from '../../src/report/sample-attempts.ts'
import {
  HOSTILE,
  sampleCalibration,
  sampleHeading,
  sampleSimulation,
} from '../../src/report/sample-reports.ts'
import { cohortPage } from '#report'
import { openChromium } from '../chromium.ts'
import { violationsOn } from '../violations.ts'

let browser: Browser
let folder = ''
const pages: Record<string, string> = {}

beforeAll(async () => {
  browser = await openChromium()
  folder = await mkdtemp(join(tmpdir(), 'assay-report-'))
  const few = sampleCalibration(6)
  const named = few.items.map((item, i) =>
    i % 2 === 0 ? { ...item, id: `${HOSTILE}${'x'.repeat(200)}${i}` } : item,
  )
  const attempts = sampleAttempts({ candidates: 70 }).map((report, n) =>
    n % 9 === 0 ? { ...report, candidate: `${HOSTILE}${'x'.repeat(200)}${n}` } : report,
  )
  const about = { test: sampleTest, made: Date.UTC(2026, 10, 22), groups: sampleGroups(attempts), cut: 3.5 }
  const unread = [{ file: HOSTILE, reason: `${HOSTILE}${'x'.repeat(200)}` }]
  const style = await reportStyle()
  const written = {
    cohort: await writePage(join(folder, 'cohort'), cohortPage({ ...about, attempts, unread }, style)),
    'small cohort': await writePage(
      join(folder, 'small'),
      cohortPage(
        {
          ...about,
          attempts: attempts.slice(0, 12),
          unread,
          pageOf: (attempt) => ({ reviewer: attempt, candidate: attempt }),
        },
        style,
      ),
    ),
    calibration: await writeCalibrationReport(join(folder, 'few'), { ...few, items: named }),
    many: await writeCalibrationReport(join(folder, 'many'), sampleCalibration(200, 100)),
    simulation: await writeSimulationReport(join(folder, 'simulation'), sampleSimulation, sampleHeading),
  }
  for (const [name, path] of Object.entries(written)) pages[name] = pathToFileURL(path).href
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

async function opened(
  name: string,
  options: { readonly width: number; readonly colorScheme?: 'light' | 'dark' },
): Promise<{
  readonly page: Page
  readonly faults: readonly string[]
  readonly requests: readonly string[]
}> {
  const context = await browser.newContext({
    viewport: { width: options.width, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
  })
  const page = await context.newPage()
  const faults: string[] = []
  const requests: string[] = []
  page.on('console', (message) => faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => requests.push(request.url().slice(0, 40)))
  await page.goto(pages[name] ?? '')
  return { page, faults, requests }
}

describe.each(['calibration', 'simulation', 'cohort', 'small cohort'])('the page of a %s', (name) => {
  it.each([
    { width: 1280, colorScheme: 'light' },
    { width: 360, colorScheme: 'dark' },
  ] as const)('is accessible at $width px, $colorScheme', async (options) => {
    const { page, faults, requests } = await opened(name, options)
    await page.locator('details').evaluateAll((all) => {
      for (const each of all.slice(0, 4)) each.setAttribute('open', '')
    })
    expect(await violationsOn(page)).toEqual([])
    expect(faults).toEqual([])
    // the file itself, and the face that stands in it
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:font/'))).toEqual([])
    expect(requests.filter((url) => url.startsWith('file:'))).toHaveLength(1)
    await page.context().close()
  })

  it.each([1280, 900, 360, 320])(
    'does not scroll sideways at %d px; wide tables do, by keyboard too',
    async (width) => {
      const { page } = await opened(name, { width })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      const unreached = await page
        .locator('.frame')
        .evaluateAll(
          (all) =>
            all.filter((each) => each.scrollWidth > each.clientWidth && each.getAttribute('tabindex') !== '0')
              .length,
        )
      expect(unreached).toBe(0)
      await page.context().close()
    },
  )

  it('has the data of a figure one key away', async () => {
    const { page } = await opened(name, { width: 1280 })
    const details = page.locator('figure details').first()
    await details.locator('summary').focus()
    await page.keyboard.press('Enter')
    expect(await details.locator('tbody tr').first().isVisible()).toBe(true)
    await page.context().close()
  })

  it.each(['A4', 'Letter'] as const)('fits on %s, without what can only be pressed', async (format) => {
    const { page } = await opened(name, { width: format === 'A4' ? 680 : 703 })
    await page.emulateMedia({ media: 'print' })
    const lost = await page.evaluate(() => {
      const isSeen = (element: Element) => element.checkVisibility({ contentVisibilityAuto: true })
      const controls = [...document.querySelectorAll('summary, nav, .skip, .back')].filter(isSeen)
      const cut = [...document.querySelectorAll('main *')].filter(
        (element) => isSeen(element) && element.getBoundingClientRect().right > innerWidth + 1,
      )
      return [...controls, ...cut].map(
        ({ tagName, textContent }) => `${tagName}: ${textContent.slice(0, 60)}`,
      )
    })
    expect(lost).toEqual([])
    expect((await page.pdf({ format })).length).toBeGreaterThan(10_000)
    await page.context().close()
  })
})

it('keeps 200 items usable: what is far away is not laid out, and every item is one key from the table', async () => {
  const { page } = await opened('many', { width: 1280 })
  expect(await page.locator('article').count()).toBe(200)
  const last = page.locator('article').last()
  expect(
    await last
      .locator('svg')
      .first()
      .evaluate((each) => each.checkVisibility({ contentVisibilityAuto: true })),
  ).toBe(false)
  await page.locator('#items tbody a').last().press('Enter')
  await expect
    .poll(() => last.locator('h3').evaluate((each) => Math.round(each.getBoundingClientRect().top)))
    .toBeLessThan(200)
  expect(await last.locator('svg').first().isVisible()).toBe(true)
  await page.context().close()
})
