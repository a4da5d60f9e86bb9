/** The editors, one's own cases and the results of a run, in real Chromium: nothing typed is ever lost. */
import { readFile } from 'node:fs/promises'
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { decodeLog, textFromEdits, type LogEvent } from '#log'
import type { PracticeItemOf } from '#schemas/public-item'
import { editorFind } from '../../src/text/editor-find.ts'
import { result as resultWords } from '../../src/text/result.ts'
import { session as words } from '../../src/text/session.ts'
import { chromiumOptions } from '../chromium.ts'
import { editorOf, expectAccessible, itemsOf, openPage, pressOn, titleOf } from './candidate.ts'

const site = inject('site')
/** A problem in two languages, whose answer is a list of names. */
const itemId = 'what-to-reorder'
let browser: Browser
let item: PracticeItemOf<'code'>

beforeAll(async () => {
  browser = await chromium.launch(chromiumOptions())
  const found = [...(await itemsOf(site)).values()].find(({ id }) => id === itemId)
  if (found?.kind !== 'code') throw new Error(`${itemId} is not an item with code`)
  item = found
})
afterAll(() => browser.close())

describe('the settings of the editor', () => {
  it('lose nothing that was typed, whatever is switched and in whatever order', async () => {
    const { page, close } = await open()
    const typed: Record<string, string> = { ...item.task.starter }
    const random = randomNumbers(20_261_120)
    let language = 'typescript'
    const switches: readonly (() => Promise<void>)[] = [
      () => page.keyboard.press('Alt+e'),
      () => page.keyboard.press('Control+m'),
      () => choose(page, words.editor.colours, random),
      () => choose(page, words.editor.size, random),
      () => choose(page, words.editor.tabSize, random),
      () => choose(page, words.editor.tabKey, random),
      () => inSettings(page, (dialog) => dialog.getByLabel(words.editor.wrap).click()),
      () => inSettings(page, (dialog) => dialog.getByLabel(words.editor.vim).click()),
      () => inSettings(page, (dialog) => dialog.getByLabel(words.editor.plain, { exact: true }).click()),
      async () => {
        language = language === 'typescript' ? 'javascript' : 'typescript'
        await page.getByLabel(words.code.language).selectOption(language)
      },
    ]
    const order = [...switches, ...switches, ...switches]
      .map((step) => ({ step, key: random() }))
      .sort((one, other) => one.key - other.key)
    for (const [at, { step }] of order.entries()) {
      const text = ` w${at}`
      await appendText(page, text)
      typed[language] = `${typed[language] ?? ''}${text}`
      await step()
    }
    await expectAccessible(page, 'after all switches')
    const events = await exportLog(page)
    for (const name of ['typescript', 'javascript'] as const) expect(recorded(events, name)).toBe(typed[name])
    await close()
  })

  it('keeps undo when the editors are switched, with what was typed meanwhile as one step', async () => {
    const { page, close } = await open()
    const starter = await textOf(page)
    await appendText(page, 'one')
    await page.keyboard.press('Alt+e')
    await page.locator('textarea.plain-editor').waitFor()
    await appendText(page, ' two')
    await page.keyboard.press('Alt+e')
    await expect.poll(() => textOf(page)).toBe(`${starter}one two`)
    await editorOf(page).focus()
    await page.keyboard.press('Control+z')
    expect(await textOf(page)).toBe(`${starter}one`)
    await page.keyboard.press('Control+z')
    expect(await textOf(page)).toBe(starter)
    await close()
  })

  it.each([
    ['code editor', false],
    ['plain editor', true],
  ])('in the %s, Tab does what is said under it, and there is always a way out', async (_, isPlain) => {
    const { page, close } = await open()
    if (isPlain) await page.keyboard.press('Alt+e')
    const editor = editorOf(page)
    await editor.focus()
    await page.getByText(words.editor.help('indents')).waitFor()
    await page.keyboard.press('Control+Home')
    const before = await textOf(page)
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Tab')
    expect(await textOf(page)).toBe(`  ${before}`)
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Shift+Tab')
    expect(await textOf(page)).toBe(before)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await isFocused(editor)).toBe(false)
    await editor.focus()
    await page.keyboard.press('Control+m')
    await page.getByText(words.editor.help('moves')).waitFor()
    await page.keyboard.press('Tab')
    expect(await isFocused(editor)).toBe(false)
    expect(await textOf(page)).toBe(before)
    await close()
  })

  it('shows the mode of vim, takes its keys, and lets Tab leave after Escape', async () => {
    const { page, faults, close } = await open()
    await inSettings(page, async (dialog) => {
      await expectAccessible(page, 'settings of the editor')
      await dialog.getByLabel(words.editor.vim).click()
    })
    const panel = page.locator('.cm-vim-panel')
    await expect.poll(() => panel.innerText()).toContain('NORMAL')
    const before = await textOf(page)
    await editorOf(page).focus()
    await page.keyboard.type('ggO')
    await expect.poll(() => panel.innerText()).toContain('INSERT')
    await expect
      .poll(() => page.getByRole('status').first().innerText())
      .toContain(words.editor.vimMode('insert'))
    await page.keyboard.type('// seen')
    await page.keyboard.press('Escape')
    await page.keyboard.type('yyp')
    expect(await textOf(page)).toBe(`// seen\n// seen\n${before}`)
    await expectAccessible(page, 'vim')
    await editorOf(page).focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await isFocused(editorOf(page))).toBe(false)
    expect(faults).toEqual([])
    await close()
  })

  it.each([
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(27, 31, 34)'],
    ['contrast', 'rgb(0, 0, 0)'],
  ])('gives the editor %s colours of its own, whatever the page has', async (colours, ground) => {
    const { page, close } = await open({ colorScheme: colours === 'light' ? 'dark' : 'light' })
    const paint = (): Promise<string> =>
      page.locator('.cm-editor').evaluate((element) => getComputedStyle(element).backgroundColor)
    expect(await paint()).not.toBe(ground)
    await inSettings(page, async (dialog) => {
      await dialog.getByLabel(words.editor.colours).selectOption(colours)
    })
    expect(await paint()).toBe(ground)
    await close()
  })

  it('remembers the choices on this device, and none makes the page unreadable', async () => {
    const { page, context, close } = await open()
    await inSettings(page, async (dialog) => {
      await dialog.getByLabel(words.editor.colours).selectOption('contrast')
      await dialog.getByLabel(words.editor.size).selectOption('24')
    })
    await expectAccessible(page, 'high contrast, 24 px')
    await page.reload()
    await editorOf(page).waitFor()
    const size = await editorOf(page).evaluate((element) => getComputedStyle(element).fontSize)
    expect(size).toBe('24px')
    expect(context.pages().length).toBe(1)
    await close()
  })
})

