/** Results that are dropped on the calibration page by the mouse, as the browser gives them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { calibration as words } from '../../src/text/calibration.ts'
import { madeResponses } from '../calibrate-page/made-responses.ts'
import { openChromium } from '../chromium.ts'
import { runAssay } from '../release/assay.ts'
import { calibrated, downloaded, openCalibration } from './calibration-page.ts'

const site = inject('site')
const folder = mkdtempSync(join(tmpdir(), 'assay-drop-'))
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

/** Lets files and folders fall on the middle of the page. */
async function drop(page: Page, names: readonly string[]): Promise<void> {
  const debug = await page.context().newCDPSession(page)
  const data = { items: [], files: names.map((name) => join(folder, name)), dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await debug.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
  await debug.detach()
}

/** A folder with a file for each session, as `assay score --json` prints it; more than a browser lists at once. */
function writeSessions(name: string): void {
  const items = 8
  const { persons, starts, category } = madeResponses(240, items)
  for (let n = 0; n < persons; n++) {
    const below = join(folder, name, n % 2 === 0 ? 'monday' : 'tuesday')
    mkdirSync(below, { recursive: true })
    const session = { bank: 'core', release: '1.0.0', test: 'screening', timeMultiplier: 1 }
    const given = [...category.subarray(starts[n], starts[n + 1])].map((score, i) => ({
      id: `i${i + 1}`,
      version: '1.0.0',
      block: 'main',
      category: score,
      max: 1,
    }))
    writeFileSync(
      join(below, `p${n}.json`),
      JSON.stringify([
        {
          file: `p${n}.json`,
          status: 'accepted',
          reasons: [],
          theta: 0,
          se: 1,
          session: { ...session, attempt: `p${n}`, languages: ['typescript'] },
          items: given,
        },
      ]),
    )
  }
}

it('takes a folder that is dropped with all that is below it, as the command line does', async () => {
  const { page, faults } = await openCalibration(browser, site)
  writeSessions('results')
  await drop(page, ['results'])
  await page.getByText(words.drop.folderOf(240)).waitFor()
  await calibrated(page)
  const command = (await page.locator('.calibration-command code').innerText()).split(' ')
  expect(command.slice(0, 3)).toEqual(['assay', 'calibrate', 'results'])
  const { code, stderr } = await runAssay(folder, ...command.slice(1))
  expect(code, stderr).toBe(0)
  expect(await downloaded(page, words.outcome.parameters)).toBe(
    readFileSync(join(folder, 'results-calibration.json'), 'utf8'),
  )
  expect(faults).toEqual([])
  await page.context().close()
})

it('keeps what was dropped when the next is an empty folder, until there is another', async () => {
  const { page, faults } = await openCalibration(browser, site)
  writeFileSync(join(folder, 'first.csv'), 'person,i1,i2\na,1,0\nb,0,1\n')
  mkdirSync(join(folder, 'empty', 'below'), { recursive: true })
  await drop(page, ['first.csv'])
  const chosen = page.locator('.calibration-chosen')
  await chosen.getByText('first.csv').waitFor()
  await drop(page, ['empty'])
  await page.getByRole('alert').getByText(words.drop.nothing).waitFor()
  expect(await chosen.innerText()).toContain('first.csv')
  expect(page.url()).toContain('/studio/calibration/')
  writeFileSync(join(folder, 'next.csv'), 'person,i1,i2\na,1,0\nb,0,1\n')
  await drop(page, ['next.csv'])
  await chosen.getByText('next.csv').waitFor()
  await page.getByText(words.drop.nothing).waitFor({ state: 'detached' })
  expect(faults).toEqual([])
  await page.context().close()
})
