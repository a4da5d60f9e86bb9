/** What a design is held against: an address that was kept, and banks that come from a file. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { madeIndex } from '../../bench/made-index.ts'
import { packed, unpacked } from '../../src/studio/address.ts'
import { studioOpen } from '../../src/text/studio-open.ts'
import { studio as words } from '../../src/text/studio.ts'
import { openChromium } from '../chromium.ts'
import { expectAccessible, pressOn } from '../e2e/candidate.ts'
import { checked, openStudio, summaryOf, textOf } from './studio-page.ts'

const site = inject('site')
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(() => browser.close())

/** Opens the index of a release as a file. */
async function open(page: Page, text: string): Promise<void> {
  const index = { name: 'index.json', mimeType: 'application/json', buffer: Buffer.from(text) }
  await page.getByLabel(studioOpen.label).setInputFiles(index)
}

it('says what an address held that this site has no more, and leaves a damaged one as it is', async () => {
  const { page } = await openStudio(browser, site, 'practice')
  const held = { hash: '0'.repeat(64), text: 'id: mine\n', wishes: { se: -1 } }
  const whole = await packed(held)
  for (const [fragment, text, said] of [
    [whole, 'id: mine\n', words.moved],
    [whole.slice(0, -9), undefined, words.damaged],
    ['nonsense', undefined, words.damaged],
  ] as const) {
    await page.goto(`${site}/#`)
    await page.goto(`${site}/studio/#${fragment}`)
    await checked(page)
    if (text === undefined) expect(await textOf(page)).toMatch(/^version: 1\n/)
    else expect(await textOf(page)).toBe(text)
    for (const note of [words.moved, words.damaged])
      expect(await page.getByText(note).count(), note).toBe(note === said ? 1 : 0)
    // as long as the address takes to follow, and longer
    await page.waitForTimeout(300)
    if (said === words.damaged) expect(new URL(page.url()).hash).toBe(`#${fragment}`)
  }
  await page.getByRole('tab', { name: words.yaml.tab }).click()
  await page.locator('.studio-yaml').fill('id: mended\n')
  const now = (): Promise<unknown> => unpacked(new URL(page.url()).hash.slice(1))
  await expect.poll(now).toMatchObject({ text: 'id: mended\n' })
  expect(await page.getByText(words.damaged).count()).toBe(0)

  // another address in the same tab is another design
  await page.evaluate((fragment) => (location.hash = fragment), whole)
  await expect.poll(() => textOf(page).catch(() => '')).toBe('id: mine\n')
  await page.context().close()
})

it('takes an emptied text for what it is, and says what no address can hold', async () => {
  const { page, faults } = await openStudio(browser, site, 'practice')
  const before = await textOf(page)
  await page.getByRole('tab', { name: words.yaml.tab }).click()
  const yaml = page.locator('.studio-yaml')
  await yaml.fill('')
  await checked(page)
  expect(await textOf(page)).toBe('')
  await page.getByText(words.before).waitFor()
  await pressOn(page, words.undo)
  expect(await textOf(page)).toBe(before)
  await yaml.fill(`${before}# ${'x'.repeat(1_000_000)}\n`)
  await page.getByText(words.addressless).waitFor()
  await pressOn(page, words.undo)
  await expect.poll(() => page.getByText(words.addressless).count()).toBe(0)
  expect(faults).toEqual([])
  await page.context().close()
})

it('holds a blueprint against a bank from a file, and keeps what a designer wrote', async () => {
  const { page, faults } = await openStudio(browser, site, 'practice')
  const sample = await (await fetch(`${site}/sample/index.json`)).text()
  await open(page, '{ "version": 1 }')
  await page.getByRole('alert').filter({ hasText: 'This is no index of a release' }).waitFor()
  expect(await textOf(page)).toContain('id: practice\n')

  await open(page, sample.replace('"release":"1.0.0","taxonomy"', '"release":"1.0.1","taxonomy"'))
  await page.getByText(words.fromFile).waitFor()
  await expect.poll(() => textOf(page)).toContain('id: sample-screen\n')
  await checked(page)
  await expect.poll(async () => (await summaryOf(page, words.figures.length))[0]).toBe('8.0')

  await page.getByRole('tab', { name: words.yaml.tab }).click()
  const own = (await textOf(page)).replace('minutes: 90', 'minutes: 60')
  await page.locator('.studio-yaml').fill(own)
  await checked(page)
  const held = async (): Promise<object> => (await unpacked(new URL(page.url()).hash.slice(1))) as object
  await expect.poll(held).toMatchObject({ text: own })
  const { hash } = (await held()) as { readonly hash: string }
  await open(page, sample)
  await expect.poll(() => page.getByText(words.fromFile).count()).toBe(0)
  expect(await textOf(page)).toBe(own)
  await expect.poll(held).not.toMatchObject({ hash })

  await pressOn(page, words.undo)
  await page.getByText(words.fromFile).waitFor()
  await expect.poll(held).toMatchObject({ hash })
  await page.reload()
  await page.getByText(words.moved).waitFor()
  expect(await textOf(page)).toBe(own)
  expect(faults).toEqual([])
  await page.context().close()
})

it('says how far the tables of a large bank are, and answers from them', async () => {
  const { page, faults } = await openStudio(browser, site, 'practice')
  await open(page, JSON.stringify(madeIndex(4000)))
  await page.getByText(/Tables of \d+ of 4000 items/).waitFor()
  await expectAccessible(page, 'tables on their way')
  await page.getByText(/Foretold from 4000 items/).waitFor()
  expect(await page.getByRole('progressbar').count()).toBe(0)
  expect(faults).toEqual([])
  await page.context().close()
})