describe('find and replace in the code editor', () => {
  it('is used by keys alone, says what it finds, and asks the network for nothing', async () => {
    const { page, context, faults, close } = await open()
    const text = 'let item = 1\nconst items = item + 1\nconst Item = items\n'
    await replaceText(page, text)
    await goOffline(page)
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+f')
    // Typed before the panel is there: the field gets it, not the code.
    await page.keyboard.type('item')
    const panel = page.getByRole('search', { name: editorFind.heading })
    await panel.getByText(editorFind.matches(5)).waitFor()
    expect(await panel.getByLabel(editorFind.find).inputValue()).toBe('item')
    expect(await isFocused(panel.getByLabel(editorFind.find))).toBe(true)
    await expectAccessible(page, 'find and replace')
    await page.keyboard.press('Enter')
    await panel.getByText(editorFind.place(1, 5)).waitFor()
    expect(await page.locator('.cm-announced').innerText()).toContain('let item = 1')
    await page.keyboard.press('Shift+Enter')
    await panel.getByText(editorFind.place(5, 5)).waitFor()

    for (const label of [editorFind.matchCase, editorFind.wholeWord]) {
      await tabWithin(page, panel.getByLabel(label))
      await page.keyboard.press('Space')
    }
    await panel.getByText(editorFind.matches(2)).waitFor()
    await tabWithin(page, panel.getByLabel(editorFind.replaceWith), 'Shift+Tab')
    await page.keyboard.type('part')
    await tabWithin(page, panel.getByRole('button', { name: editorFind.replaceAll }))
    await page.keyboard.press('Enter')
    await panel.getByText(editorFind.none).waitFor()
    const replaced = 'let part = 1\nconst items = part + 1\nconst Item = items\n'
    expect(await textOf(page)).toBe(replaced)
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    expect(await isFocused(editorOf(page))).toBe(true)
    await page.keyboard.press('Control+z')
    expect(await textOf(page)).toContain('let item = 1')
    await page.keyboard.press('Control+y')
    await context.setOffline(false)
    const events = await exportLog(page)
    expect(recorded(events, 'typescript')).toBe(replaced)
    // What this test put in at once is a fact; what was replaced is none.
    const noted = events.flatMap(({ type, data }) => (type === 'untrusted' || type === 'paste' ? [data] : []))
    expect(noted).toEqual([{ item: itemId, characters: text.length }])
    expect(faults).toEqual([])
    await close()
  })

  it('opens for replacing too, tells an unfinished pattern, and is left to the browser in the plain editor', async () => {
    const { page, faults, close } = await open()
    await replaceText(page, 'a1 b2')
    await page.keyboard.press('Control+Alt+f')
    const panel = page.getByRole('search', { name: editorFind.heading })
    await panel.waitFor()
    await panel.getByLabel(editorFind.pattern).click()
    const field = panel.getByLabel(editorFind.find)
    await field.fill('([a-z]')
    await panel.getByText(editorFind.badPattern).waitFor()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    await field.fill('([a-z])(\\d)')
    await panel.getByLabel(editorFind.replaceWith).fill('$2$1')
    await panel.getByRole('button', { name: editorFind.replaceAll }).click()
    expect(await textOf(page)).toBe('1a 2b')
    await page.keyboard.press('Alt+e')
    await page.locator('textarea.plain-editor').waitFor()
    await page.keyboard.press('Control+f')
    expect(await panel.count()).toBe(0)
    expect(faults).toEqual([])
    await close()
  })
})

