/** A problem that wants its work to grow slowly enough, solved rightly and too slowly. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { session as words } from '../../src/text/session.ts'
import { editorOf, openPage, pressOn, submit, titleOf } from './candidate.ts'
import { browser, replaceText, site } from './editing.ts'

const slow = fileURLToPath(
  new URL(
    '../../content/banks/core/items/since-the-last-price/submissions/time_limit_exceeded/looks-back-up.js',
    import.meta.url,
  ),
)

afterAll(() => browser.close())

it('the page counts steps when all answers are right, and names the class and the dearest place', async () => {
  const context = await browser.newContext()
  const { page, faults } = await openPage(context, `${site}/item/since-the-last-price/`)
  const counters: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('steps-worker-')) counters.push(request.url())
  })
  await pressOn(page, words.introduction.start)
  await titleOf(page)
  await editorOf(page).waitFor()
  // The program is JavaScript, and TypeScript runs what JavaScript is.
  await replaceText(page, readFileSync(slow, 'utf8'))
  expect(counters).toEqual([])
  await submit(page)
  const part = page.locator('.part', { hasText: 'Time: n' }).first()
  await part.waitFor({ timeout: 120_000 })
  const text = await part.innerText()
  expect(text).toMatch(/With prices the steps grow like n\^2, .* fits \d+(?:\.\d)? times worse/)
  expect(text).toMatch(/\d+ of them in line 5, column 5: while/)
  expect(await part.getAttribute('class')).toContain('part-missed')
  expect(counters.length).toBeGreaterThan(0)
  expect(faults).toEqual([])
  await context.close()
})
