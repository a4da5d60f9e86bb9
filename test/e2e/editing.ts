/** What a candidate does in an editor, and what the log says of it afterwards. */
import { readFile } from 'node:fs/promises'
import { type BrowserContextOptions, type Locator, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { decodeLog, textFromEdits, type LogEvent } from '#log'
import type { PracticeItemOf } from '#schemas/public-item'
import { result as resultWords } from '../../src/text/result.ts'
import { introduction } from '../../src/text/introduction.ts'
import { session as words } from '../../src/text/session.ts'
import { openChromium } from '../chromium.ts'
import { editorOf, itemsOf, openPage, pressOn, titleOf } from './candidate.ts'

export const site = inject('site')

/** A problem in two languages, whose answer is a list of names. */
export const itemId = 'what-to-reorder'

export const browser = await openChromium()

export const item = await codeItem()

/** The item on screen, ready to type. */
export async function open(options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  const { page, faults } = await openPage(context, `${site}/item/${itemId}/`)
  await pressOn(page, introduction.start)
  await titleOf(page)
  await editorOf(page).waitFor()
  return { page, context, faults, close: () => context.close() }
}

export async function replaceText(page: Page, text: string): Promise<void> {
  await editorOf(page).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}

export function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate(
    (element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element,
  )
}

/** Ends the session and downloads its log, as a candidate would. */
export async function exportLog(page: Page): Promise<readonly LogEvent[]> {
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

export function recorded(events: readonly LogEvent[], language: 'typescript' | 'javascript'): string {
  const text = textFromEdits(events, itemId, language, item.task.starter[language] ?? '')
  if (!text.ok) throw new Error(text.message)
  return text.text
}

export async function codeItem(): Promise<PracticeItemOf<'code'>> {
  const found = [...(await itemsOf(site)).values()].find(({ id }) => id === itemId)
  if (found?.kind !== 'code') throw new Error(`${itemId} is not an item with code`)
  return found
}