describe.each([
  ['code editor', false],
  ['plain editor', true],
])('the %s takes', (_, isPlain) => {
  const lines = Array.from({ length: 10_000 }, (_each, at) => `n${at % 10}()`).join('\n')
  const all: readonly (readonly [string, string])[] = [
    ['10,000 lines', lines],
    ['a flood of emoji', '👩‍🚀😀'.repeat(3500)],
    [
      'text from right to left, with marks that turn its order',
      'const שלום = "\u202eמילים\u2066 abc\u2069"\n// عربي 123\n',
    ],
  ]

  it.each(all)('%s as they are, and refuses in words what would be too long', async (_name, text) => {
    const { page, faults, close } = await open()
    if (isPlain) await page.keyboard.press('Alt+e')
    await pasteOver(page, text)
    await expect.poll(() => textOf(page)).toBe(text)
    await pasteOver(page, 'x'.repeat(65_537))
    await page.getByText(words.code.tooLong).first().waitFor()
    expect(await textOf(page)).toBe(text)
    await expectAccessible(page, 'after a paste')
    const events = await exportLog(page)
    expect(recorded(events, 'typescript')).toBe(text)
    expect(events.filter(({ type }) => type === 'untrusted')).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  it('half of a sign without breaking, and notes what a program put in', async () => {
    const { page, faults, close } = await open()
    if (isPlain) await page.keyboard.press('Alt+e')
    await editorOf(page).focus()
    await page.keyboard.press('Control+A')
    const put = 'a\ud800b, put in by no key'
    await page.evaluate((text) => document.execCommand('insertText', false, text), put)
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' and on')
    const events = await exportLog(page)
    expect(recorded(events, 'typescript')).toBe(`${put.toWellFormed()} and on`)
    const noted = events.flatMap(({ type, data }) => (type === 'untrusted' ? [data] : []))
    expect(noted).toEqual([{ item: itemId, characters: put.length }])
    expect(faults).toEqual([])
    await close()
  })
})

it('makes marks that turn the order of letters visible in the code editor', async () => {
  const { page, close } = await open()
  await editorOf(page).focus()
  await page.keyboard.insertText('"\u202e"')
  await page.getByRole('img', { name: /right-to-left override, U\+202E/ }).waitFor()
  await close()
})

describe.each([
  ['the code editor', false],
  ['the plain editor', true],
])('a paste into %s', (_, isPlain) => {
  it('is of one’s own text right after typing and after a cut, and from the page after a copy there', async () => {
    const { page, faults, close } = await open()
    if (isPlain) await page.keyboard.press('Alt+e')
    const editor = editorOf(page)
    await editor.focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('// written a moment ago')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Control+c')
    await page.keyboard.press('End')
    await page.keyboard.press('Control+v')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Control+x')
    await page.keyboard.press('Alt+1')
    await editor.focus()
    await page.keyboard.press('Control+v')
    await page.getByRole('tab', { name: words.code.cases, exact: true }).click()
    await page
      .getByRole('region', { name: words.code.cases })
      .getByRole('cell')
      .first()
      .click({ clickCount: 3 })
    await page.keyboard.press('Control+c')
    await page.getByRole('tab', { name: /^solution/ }).click()
    await editor.focus()
    await page.keyboard.press('Control+v')
    await page.getByRole('button', { name: /^Recorded so far/ }).click()
    const pastes = page.getByRole('dialog').getByText(/You pasted/)
    await expect.poll(() => pastes.count()).toBe(3)
    const origins = (await pastes.allInnerTexts()).map((text) => /characters? (.*)$/m.exec(text)?.[1])
    expect(origins).toEqual(['of your own text.', 'of your own text.', 'from the problem.'])
    expect(faults).toEqual([])
    await close()
  })
})

describe('one’s own cases', () => {
  it('are copied, edited, told what is wrong with them, run, duplicated, deleted, and kept', async () => {
    const { page, faults, close } = await open()
    await page.getByRole('tab', { name: words.code.cases, exact: true }).click()
    const [example] = item.task.examples
    await page.getByRole('button', { name: words.code.copyCaseOf(example?.name ?? '') }).click()
    await page.getByRole('tab', { name: words.code.inputCount(1) }).click()
    const first = page.getByRole('group', { name: words.ownCases.name(1) })
    await first.getByLabel('expected').fill('["something that dictation put in at once"]')
    await page.getByRole('button', { name: words.ownCases.add }).click()
    const second = page.getByRole('group', { name: words.ownCases.name(2) })
    await expect.poll(() => isFocused(second.getByLabel('stock'))).toBe(true)
    await page.keyboard.type('[{ "name": 7 }]')
    await page.keyboard.press('Tab')
    await second.getByText(/stock\[0\]\.\w+ should be/).waitFor()
    await expectAccessible(page, 'a case that does not fit')

    await writeAnswer(page)
    await page.keyboard.press('Control+Enter')
    const table = page.getByRole('table', { name: words.run.table })
    await table.waitFor()
    const rows = await table.locator('tbody tr').allInnerTexts()
    expect(rows[0]).toContain(words.ownCases.name(1))
    expect(rows[0]).toContain(words.run.verdicts.wrong_answer)
    expect(rows).toHaveLength(item.task.examples.length + 1)
    await page.getByRole('button', { name: `${words.run.goToCase}: ${words.ownCases.name(2)}` }).click()
    await expect.poll(() => isFocused(second.getByLabel('stock'))).toBe(true)

    await page
      .getByRole('button', { name: words.ownCases.of(words.ownCases.duplicate, words.ownCases.name(1)) })
      .click()
    await page
      .getByRole('button', { name: words.ownCases.of(words.ownCases.remove, words.ownCases.name(3)) })
      .click()
    await page.getByRole('tab', { name: words.code.inputCount(2) }).waitFor()
    await page.reload()
    await page.getByRole('tab', { name: words.code.inputCount(2) }).click()
    expect(await second.getByLabel('expected').inputValue()).toBe(
      '["something that dictation put in at once"]',
    )
    expect(faults).toEqual([])
    await close()
  })
})

describe('the results of a run', () => {
  it('mark what differs, say it in words, fold what is printed, and lead to the line', async () => {
    const { page, faults, close } = await open()
    const { name } = item.task.signature
    await replaceText(
      page,
      `export function ${name}(): string[] {\n  console.log('x'.repeat(9000))\n  return ["gloves", "syringe"]\n}\n`,
    )
    await page.keyboard.press('Control+Enter')
    const table = page.getByRole('table', { name: words.run.table })
    await table.waitFor()
    const row = table.locator('tbody tr').first()
    expect(await row.locator('mark').allInnerTexts()).toEqual(['syringes', 'syringe'])
    expect(await row.innerText()).toContain(words.run.difference.both('syringes', 'syringe'))
    await row.getByText(words.run.outputLines(1)).click()
    await row.getByText(words.run.cut(4000, 9001)).waitFor()
    await expectAccessible(page, 'results with a difference')
    await row.getByRole('button', { name: words.run.showAll(9001) }).click()
    expect((await row.locator('samp').innerText()).length).toBeGreaterThan(8999)

    await replaceText(page, `export function ${name}(): string[] {\n  throw new Error('on line two')\n}\n`)
    await page.keyboard.press('Control+Enter')
    const toLine = row.getByRole('button', { name: words.run.line(2) })
    await toLine.click()
    await expect.poll(() => isFocused(editorOf(page))).toBe(true)
    await page.keyboard.type('here ')
    expect((await textOf(page)).split('\n')[1]).toContain('here ')
    expect(faults).toEqual([])
    await close()
  })
})

/** The item on screen, ready to type. */
async function open(options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  const { page, faults } = await openPage(context, `${site}/item/${itemId}/`)
  await pressOn(page, words.introduction.start)
  await titleOf(page)
  await editorOf(page).waitFor()
  return { page, context, faults, close: () => context.close() }
}

/** Numbers in [0, 1) from a linear congruential generator (Numerical Recipes), so that a failure can be repeated. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

async function inSettings(page: Page, change: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: words.editor.open, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: words.editor.heading })
  await dialog.waitFor()
  await change(dialog)
  await dialog.getByRole('button', { name: words.editor.close }).click()
}

function choose(page: Page, label: string, random: () => number): Promise<void> {
  return inSettings(page, async (dialog) => {
    const select = dialog.getByLabel(label)
    const count = await select.locator('option').count()
    await select.selectOption({ index: Math.floor(random() * count) })
  })
}

/** Types at the end, in whatever editor and mode is there. */
async function appendText(page: Page, text: string): Promise<void> {
  const editor = editorOf(page)
  await editor.waitFor()
  await editor.focus()
  const vim = page.locator('.cm-vim-panel')
  const wantsVim = await page.evaluate(
    () =>
      localStorage.getItem('assay.preference.editor-vim') === 'true' &&
      document.querySelector('textarea.plain-editor') === null,
  )
  if (wantsVim) {
    await vim.waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.type(`GA${text}`)
    await page.keyboard.press('Escape')
  } else {
    await page.keyboard.press('Control+End')
    await page.keyboard.type(text)
  }
}

async function replaceText(page: Page, text: string): Promise<void> {
  await editorOf(page).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}

/** A right answer, of the item's author. */
async function writeAnswer(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^solution/ }).click()
  const solution = item.grading.solutions.find(({ language }) => language === 'typescript')
  await replaceText(page, solution?.text ?? '')
}

