/** A problem that wants its work to grow slowly enough, solved rightly and too slowly. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { growth as growthWords } from '../../src/text/growth.ts'
import { introduction } from '../../src/text/introduction.ts'
import { session as words } from '../../src/text/session.ts'
import {
  editorOf,
  expectAccessible,
  openPage,
  pressOn,
  proceed,
  submit,
  tabTo,
  titleOf,
} from './candidate.ts'
import { browser, replaceText, site } from './editing.ts'

const items = new URL('../../content/banks/core/items/', import.meta.url)

afterAll(() => browser.close())

/** Writes a submission and submits it. @returns the part of the score that is about steps */
async function solve(page: Page, item: string, file: string) {
  await pressOn(page, introduction.start)
  await titleOf(page)
  await editorOf(page).waitFor()
  // The program is JavaScript, and TypeScript runs what JavaScript is.
  await replaceText(page, readFileSync(fileURLToPath(new URL(`${item}/submissions/${file}`, items)), 'utf8'))
  await submit(page)
  const part = page.locator('.part', { hasText: 'Time: n' }).first()
  await part.waitFor()
  return part
}

it('the page counts steps when all answers are right, and names the class and the dearest place', async () => {
  const context = await browser.newContext()
  const { page, faults } = await openPage(context, `${site}/item/since-the-last-price/`)
  const counters: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('steps-worker-')) counters.push(request.url())
  })
  const part = await solve(page, 'since-the-last-price', 'time_limit_exceeded/looks-back-up.js')
  const text = await part.innerText()
  expect(text).toMatch(/With prices the steps grow like n\^2, .* fits \d+(?:\.\d)? times worse/)
  expect(text).toMatch(/\d+ of them in line 5, column 5: while/)
  expect(await part.getAttribute('class')).toContain('part-missed')
  expect(counters).toHaveLength(1)

  // The figure says what it shows, and its table is one key away.
  const figure = page.getByRole('img', { name: growthWords.title('prices') })
  await figure.waitFor()
  expect(await figure.locator('.chart-label').allTextContents()).toEqual(['n²', 'wanted: n'])
  await tabTo(page, page.locator('.growth summary'))
  await page.keyboard.press('Enter')
  const rows = page.getByRole('region', { name: growthWords.title('prices') }).getByRole('row')
  expect(await rows.count()).toBe((await figure.locator('circle').count()) + 1)
  expect(await rows.nth(1).innerText()).toMatch(/^8\s+\d+\s+\d+\s+\d+\s+[\d,]+$/)
  // Memory is told beside the steps.
  expect(text).toMatch(/Memory beyond the input grows like n; \d+ KB at size \d+/)
  await page.locator('.growth', { hasText: growthWords.spaceNote }).waitFor()
  await expectAccessible(page, 'steps, light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page, 'steps, dark')
  expect(faults).toEqual([])
  await context.close()
})

it('work that grows as wanted earns the last step, with one line in the figure, also of the result', async () => {
  const context = await browser.newContext()
  const { page, faults } = await openPage(context, `${site}/item/since-the-last-price/`)
  const part = await solve(page, 'since-the-last-price', 'accepted/each-row-in-turn.js')
  expect(await part.getAttribute('class')).toContain('part-met')
  const figure = page.getByRole('img', { name: growthWords.title('prices') })
  expect(await figure.locator('.chart-label').allTextContents()).toEqual(['n'])

  await proceed(page)
  await page.getByRole('link', { name: words.finished.link }).click()
  const folded = page.locator('details.growth')
  await tabTo(page, folded.locator('summary').first())
  await page.keyboard.press('Enter')
  await figure.waitFor()
  await expectAccessible(page, 'steps on the result page')
  expect(faults).toEqual([])
  await context.close()
})

it('the page measures a query on tables that grow, and draws what it found', async () => {
  const context = await browser.newContext()
  const { page, faults } = await openPage(context, `${site}/item/gifts-so-far/`)
  const part = await solve(page, 'gifts-so-far', 'time_limit_exceeded/adds-up-for-each.sql')
  expect(await part.innerText()).toMatch(
    /With rows the steps grow like n\^2, .* fits \d+(?:\.\d)? times worse/,
  )
  expect(await part.getAttribute('class')).toContain('part-missed')
  const figure = page.getByRole('img', { name: growthWords.title(growthWords.tables) })
  expect(await figure.locator('.chart-label').allTextContents()).toEqual(['n²', 'wanted: n log n'])
  await expectAccessible(page, 'the work of a query')
  expect(faults).toEqual([])
  await context.close()
})
