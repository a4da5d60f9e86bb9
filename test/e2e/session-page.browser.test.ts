/**
 * The session page beyond answering: pauses, signals and notes, one's own way, second tries, panes, keys. Whole, since each of
 * them is tried on the same page of the same test.
 */
import { readFile } from 'node:fs/promises'
import { type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { decodeLog } from '#log'
import type { ItemKind, PracticeItem } from '#schemas/public-item'
import { choice as choiceWords } from '../../src/text/kinds/choice.ts'
import { design as designWords } from '../../src/text/kinds/design.ts'
import { order as orderWords } from '../../src/text/kinds/order.ts'
import { marking as markingWords } from '../../src/text/marking.ts'
import { debug as debugWords } from '../../src/text/kinds/debug.ts'
import { prompt as promptWords } from '../../src/text/kinds/prompt.ts'
import { sql as sqlWords } from '../../src/text/kinds/sql.ts'
import { tests as testsWords } from '../../src/text/kinds/tests.ts'
import { trace as traceWords } from '../../src/text/kinds/trace.ts'
import { result as resultWords } from '../../src/text/result.ts'
import { introduction } from '../../src/text/introduction.ts'
import { session as words } from '../../src/text/session.ts'
import { openChromium } from '../chromium.ts'
import {
  answerRight,
  editorOf,
  expectAccessible,
  itemOn,
  itemsById,
  openPage,
  pressOn,
  proceed,
  submit,
  tabTo,
  titleOf,
} from './candidate.ts'
import { moveClocks, shiftableClocks } from './moved-clocks.ts'

const site = inject('site')
/** Without a service worker, which takes a second of work in each context and is tried in offline.browser.test.ts. */
const wide = { viewport: { width: 1280, height: 800 } } as const
/** A pause that would be seen in the time, and is too short to be taken for a sleep, which takes no time away either. */
const PAUSED_MS = 60_000
let browser: Browser
let items: ReadonlyMap<string, PracticeItem>

beforeAll(async () => {
  browser = await openChromium()
  items = await itemsById(site)
})
afterAll(() => browser.close())

async function startPractice(context: BrowserContext): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPage(context, `${site}/test/practice/`)
  await pressOn(opened.page, introduction.start)
  await titleOf(opened.page)
  return opened
}

/** Starts the first problem of a kind by itself. */
async function startItem(
  context: BrowserContext,
  kind: ItemKind,
): Promise<{ page: Page; faults: string[]; item: PracticeItem }> {
  const item = [...items.values()].find((each) => each.kind === kind && each.variant === undefined)
  if (item === undefined) throw new Error(`no item of the kind ${kind}`)
  const opened = await openPage(context, `${site}/item/${item.id}/`)
  await pressOn(opened.page, introduction.start)
  return { ...opened, item: await itemOn(opened.page, items) }
}

