/** The catalogue, a problem on its own page and the history: by keyboard, and with files that are not what they seem. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { history as words } from '../../src/text/history.ts'
import { practice } from '../../src/text/practice.ts'
import { result } from '../../src/text/result.ts'
import { session } from '../../src/text/session.ts'
import { chromiumOptions } from '../chromium.ts'
import {
  answerRight,
  expectAccessible,
  itemsOf,
  openPage,
  pressOn,
  proceed,
  submit,
  tabTo,
  titleOf,
} from './candidate.ts'
import { bringIn, manySessions, releaseOf } from './past-work.ts'

const site = inject('site')
let browser: Browser
let folder = ''

beforeAll(async () => {
  browser = await chromium.launch(chromiumOptions())
  folder = await mkdtemp(join(tmpdir(), 'assay-history-'))
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

/** Longest wait for what is read from the storage, in milliseconds. */
const READING_MS = 30_000

/** A file with many sessions. */
const manyIn = (count: number): Promise<string> => manySessions(site, folder, count)

/** What moved without anybody's doing since the page was loaded. */
function shiftsOf(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { readonly shifted: number }).shifted)
}

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counter = globalThis as unknown as { shifted: number }
    counter.shifted = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        readonly value: number
        readonly hadRecentInput: boolean
      })[])
        if (!entry.hadRecentInput) counter.shifted += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

describe('the catalogue', () => {
  it('filters by keyboard, keeps the filters in the address, and goes back', async () => {
    const context = await browser.newContext()
    const { page, faults } = await openPage(context, `${site}/practice/`)
    const rows = page.locator('.problem')
    const kind = page.getByRole('combobox', { name: practice.filters.kind })
    await expect.poll(() => kind.isEnabled(), { timeout: READING_MS }).toBe(true)
    const all = await rows.count()
    await expectAccessible(page, 'catalogue')
    await tabTo(page, kind)
    await page.keyboard.type('Cho')
    await expect.poll(() => new URL(page.url()).search, { timeout: READING_MS }).toBe('?kind=choice')
    const choices = await rows.count()
    expect(choices).toBeGreaterThan(0)
    expect(choices).toBeLessThan(all)
    expect(await page.locator('.catalogue-count').innerText()).toBe(practice.count(choices, all))
    await tabTo(page, page.getByRole('searchbox'))
    await page.keyboard.type('no problem is called so')
    await page.getByRole('heading', { name: practice.empty.heading }).waitFor()
    await expectAccessible(page, 'catalogue without a result')
    await page.reload()
    await page.getByRole('heading', { name: practice.empty.heading }).waitFor()
    await page.goBack()
    await expect.poll(() => new URL(page.url()).search, { timeout: READING_MS }).toBe('?kind=choice')
    await expect.poll(() => rows.count(), { timeout: READING_MS }).toBe(choices)
    await tabTo(page, page.getByRole('button', { name: practice.filters.clear }).first())
    await page.keyboard.press('Enter')
    await expect.poll(() => rows.count(), { timeout: READING_MS }).toBe(all)
    expect(new URL(page.url()).search).toBe('')
    expect(faults).toEqual([])
    await context.close()
  })

  it('says what in an address it does not know, and shows the rest without moving anything', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await watchShifts(page)
    await page.goto(`${site}/practice/?level=9&kind=code`)
    await page.getByText(practice.ignored(['level 9'])).waitFor()
    await page.locator('.state').first().waitFor()
    const kinds = await page.locator('.problem-kind').allInnerTexts()
    expect(kinds.length).toBeGreaterThan(0)
    for (const text of kinds) expect(text).toContain('Code')
    expect(await shiftsOf(page)).toBeLessThan(0.001)
    await expectAccessible(page, 'catalogue with an unknown filter')
    await context.close()
  })

  it('is a plain list without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${site}/practice/`)
    expect(await page.locator('.problem').count()).toBe((await releaseOf(site)).index.items.length)
    expect(await page.getByRole('searchbox').isVisible()).toBe(false)
    expect(await page.locator('noscript p').isVisible()).toBe(true)
    await context.close()
  })
})

