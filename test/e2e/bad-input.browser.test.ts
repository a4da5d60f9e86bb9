/** What a candidate meets when something is wrong: words, and a way on. */
import { type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { problems } from '../../src/text/problems.ts'
import { introduction } from '../../src/text/introduction.ts'
import { session as words } from '../../src/text/session.ts'
import { openChromium } from '../chromium.ts'
import { editorOf, expectAccessible, openPage, pressOn, tabTo, titleOf } from './candidate.ts'

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(() => browser.close())

describe('bad input', () => {
  it('says that a second tab cannot write, and lets it take over when the first is gone', async () => {
    const context = await browser.newContext()
    const first = await openPage(context, `${site}/test/practice/`)
    await pressOn(first.page, introduction.start)
    const title = await titleOf(first.page)
    const second = await openPage(context, `${site}/test/practice/`)
    await second.page.getByRole('heading', { name: problems['open-elsewhere'].title }).waitFor()
    await expectAccessible(second.page, 'open elsewhere')
    await pressOn(second.page, words.problem.ways['take-over'])
    await second.page.getByRole('heading', { name: problems['still-open-elsewhere'].title }).waitFor()
    await expectAccessible(second.page, 'still open elsewhere')
    await first.page.close()
    await pressOn(second.page, words.problem.ways['take-over'])
    expect(await titleOf(second.page)).toBe(title)
    await context.close()
  })

  it('tells when nothing can be stored, and goes on in the tab', async () => {
    const context = await browser.newContext()
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'Worker', {
        value: function Worker() {
          throw new DOMException('workers are off', 'SecurityError')
        },
      })
    })
    const { page } = await openPage(context, `${site}/test/practice/`)
    await pressOn(page, introduction.start)
    await page.getByRole('heading', { name: problems['storage-unavailable'].title }).waitFor()
    await expectAccessible(page, 'storage unavailable')
    await pressOn(page, words.problem.ways['continue-unsaved'])
    expect(await titleOf(page)).not.toBe('')
    await context.close()
  })

  it('names what a browser without secure random numbers lacks', async () => {
    const context = await browser.newContext()
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'crypto', { value: undefined })
    })
    const { page } = await openPage(context, `${site}/test/practice/`)
    await pressOn(page, introduction.start)
    await page.getByRole('heading', { name: problems['no-secure-context'].title }).waitFor()
    await context.close()
  })

  it('refuses a megabyte in an answer in words, and keeps what was there', async () => {
    const context = await browser.newContext()
    const { page, faults } = await openPage(context, `${site}/test/practice/`)
    await pressOn(page, introduction.start)
    await titleOf(page)
    const editor = editorOf(page)
    await tabTo(page, editor)
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText('const kept = "😀 \u202e עברית"\n')
    await page.keyboard.insertText('x'.repeat(1_000_000))
    await page.getByText(words.code.tooLong).first().waitFor()
    expect(await editor.innerText()).toContain('const kept')
    expect((await editor.innerText()).length).toBeLessThan(1000)
    await expectAccessible(page, 'a paste that is too long')
    expect(faults).toEqual([])
    await context.close()
  })

  it('says in words that a test is not there', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const response = await page.goto(`${site}/test/removed/`)
    expect(response?.status()).toBe(404)
    await expectAccessible(page, 'not found')
    expect(await page.getByRole('main').innerText()).not.toBe('')
    await context.close()
  })
})
