/** Work on a problem of code, beyond writing it: one case alone, a submission under way, rests, and what failed. */
import { type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { PracticeItemOf } from '#schemas/public-item'
import { introduction } from '../../src/text/introduction.ts'
import { session as words } from '../../src/text/session.ts'
import { openChromium } from '../chromium.ts'
import {
  answerRight,
  editorOf,
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
/** Without a service worker, which takes a second of work in each context and is tried in offline.browser.test.ts. */
const wide = { viewport: { width: 1280, height: 800 } } as const
let browser: Browser
let item: PracticeItemOf<'code'>

beforeAll(async () => {
  browser = await openChromium()
  const found = [...(await itemsOf(site)).values()].find(({ id }) => id === 'what-to-reorder')
  if (found?.kind !== 'code') throw new Error('no problem of code')
  item = found
})
afterAll(() => browser.close())

async function start(): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext(wide)
  const opened = await openPage(context, `${site}/item/${item.id}/`)
  await pressOn(opened.page, introduction.start)
  await titleOf(opened.page)
  await editorOf(opened.page).waitFor()
  return { context, ...opened }
}

async function textOf(page: Page): Promise<string> {
  const plain = page.locator('textarea.plain-editor')
  if ((await plain.count()) > 0) return plain.inputValue()
  return (await page.locator('.cm-line').allInnerTexts()).map((line) => line.replace('\n', '')).join('\n')
}

it('runs one case alone, and leaves the focus on its button', async () => {
  const { context, page, faults } = await start()
  await answerRight(page, item)
  const rows = page.getByRole('table', { name: words.run.table }).locator('tbody tr')
  expect(await rows.count()).toBe(item.task.examples.length)
  const [example] = item.task.examples.slice(-1)
  const name = words.run.runAloneOf(example?.name ?? '')
  const inResults = page.locator('#runs').getByRole('button', { name, exact: true })
  await tabTo(page, inResults)
  await page.keyboard.press('Enter')
  await page
    .locator('.runs-summary')
    .getByText(words.run.alone(example?.name ?? '', words.run.verdicts.passed), { exact: true })
    .waitFor()
  await expect.poll(() => rows.count()).toBe(1)
  await expect.poll(() => inResults.evaluate((button) => button === document.activeElement)).toBe(true)
  await expectAccessible(page, 'one case')

  await page.getByRole('tab', { name: words.code.inputCount(0) }).click()
  await pressOn(page, words.ownCases.add)
  const own = words.ownCases.name(1)
  await pressOn(page, words.run.runAloneOf(own))
  await page
    .locator('.runs-summary')
    .getByText(words.run.alone(own, words.run.verdicts.passed), { exact: true })
    .waitFor()
  expect(faults).toEqual([])
  await context.close()
})

it('shows hidden cases that failed to those who give up, and takes one along', async () => {
  const { context, page, faults } = await start()
  await writeCode(page, `export function ${item.task.signature.name}() { return }`)
  await submit(page)
  const heading = page.getByRole('heading', { name: words.feedback.failures.heading })
  expect(await heading.count()).toBe(0)
  await pressOn(page, words.feedback.reveal)
  await heading.waitFor()
  const groups = item.grading.key.groups.map(({ title }) => title)
  const failures = page.getByRole('heading', { level: 4 })
  await expect.poll(() => failures.count()).toBe(groups.length)
  expect(await page.locator('.failure').first().innerText()).toMatch(
    /gave back nothing \(undefined\).*Is a return missing\?/,
  )
  await expectAccessible(page, 'hidden cases')

  await pressOn(page, new RegExp(`^${words.feedback.failures.add}: ${groups[0]}`))
  await page
    .getByRole('button', { name: new RegExp(`^${words.feedback.failures.added}: ${groups[0]}`) })
    .waitFor()
  await pressOn(page, words.feedback.retry)
  await page.getByRole('tab', { name: words.code.inputCount(1), exact: true }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.locator('#runs').getByText(words.ownCases.name(1), { exact: true }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})

it.each([['code editor'], ['plain editor']])(
  'lets nothing be typed into the %s while it is scored',
  async (which) => {
    const { context, page, faults } = await start()
    if (which === 'plain editor') await page.keyboard.press('Alt+e')
    const slow = `export function ${item.task.signature.name}() { for (let at = 0; at < 2e7; at++) {} }`
    await writeCode(page, slow)
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByRole('dialog').getByRole('button', { name: words.submit.confirm, exact: true }).click()
    await page.getByRole('button', { name: words.footer.submitting('practice') }).waitFor()
    await editorOf(page).focus()
    await page.keyboard.type('lost')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Tab')
    expect(await page.locator('#feedback').count()).toBe(0)
    expect(await textOf(page)).toBe(slow)
    await page.locator('#feedback').waitFor()
    await pressOn(page, words.feedback.retry)
    await editorOf(page).focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('// more')
    expect(await textOf(page)).toBe(`${slow}// more`)
    expect(faults).toEqual([])
    await context.close()
  },
)

it.each([['code editor'], ['plain editor']])(
  'finds the %s as it was left after a rest and in another try',
  async (which) => {
    const { context, page, faults } = await start()
    if (which === 'plain editor') await page.keyboard.press('Alt+e')
    const scroller = page.locator(which === 'plain editor' ? 'textarea.plain-editor' : '.cm-scroller')
    const scrolled = (): Promise<number> => scroller.evaluate((element) => element.scrollTop)
    // In a frame of its own: in the next one the editor moves to where the cursor went.
    const scrollTo = (top: number): Promise<void> =>
      scroller.evaluate(async (element, to) => {
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
        element.scrollTop = to
      }, top)
    await writeCode(page, Array.from({ length: 120 }, (_, at) => `// ${at}`).join('\n'))
    for (let line = 0; line < 60; line += 1) await page.keyboard.press('ArrowUp')
    await scrollTo(700)
    await page.waitForTimeout(200)
    await page.keyboard.press('Alt+p')
    await page.getByRole('heading', { name: words.pause.heading }).waitFor()
    await pressOn(page, words.pause.go)
    await editorOf(page).waitFor()
    await expect.poll(async () => Math.abs((await scrolled()) - 700)).toBeLessThan(12)
    await editorOf(page).focus()
    await page.keyboard.type('A')
    await page.locator('.cm-line, textarea').first().waitFor()
    await expect.poll(() => lineWith(page, 'A')).toBe('// 59A')

    await scrollTo(800)
    await submit(page)
    await pressOn(page, words.feedback.retry)
    await editorOf(page).waitFor()
    await expect.poll(async () => Math.abs((await scrolled()) - 800)).toBeLessThan(12)
    await editorOf(page).focus()
    await page.keyboard.type('B')
    await expect.poll(() => lineWith(page, 'B')).toBe('// 59AB')
    await page.keyboard.press('Control+z')
    await expect.poll(() => lineWith(page, 'B')).toBe(undefined)
    expect(faults).toEqual([])
    await context.close()
  },
)

/** Of the lines on screen. */
async function lineWith(page: Page, sign: string): Promise<string | undefined> {
  return (await textOf(page)).split('\n').find((line) => line.includes(sign))
}