describe('a problem from the catalogue', () => {
  it('goes to its feedback, changes the state and the level, and shows in the history', async () => {
    const context = await browser.newContext({ acceptDownloads: true })
    const { page, faults } = await openPage(context, `${site}/practice/?kind=short`)
    await page.locator('.state').first().waitFor()
    const link = page.locator('.problem a').first()
    const title = (await link.innerText()).trim()
    await pressOn(page, title, 'link')
    await page.getByText(practice.item.none).waitFor()
    await expectAccessible(page, 'item, not tried')
    await pressOn(page, session.introduction.start)
    expect(await titleOf(page)).toBe(title)
    const item = (await itemsOf(site)).get(title)
    if (!item) throw new Error(`no item is called ${title}`)
    await answerRight(page, item)
    await submit(page)
    await proceed(page)
    await page.getByText(practice.item.tryAgain, { exact: true }).waitFor()
    await expect
      .poll(() => page.locator('.item-practice .state').innerText(), { timeout: READING_MS })
      .toBe(practice.state.solved)
    await expectAccessible(page, 'item, finished')
    await tabTo(page, page.locator('.item-solution summary'))
    await page.keyboard.press('Enter')
    await page.locator('.item-solution .prose').waitFor()
    await expectAccessible(page, 'item with its solution')
    await pressOn(page, session.finished.link, 'link')
    await page.getByRole('heading', { name: result.single.sentence(title, item.max, item.max) }).waitFor()
    await page.getByRole('heading', { name: result.next.heading }).waitFor()
    await page.getByRole('link', { name: title, exact: true }).waitFor()
    await expectAccessible(page, 'result of one problem')

    await page.goto(`${site}/practice/?state=solved`)
    await expect
      .poll(() => page.locator('.problem h3').allInnerTexts(), { timeout: READING_MS })
      .toEqual([title])
    await page.goto(`${site}/`)
    await page.getByText(title).first().waitFor()
    await page.goto(`${site}/history/`)
    await page.getByRole('heading', { name: words.levels.heading }).waitFor()
    expect(await page.locator('.past').innerText()).toContain(words.attempts.score(item.max, item.max))
    expect(await page.locator('.past').innerText()).toContain(words.attempts.levelAfterLabel)
    await expectAccessible(page, 'history with one attempt')

    // Another attempt is a session of its own, and moves nothing.
    const level = await page.locator('.chart-value').first().textContent()
    await page.goto(`${site}/item/${item.id}/`)
    await pressOn(page, session.introduction.start)
    await titleOf(page)
    await submit(page)
    await proceed(page)
    await page.goto(`${site}/history/`)
    await expect.poll(() => page.locator('.past').count(), { timeout: READING_MS }).toBe(2)
    expect(await page.locator('.chart-value').first().textContent()).toBe(level)
    expect(await page.locator('.past').first().innerText()).toContain(words.attempts.again)

    const arriving = page.waitForEvent('download')
    await pressOn(page, words.keep.export)
    const exported = join(folder, 'exported.json')
    await (await arriving).saveAs(exported)
    expect(JSON.parse(await readFile(exported, 'utf8'))).toMatchObject({ kind: 'assay-history', version: 1 })
    await pressOn(page, words.keep.delete)
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page, 'before deleting everything')
    await tabTo(page, page.getByRole('button', { name: words.keep.deleteConfirm }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: words.empty.heading }).waitFor()
    await expectAccessible(page, 'an empty history')
    expect(await bringIn(page, site, exported)).toBe(words.keep.imported(2, 0))
    await expect.poll(() => page.locator('.past').count(), { timeout: READING_MS }).toBe(2)
    expect(await page.locator('.chart-value').first().textContent()).toBe(level)
    expect(await bringIn(page, site, exported)).toBe(words.keep.imported(0, 2))
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('the history', () => {
  it('refuses files that are none of ours in words, and touches nothing', async () => {
    const good = JSON.parse(await readFile(await manyIn(3), 'utf8')) as {
      sessions: { session: string; log: string }[]
    }
    const [first, second] = good.sessions
    if (!first || !second) throw new Error('no sessions')
    const files = {
      'no JSON': 'this is a letter',
      'cut off': JSON.stringify(good).slice(0, 500),
      foreign: '{"kind":"recipe","steps":[]}',
      'deeply nested': '['.repeat(2_000_000),
      'too large': ' '.repeat(51 * 1024 * 1024),
      empty: '',
    }
    const context = await browser.newContext()
    const { page, faults } = await openPage(context, `${site}/history/`)
    const kept = join(folder, 'kept.json')
    await writeFile(kept, JSON.stringify({ ...good, sessions: [first] }))
    await bringIn(page, site, kept)
    for (const [name, text] of Object.entries(files)) {
      const file = join(folder, `${name}.json`)
      await writeFile(file, text)
      expect(await bringIn(page, site, file), name).toBe(words.keep.importRefused.heading)
      expect(await page.locator('.import-report').innerText()).toContain(words.keep.importRefused.safe)
      expect(await page.locator('.past').count(), name).toBe(1)
      if (name === 'foreign') await expectAccessible(page, 'a refused file')
    }
    const forged = { ...second, log: second.log.replace('"category":1', '"category":2') }
    const mixed = join(folder, 'mixed.json')
    await writeFile(
      mixed,
      JSON.stringify({ ...good, sessions: [...good.sessions.slice(0, 1), forged, good.sessions[2]] }),
    )
    expect(await bringIn(page, site, mixed)).toBe(words.keep.imported(1, 1))
    expect(await page.locator('.import-report').innerText()).toContain(second.session)
    await expect.poll(() => page.locator('.past').count(), { timeout: READING_MS }).toBe(2)
    await expectAccessible(page, 'a bad session in a file')
    expect(faults).toEqual([])
    await context.close()
  })

  it('shows many sessions, also of what is no longer offered, and deletes one', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await watchShifts(page)
    await page.goto(`${site}/history/`)
    expect(await bringIn(page, site, await manyIn(65))).toBe(words.keep.imported(65, 0))
    await page.reload()
    await page.getByRole('heading', { name: words.attempts.heading }).waitFor({ timeout: 60_000 })
    expect(await shiftsOf(page)).toBeLessThan(0.001)
    await expectAccessible(page, 'history with many attempts')
    await page.getByRole('button', { name: words.attempts.more(35) }).press('Enter')
    await expect.poll(() => page.locator('.past').count(), { timeout: READING_MS }).toBe(65)
    const text = await page.getByRole('main').innerText()
    expect(text).toContain(words.attempts.removed)
    expect(text).toContain(words.attempts.otherRelease)
    for (const table of await page.locator('.figure-table summary').all()) await table.click()
    await expectAccessible(page, 'history with its tables')
    const latest = page.locator('.past').first()
    const name = await latest.getAttribute('data-session')
    await latest.getByRole('button', { name: words.attempts.delete }).click()
    await page.getByRole('dialog').getByRole('button', { name: words.keep.deleteConfirm }).click()
    await expect.poll(() => page.locator(`[data-session="${name}"]`).count(), { timeout: 60_000 }).toBe(0)
    await context.close()
  })

  it.each([
    { colorScheme: 'dark' as const },
    { forcedColors: 'active' as const },
    { viewport: { width: 320, height: 640 } },
    { viewport: { width: 900, height: 600 } },
  ])('reads with %j, as the catalogue and a problem do', async (options) => {
    const [item] = (await releaseOf(site)).index.items
    const context = await browser.newContext(options)
    const { page, faults } = await openPage(context, `${site}/history/`)
    await bringIn(page, site, await manyIn(6))
    for (const path of ['history/', 'practice/', `item/${item?.id ?? ''}/`]) {
      await page.goto(`${site}/${path}`)
      await page.locator('.state, .past').first().waitFor({ timeout: 30_000 })
      await expectAccessible(page, path)
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect(isWide, `${path}: the page scrolls sideways`).toBe(false)
    }
    expect(faults).toEqual([])
    await context.close()
  })
})
