/** The product in real Chromium: whole attempts, a killed browser, hostile code, and the replay of what was exported. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { decodeLog } from '#log'
import type { PracticeItem } from '#schemas/public-item'
import { result as resultWords } from '../../src/text/result.ts'
import { introduction } from '../../src/text/introduction.ts'
import { session as words } from '../../src/text/session.ts'
import { openChromium } from '../chromium.ts'
import { startKillableBrowser } from '../killable-browser.ts'
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
  writeCode,
} from './candidate.ts'

const site = inject('site')
const root = fileURLToPath(new URL('../..', import.meta.url))
let browser: Browser
let items: ReadonlyMap<string, PracticeItem>

beforeAll(async () => {
  browser = await openChromium()
  items = await itemsById(site)
})
afterAll(() => browser.close())

/** Goes through items until one of a kind is on screen. */
async function reachCode(page: Page): Promise<PracticeItem> {
  for (;;) {
    const item = await itemOn(page, items)
    if (item.kind === 'code') return item
    await answerRight(page, item)
    await submit(page, item)
    if (await proceed(page)) throw new Error('the test ended before an item with code came')
  }
}

describe('a whole attempt by keyboard alone', () => {
  it('is accessible in each state, breaks no policy, and its exported log replays to the bit', async () => {
    const context = await browser.newContext({ acceptDownloads: true })
    const { page, faults } = await openPage(context, `${site}/test/practice/`)
    await page.getByRole('button', { name: introduction.start }).waitFor()
    await expectAccessible(page, 'introduction')
    await pressOn(page, introduction.start)
    const seen = new Set<string>()
    for (let isOver = false; !isOver;) {
      const item = await itemOn(page, items)
      if (!seen.has(item.kind)) await expectAccessible(page, `working on ${item.kind}`)
      await answerRight(page, item)
      if (!seen.has(item.kind)) await expectAccessible(page, `answered ${item.kind}`)
      await submit(page, item)
      if (!seen.has(item.kind)) await expectAccessible(page, `feedback on ${item.kind}`)
      seen.add(item.kind)
      await expect
        .poll(() => page.locator('#feedback').innerText())
        .toContain(words.feedback.heading(item.max, item.max))
      isOver = await proceed(page)
    }
    await expectAccessible(page, 'finished')
    await pressOn(page, words.finished.link, 'link')
    await page.getByRole('button', { name: resultWords.record.download }).waitFor()
    await expectAccessible(page, 'result')

    const folder = await mkdtemp(join(tmpdir(), 'assay-log-'))
    const file = join(folder, 'log.json')
    const arriving = page.waitForEvent('download')
    await pressOn(page, resultWords.record.download)
    await (await arriving).saveAs(file)
    const log = decodeLog(await readFile(file))
    if (!log.ok) throw new Error(log.message)
    const live = log.events.findLast((event) => event.type === 'estimate')
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'generators/cli/assay.ts'), 'score', file, '--json'],
      {
        cwd: inject('home'),
        encoding: 'utf8',
      },
    )
    await rm(folder, { recursive: true })
    expect(stderr).toBe('')
    const [scored] = JSON.parse(stdout) as { status: string; reasons: string[]; theta: number; se: number }[]
    expect(scored?.reasons).toEqual([])
    expect(scored?.status).toBe('accepted')
    expect(status).toBe(0)
    expect(
      live?.type === 'estimate' &&
        Object.is(scored?.theta, live.data.theta) &&
        Object.is(scored?.se, live.data.se),
    ).toBe(true)
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('the plain editor', () => {
  it('does what the code editor does: write, run, submit', async () => {
    const context = await browser.newContext()
    const { page, faults } = await openPage(context, `${site}/test/practice/`)
    await pressOn(page, introduction.start)
    const item = await reachCode(page)
    await tabTo(page, editorOf(page))
    await page.keyboard.press('Alt+e')
    await page.locator('textarea').first().waitFor()
    await expectAccessible(page, 'plain editor')
    await answerRight(page, item)
    await expectAccessible(page, 'plain editor after a run')
    await submit(page, item)
    await expect
      .poll(() => page.locator('#feedback').innerText())
      .toContain(words.feedback.heading(item.max, item.max))
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('a browser that is killed in the middle of an answer', () => {
  it('goes on with the same item, the same text and the same time', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'assay-profile-'))
    const text = 'export function half(): string {\n  return "an answer, half written"\n'
    let running = await startKillableBrowser(profile)
    try {
      const { page } = await openPage(running.context, `${site}/test/practice/`)
      await pressOn(page, introduction.start)
      await reachCode(page)
      const title = await titleOf(page)
      await writeCode(page, text)
      await page.waitForTimeout(2500)
      await running.kill()

      running = await startKillableBrowser(profile)
      const again = await openPage(running.context, `${site}/test/practice/`)
      expect(await titleOf(again.page)).toBe(title)
      await expect.poll(() => textIn(again.page)).toBe(text)
      expect(again.faults).toEqual([])
    } finally {
      await running.kill()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  })
})

describe('code that tries to take the page down', () => {
  it.each([
    ['an endless loop', 'for (;;) {}', words.run.verdicts.time_limit],
    [
      'a memory bomb',
      'const all: string[] = []; for (let n = 0; ; n += 1) all.push("x".repeat(1e6) + n)',
      words.run.verdicts.memory_limit,
    ],
  ])('%s ends in words, and the next run is right', async (_, body, verdict) => {
    const context = await browser.newContext()
    const { page, faults } = await openPage(context, `${site}/test/practice/`)
    await pressOn(page, introduction.start)
    const item = await reachCode(page)
    if (item.kind !== 'code') return
    const { name } = item.task.signature
    await writeCode(page, `export function ${name}() { ${body} }\n`)
    await page.keyboard.press('Control+Enter')
    const table = page.getByRole('table', { name: words.run.table })
    await expect.poll(() => table.innerText().catch(() => '')).toContain(verdict)
    await answerRight(page, item)
    await expect.poll(() => table.innerText()).not.toContain(verdict)
    await expect.poll(() => table.innerText()).toContain(words.run.verdicts.passed)
    expect(faults).toEqual([])
    await context.close()
  })
})

/** The text in the editor on screen. */
function textIn(page: Page): Promise<string> {
  return editorOf(page).evaluate((element) => {
    if (element instanceof HTMLTextAreaElement) return element.value
    return [...element.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n')
  })
}
