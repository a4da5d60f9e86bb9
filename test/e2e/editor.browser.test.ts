/** The settings of the editors in real Chromium: nothing typed is ever lost. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { session as words } from '../../src/text/session.ts'
import { editorOf, expectAccessible, textOf } from './candidate.ts'
import { browser, item, open, isFocused, exportLog, recorded } from './editing.ts'

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
    await editor.focus()
    // Escape lets Tab leave for a moment; with this setting Tab leaves after that moment, too.
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowRight')
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
