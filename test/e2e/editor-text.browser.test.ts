/** What is found, pasted and drawn in the editors, in real Chromium: nothing that came in is ever lost. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { editorFind } from '../../src/text/editor-find.ts'
import { session as words } from '../../src/text/session.ts'
import { editorOf, expectAccessible, textOf } from './candidate.ts'
import { itemId, browser, open, replaceText, isFocused, exportLog, recorded } from './editing.ts'

afterAll(() => browser.close())

describe('find and replace in the code editor', () => {
  it('is used by keys alone, says what it finds, and asks the network for nothing', async () => {
    const { page, context, faults, close } = await open({ serviceWorkers: 'allow' })
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

async function pasteOver(page: Page, text: string): Promise<void> {
  await page.evaluate((each) => navigator.clipboard.writeText(each), text)
  await editorOf(page).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+V')
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
