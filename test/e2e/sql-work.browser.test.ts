/** A problem of SQL from its start to its review, by keys and roles alone, with axe in each state. */
import { type Browser, type BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { PracticeItemOf } from '#schemas/public-item'
import { introduction } from '../../src/text/introduction.ts'
import { session as words } from '../../src/text/session.ts'
import { sql as sqlWords } from '../../src/text/kinds/sql.ts'
import { openChromium } from '../chromium.ts'
import {
  answerRight,
  expectAccessible,
  itemsOf,
  openPage,
  pressOn,
  submit,
  tabTo,
  titleOf,
  writeCode,
} from './candidate.ts'

const site = inject('site')
/** A folder to keep pictures in, where somebody wants to look at them. */
const pictures = process.env['ASSAY_PICTURES']
let browser: Browser
let item: PracticeItemOf<'sql'>

beforeAll(async () => {
  browser = await openChromium()
  const found = [...(await itemsOf(site)).values()].find(({ id }) => id === 'flats-without-a-reading')
  if (found?.kind !== 'sql') throw new Error('no problem of SQL')
  item = found
})
afterAll(() => browser.close())

async function start(options: BrowserContextOptions) {
  const context = await browser.newContext(options)
  const opened = await openPage(context, `${site}/item/${item.id}/`)
  await pressOn(opened.page, introduction.start)
  await titleOf(opened.page)
  const { page } = opened
  // A narrow page has the problem and the answer behind tabs of their own.
  const answer = page.getByRole('tab', { name: words.tabs.work })
  if ((await answer.count()) > 0) await answer.press('Enter')
  const result = page.getByRole('tabpanel', { name: sqlWords.result })
  let taken = 0
  const look = async (state: string): Promise<void> => {
    await expectAccessible(page, state)
    if (pictures === undefined) return
    const name = `${options.viewport?.width}-${options.colorScheme}-${(taken += 1)}-${state.replaceAll(' ', '-')}`
    await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  }
  return { ...opened, context, result, look }
}

const tooMany = 'SELECT number AS flat FROM flats'
const anyMonth =
  'SELECT number AS flat FROM flats AS f WHERE empty_since IS NULL AND NOT EXISTS (SELECT 1 FROM readings AS r WHERE r.flat_id = f.id)'

describe.each([
  { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
] as const)('a problem of SQL, $viewport.width px wide, $colorScheme', (options) => {
  it('shows its tables, the results of runs, and after giving up the databases that tell', async () => {
    const { page, faults, context, result, look } = await start(options)
    await page.getByRole('textbox', { name: /^Your solution in SQL/ }).waitFor()
    const tables = page.getByRole('tabpanel', { name: sqlWords.tables })
    await tables.getByRole('table', { name: /^readings/ }).waitFor()
    await look('sql at work')

    await writeCode(page, tooMany)
    await page.keyboard.press('Control+Enter')
    const got = result.getByRole('table', { name: /^Got/ })
    await got.getByRole('cell', { name: sqlWords.extra }).first().waitFor()
    expect(await got.getByRole('row').count()).toBe(1 + 4)
    await look('sql with a wrong result')

    await writeCode(page, 'SELECT number\nFORM flats')
    await page.keyboard.press('Control+Enter')
    await result.getByText('Unexpected `flats`').waitFor()
    await look('sql that does not compile')
    await pressOn(page, words.run.line(2))
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.editor') !== null))
      .toBe(true)

    await writeCode(page, 'DELETE FROM flats')
    await page.keyboard.press('Control+Enter')
    await result.getByText('DELETE changes the database').waitFor()

    await writeCode(page, anyMonth)
    await submit(page)
    await page.locator('#feedback').waitFor()
    await look('sql submitted')
    expect(await page.locator('#feedback').innerText()).not.toContain(sqlWords.failures)
    await pressOn(page, words.feedback.reveal)
    await page.getByRole('heading', { name: sqlWords.failures }).waitFor()
    await page.getByText(sqlWords.showTables).first().waitFor()
    await look('sql revealed')
    expect(faults).toEqual([])
    await context.close()
  })
})

it('is solved by keys alone', async () => {
  const { page, faults, context } = await start({ viewport: { width: 1280, height: 800 } })
  await answerRight(page, item)
  await submit(page)
  await page.getByRole('heading', { name: words.feedback.heading(3, 3) }).waitFor()
  await expectAccessible(page, 'sql solved')
  expect(faults).toEqual([])
  await context.close()
})

it('moves between tables and result by arrow keys', async () => {
  const { page, context } = await start({ viewport: { width: 1280, height: 800 } })
  await tabTo(page, page.getByRole('tab', { name: sqlWords.tables }))
  await page.keyboard.press('ArrowRight')
  expect(await page.getByRole('tab', { name: sqlWords.result }).getAttribute('aria-selected')).toBe('true')
  await context.close()
})

it('scrolls a wide result inside its frame by keys, and the page not at all', async () => {
  const { page, context, result } = await start({ viewport: { width: 320, height: 640 } })
  const columns = Array.from({ length: 12 }, (_, at) => `'a text of some length' AS column_${at}`)
  await writeCode(page, `SELECT ${columns.join(', ')} FROM flats`)
  await page.keyboard.press('Control+Enter')
  const frame = result.getByRole('region', { name: /^Got/ })
  await frame.waitFor()
  await tabTo(page, frame)
  for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight')
  await expect.poll(() => frame.evaluate((box) => box.scrollLeft)).toBeGreaterThan(100)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThan(1)
  await expectAccessible(page, 'sql with a wide result')
  await context.close()
})