async function pasteOver(page: Page, text: string): Promise<void> {
  await page.evaluate((each) => navigator.clipboard.writeText(each), text)
  await editorOf(page).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+V')
}

/** All of the text, also of lines that the editor does not draw. */
async function textOf(page: Page): Promise<string> {
  const editor = editorOf(page)
  await editor.waitFor()
  return editor.evaluate((element) => {
    if (element instanceof HTMLTextAreaElement) return element.value
    // CodeMirror draws what is on screen; the whole text is what it would copy.
    const { cmTile } = element as unknown as { cmTile: { root: { view: { state: { doc: object } } } } }
    return String(cmTile.root.view.state.doc)
  })
}

/** Cuts the network off once the site's files are kept here. */
async function goOffline(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await page.context().setOffline(true)
}

/** Presses Tab until something inside the editor's own tree has the focus. */
async function tabWithin(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stops = 0; stops < 10 && !(await isFocused(target)); stops += 1) await page.keyboard.press(key)
  expect(await isFocused(target)).toBe(true)
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate(
    (element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element,
  )
}

/** Ends the session and downloads its log, as a candidate would. */
async function exportLog(page: Page): Promise<readonly LogEvent[]> {
  await page
    .getByRole('button', { name: new RegExp(`^(${words.header.end}|${words.header.endSingle})$`) })
    .click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^(${words.end.confirm}|${words.end.confirmSingle})$`) })
    .click()
  await page.getByRole('link', { name: words.finished.link }).click()
  const arriving = page.waitForEvent('download')
  await page.getByRole('button', { name: resultWords.record.download }).click()
  const log = decodeLog(await readFile(await (await arriving).path()))
  if (!log.ok) throw new Error(log.message)
  return log.events
}

function recorded(events: readonly LogEvent[], language: 'typescript' | 'javascript'): string {
  const text = textFromEdits(events, itemId, language, item.task.starter[language] ?? '')
  if (!text.ok) throw new Error(text.message)
  return text.text
}