describe('a pause', () => {
  it('keeps the place and the time, lasts over a reload, and ends by one key', async () => {
    const context = await browser.newContext(wide)
    await context.addInitScript(shiftableClocks)
    const { page, faults } = await startPractice(context)
    const title = await titleOf(page)
    const heading = page.getByRole('heading', { name: words.pause.heading })
    await page.keyboard.press('Alt+p')
    await heading.waitFor()
    await expectAccessible(page, 'paused')
    const left = secondsIn(await page.getByRole('main').innerText())
    const go = page.getByRole('button', { name: words.pause.go, exact: true })
    await expect.poll(() => go.evaluate((button) => button === document.activeElement)).toBe(true)
    await moveClocks(page, PAUSED_MS, PAUSED_MS)
    await page.keyboard.press('Enter')
    expect(await titleOf(page)).toBe(title)
    expect(left - secondsIn(await page.locator('.timer').innerText())).toBeLessThan(PAUSED_MS / 2000)

    await pressOn(page, words.header.pause)
    await heading.waitFor()
    await page.reload()
    await heading.waitFor()
    await moveClocks(page, PAUSED_MS, PAUSED_MS)
    await pressOn(page, words.pause.go)
    expect(await titleOf(page)).toBe(title)
    expect(left - secondsIn(await page.locator('.timer').innerText())).toBeLessThan(PAUSED_MS / 2000)
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('what is recorded', () => {
  it('is told at once, can be annotated, and keeps its note over a reload', async () => {
    const context = await browser.newContext({ ...wide, permissions: ['clipboard-read', 'clipboard-write'] })
    const { page, faults } = await startPractice(context)
    await expect.poll(() => recordedButton(page).innerText()).toContain(words.signals.counts(0, 0, 0))
    await pasteSomewhere(page, 'text that comes from somewhere else')
    await expect.poll(() => recordedButton(page).innerText()).toContain(words.signals.counts(1, 0, 0))

    await pressOn(page, /^Recorded so far/)
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/You pasted 35 characters from elsewhere/).waitFor()
    await expectAccessible(page, 'what was recorded')
    await tabTo(page, dialog.getByRole('textbox'))
    await page.keyboard.type('my own notes file')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.waitForTimeout(1200)

    await page.reload()
    await titleOf(page)
    await pressOn(page, /^Recorded so far/)
    await expect.poll(() => dialog.getByRole('textbox').inputValue()).toBe('my own notes file')
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('one’s own way', () => {
  it('is chosen by keys, remembered, and stands in the exported log', async () => {
    const context = await browser.newContext({ ...wide, acceptDownloads: true })
    const { page, faults } = await openPage(context, `${site}/test/practice/`)
    const { ways, start } = introduction
    await tabTo(page, page.getByRole('combobox', { name: ways.time }))
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown')
    await tabTo(page, page.getByRole('checkbox', { name: ways.plain }))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('checkbox', { name: ways.noSignals }))
    await page.keyboard.press('Space')
    await expectAccessible(page, 'introduction with a way of one’s own')

    await page.reload()
    await expect.poll(() => page.getByRole('combobox', { name: ways.time }).inputValue()).toBe('2')
    const chosen = await page.getByRole('combobox', { name: ways.time }).locator('option:checked').innerText()
    const minutes = Number.parseInt(chosen, 10)
    await pressOn(page, start)
    await titleOf(page)
    await page.getByText(words.signals.off).waitFor()
    expect(await recordedButton(page).count()).toBe(0)
    const left = secondsIn(await page.locator('.timer').innerText())
    expect(left).toBeGreaterThan(minutes * 60 - 30)
    expect(left).toBeLessThanOrEqual(minutes * 60)

    await pressOn(page, words.header.end)
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: words.end.confirm, exact: true }))
    await page.keyboard.press('Enter')
    await pressOn(page, words.finished.link, 'link')
    const arriving = page.waitForEvent('download')
    await pressOn(page, resultWords.record.download)
    const log = decodeLog(await readFile(await (await arriving).path()))
    if (!log.ok) throw new Error(log.message)
    const [first] = log.events
    expect(first?.type === 'start' && first.data.accommodations).toEqual({
      timeMultiplier: 2,
      plainEditor: true,
      signals: false,
    })
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('an answer that is not right', () => {
  it('shows what counted but not the key; a second try is for learning', async () => {
    const context = await browser.newContext(wide)
    const { page, faults } = await startPractice(context)
    const item = await itemOn(page, items)
    await submit(page)
    const feedback = page.locator('.feedback')
    expect(await feedback.innerText()).toContain(words.feedback.heading(0, item.max))
    expect(await feedback.innerText()).toContain(words.feedback.counted)
    await expectAccessible(page, 'feedback on an answer that is not right')
    expect(await feedback.getByText(words.feedback.explanation, { exact: true }).count()).toBe(0)
    expect(await page.locator('details.explanation').getAttribute('open')).toBeNull()

    await pressOn(page, words.feedback.retry)
    await page.locator('.stem-title').getByText(words.work.attempt(2)).waitFor()
    await expectAccessible(page, 'a second try')
    await answerRight(page, item)
    await submit(page, item)
    await expect.poll(() => feedback.innerText()).toContain(words.feedback.heading(item.max, item.max))
    expect(await feedback.innerText()).toContain(words.feedback.countedFirst(0, item.max))
    await feedback.getByRole('heading', { name: words.feedback.explanation, exact: true }).waitFor()
    expect(await feedback.getByRole('button', { name: words.feedback.retry }).count()).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  it('has its solution shown on demand, and the focus goes there', async () => {
    const context = await browser.newContext(wide)
    const { page, faults } = await startPractice(context)
    await submit(page)
    await pressOn(page, words.feedback.reveal)
    const heading = page.getByRole('heading', { name: words.feedback.explanation, exact: true })
    await heading.waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.matches('.feedback h3'))).toBe(true)
    expect(await page.getByRole('button', { name: words.feedback.reveal }).count()).toBe(0)
    await expectAccessible(page, 'a solution that is shown')
    expect(await proceed(page)).toBe(false)
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('the panes', () => {
  it('are moved by keys and by pointer, and stay as they were left', async () => {
    const context = await browser.newContext(wide)
    const { page, faults } = await startPractice(context)
    const separator = page.getByRole('separator', { name: words.panes.stem })
    const value = async (): Promise<number> => Number(await separator.getAttribute('aria-valuenow'))
    const width = async (): Promise<number> => (await page.locator('#pane-stem').boundingBox())?.width ?? 0
    const before = await width()
    await tabTo(page, separator)
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight')
    expect(await value()).toBe(52)
    expect((await width()) - before).toBeCloseTo(0.06 * 1280, -1)
    await page.keyboard.press('End')
    expect(await value()).toBe(70)
    await page.keyboard.press('Home')
    expect(await value()).toBe(25)
    await expectAccessible(page, 'a narrow problem')

    await page.reload()
    await titleOf(page)
    expect(await value()).toBe(25)
    const box = await separator.boundingBox()
    if (box === null) throw new Error('the line between the panes is not on screen')
    await page.mouse.move(box.x, box.y + 100)
    await page.mouse.down()
    await page.mouse.move(640, box.y + 200)
    await page.mouse.up()
    await expect.poll(value).toBe(50)
    await separator.dblclick()
    await expect.poll(value).toBe(46)
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('the results of a run', () => {
  it('get as much height as keys give them', async () => {
    const context = await browser.newContext(wide)
    const { page, faults } = await startItem(context, 'code')
    const separator = page.getByRole('separator', { name: words.panes.runs })
    const height = async (): Promise<number> => (await page.locator('#runs').boundingBox())?.height ?? 0
    const before = await height()
    await tabTo(page, separator)
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowUp')
    expect(await separator.getAttribute('aria-valuenow')).toBe('44')
    expect(await height()).toBeGreaterThan(before + 50)
    await page.keyboard.press('Enter')
    expect(await separator.getAttribute('aria-valuenow')).toBe('34')
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('a field', () => {
  it('tells text of programs and quotations from typing', async () => {
    const context = await browser.newContext({ ...wide, permissions: ['clipboard-read', 'clipboard-write'] })
    const { page, faults, item } = await startItem(context, 'short')
    const field = page.locator('.work').getByRole('textbox')
    const counts = async (): Promise<string> => await recordedButton(page).innerText()
    await tabTo(page, field)
    await page.keyboard.type('typed by hand, key by key')
    expect(await counts()).toContain(words.signals.counts(0, 0, 0))
    await page.keyboard.insertText(' and a sentence that was dictated')
    await expect.poll(counts).toContain(words.signals.counts(0, 0, 1))
    await field.evaluate((input: HTMLInputElement) => {
      input.value = 'set by a script'
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    })
    await expect.poll(counts).toContain(words.signals.counts(0, 0, 2))
    const quotation = (await page.locator('#stem-text p').first().innerText()).slice(0, 30)
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), quotation)
    await page.keyboard.press('Control+v')
    await expect.poll(counts).toContain(words.signals.counts(1, 0, 2))
    await pressOn(page, /^Recorded so far/)
    await page
      .getByRole('dialog')
      .getByText(/from the problem/)
      .waitFor()
    expect(item.kind).toBe('short')
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('a problem of its own', () => {
  it.each([
    ['review', 'light'],
    ['review', 'dark'],
    ['critique', 'light'],
    ['critique', 'dark'],
  ] as const)('of the kind %s is answered by keys alone, in %s colours', async (kind, colorScheme) => {
    const context = await browser.newContext({ ...wide, colorScheme })
    const { page, faults, item } = await startItem(context, kind)
    await expectAccessible(page, `${kind} before`)
    await answerRight(page, item)
    await expectAccessible(page, `${kind} with marks`)
    await submit(page, item)
    const feedback = page.locator('.feedback')
    expect(await feedback.innerText()).toContain(words.feedback.heading(item.max, item.max))
    expect(await feedback.innerText()).not.toContain(markingWords.review.missed)
    await expectAccessible(page, `${kind} afterwards`)
    expect(faults).toEqual([])
    await context.close()
  })

  it.each([
    ['choice', choiceWords.missed],
    ['order', orderWords.left],
    ['trace', traceWords.printed],
    ['review', markingWords.review.missed],
    ['debug', debugWords.authors],
    ['tests', testsWords.authors],
    ['design', designWords.paths],
    ['prompt', promptWords.review.fails],
    ['critique', markingWords.review.missed],
    ['sql', sqlWords.failures],
  ] as const)('of the kind %s keeps its key until it is asked for', async (kind, key) => {
    const context = await browser.newContext(wide)
    const { page, faults } = await startItem(context, kind)
    await submit(page)
    const feedback = page.locator('.feedback')
    expect(await feedback.innerText()).not.toContain(key)
    await expectAccessible(page, `${kind} without its key`)
    await pressOn(page, words.feedback.reveal)
    await expect.poll(() => feedback.innerText()).toContain(key)
    await expectAccessible(page, `${kind} with its key`)
    await pressOn(page, words.feedback.finish)
    await page.getByRole('heading', { name: words.finished.headingSingle, exact: true }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('prompt work', () => {
  it.each(['marks', 'rank', 'fix'] as const)(
    'does %s by keyboard alone, and says what was right',
    async (part) => {
      const item = [...items.values()].find(
        (each) => each.kind === 'prompt' && each.task[part] !== undefined && each.variant === undefined,
      )
      if (item === undefined) throw new Error(`no prompt item has ${part}`)
      const context = await browser.newContext(wide)
      const { page, faults } = await openPage(context, `${site}/item/${item.id}/`)
      const expectBothAccessible = async (state: string): Promise<void> => {
        for (const colorScheme of ['dark', 'light'] as const) {
          await page.emulateMedia({ colorScheme })
          await expectAccessible(page, `${part} ${state}, ${colorScheme}`)
        }
      }
      await pressOn(page, introduction.start)
      await titleOf(page)
      await expectBothAccessible('before')
      await answerRight(page, item)
      await expectBothAccessible('answered')
      await submit(page, item)
      await page
        .getByRole('heading', { name: words.feedback.heading(item.max, item.max), exact: true })
        .waitFor()
      await expectBothAccessible('with its key')
      expect(faults).toEqual([])
      await context.close()
    },
  )
})

describe('the dry run', () => {
  it('is two tiny problems, and ends without a result', async () => {
    const context = await browser.newContext(wide)
    const dryRun = await itemsById(site, 'dry-run')
    const { page, faults } = await openPage(context, `${site}/test/practice/`)
    await pressOn(page, introduction.dryRun, 'link')
    await page.getByRole('heading', { name: introduction.ways.heading }).waitFor()
    await expectAccessible(page, 'introduction of the dry run')
    await pressOn(page, introduction.start)
    for (let isOver = false; !isOver;) {
      const item = await itemOn(page, dryRun)
      await answerRight(page, item)
      await submit(page, item)
      isOver = await proceed(page)
    }
    await page.getByRole('heading', { name: words.finished.headingDryRun }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('the keys of the page', () => {
  it('are listed under Alt+K, and go from part to part', async () => {
    const context = await browser.newContext(wide)
    const { page, faults } = await startPractice(context)
    await page.keyboard.press('Alt+k')
    await page.getByRole('dialog').getByRole('heading', { name: words.keys.heading }).waitFor()
    await expectAccessible(page, 'the list of keys')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+2')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.work') !== null)).toBe(true)
    await page.keyboard.press('Alt+1')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('stem')
    expect(faults).toEqual([])
    await context.close()
  })
})

function recordedButton(page: Page) {
  return page.getByRole('button', { name: /^Recorded so far/ })
}

/** Pastes into the editor or a field of the item on screen, going on until there is one. */
async function pasteSomewhere(page: Page, text: string): Promise<void> {
  for (;;) {
    const item = await itemOn(page, items)
    if (item.kind === 'code' || item.kind === 'short' || item.kind === 'trace') {
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
      await tabTo(page, item.kind === 'code' ? editorOf(page) : page.locator('.work').getByRole('textbox'))
      await page.keyboard.press('Control+v')
      return
    }
    await submit(page)
    if (await proceed(page)) throw new Error('the test ended before an item with a field came')
  }
}

/** The first clock reading in a text, such as `4:05` or `1:04:05`, in seconds. */
function secondsIn(text: string): number {
  const [reading = ''] = /\d+(?::\d\d){1,2}/.exec(text) ?? []
  return reading.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}
