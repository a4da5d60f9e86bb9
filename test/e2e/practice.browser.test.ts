/**
 * The catalogue, a problem on its own page and the history: by keyboard, and with files that are not what they seem. Whole, since
 * what is done on one of these pages is looked for on the others.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { history as words } from '../../src/text/history.ts'
import { home } from '../../src/text/home.ts'
import { practice } from '../../src/text/practice.ts'
import { result } from '../../src/text/result.ts'
import { introduction } from '../../src/text/introduction.ts'
import { session } from '../../src/text/session.ts'
import { openChromium } from '../chromium.ts'
import {
  answerRight,
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
import { enlargeCatalogue } from './large-catalogue.ts'
import { bringIn, manySessions, refuseStorage, releaseOf } from './past-work.ts'

const site = inject('site')
let browser: Browser
let folder = ''

beforeAll(async () => {
  browser = await openChromium()
  folder = await mkdtemp(join(tmpdir(), 'assay-history-'))
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

/** A file with many sessions. */
const manyIn = (count: number): Promise<string> => manySessions(site, folder, count)

/** What the catalogue lists. */
async function problemsOf(address: string) {
  return (await releaseOf(address)).index.items.filter(({ variant }) => variant === undefined)
}

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
    const rows = page.locator('.problem:not([hidden])')
    const kind = page
      .getByRole('group', { name: practice.filters.kind })
      .getByRole('checkbox', { name: 'Choice' })
    await expect.poll(() => kind.isEnabled()).toBe(true)
    const all = await rows.count()
    await expectAccessible(page, 'catalogue')
    await tabTo(page, kind)
    await page.keyboard.press('Space')
    await expect.poll(() => new URL(page.url()).search).toBe('?kind=choice')
    const choices = await rows.count()
    expect(choices).toBeGreaterThan(0)
    expect(choices).toBeLessThan(all)
    expect(await page.locator('.catalogue-count').innerText()).toBe(practice.count(choices, all))
    // Another filter's numbers say what each choice would leave, and a second choice of one filter adds to the first.
    const levels = page.getByRole('group', { name: practice.filters.level }).getByRole('checkbox')
    const counts = await page
      .getByRole('group', { name: practice.filters.level })
      .locator('.filter-count')
      .allInnerTexts()
    expect(counts.map((count) => Number(/\d+/.exec(count)?.[0])).reduce((sum, count) => sum + count)).toBe(
      choices,
    )
    for (const [place, before] of [
      [0, 0],
      [1, Number(/\d+/.exec(counts[0] ?? '')?.[0])],
    ] as const) {
      await tabTo(page, levels.nth(place))
      await page.keyboard.press('Space')
      const more = Number(/\d+/.exec(counts[place] ?? '')?.[0])
      await expect.poll(() => rows.count()).toBe(before + more)
    }
    expect(new URL(page.url()).search).toBe('?kind=choice&level=1&level=2')
    await page.keyboard.press('Space')
    await tabTo(page, levels.nth(0))
    await page.keyboard.press('Space')
    await expect.poll(() => rows.count()).toBe(choices)
    await tabTo(page, page.getByRole('searchbox'))
    await page.keyboard.type('no problem is called so')
    await page.getByRole('heading', { name: practice.empty.heading }).waitFor()
    await expectAccessible(page, 'catalogue without a result')
    await page.reload()
    await page.getByRole('heading', { name: practice.empty.heading }).waitFor()
    await page.goBack()
    await expect.poll(() => new URL(page.url()).search).toBe('?kind=choice')
    await expect.poll(() => rows.count()).toBe(choices)
    await tabTo(page, page.getByRole('button', { name: practice.filters.clear }).first())
    await page.keyboard.press('Enter')
    await expect.poll(() => rows.count()).toBe(all)
    expect(new URL(page.url()).search).toBe('')
    expect(faults).toEqual([])
    await context.close()
  })

  it('says what in an address it does not know, and shows the rest without moving anything', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await watchShifts(page)
    // Fonts come late to the first page, and where no fallback of their widths is installed they move it.
    await page.goto(`${site}/practice/`)
    await page.evaluate(() => document.fonts.ready)
    await page.goto(`${site}/practice/?level=9&kind=code`)
    await page.getByText(practice.ignored(['level 9'])).waitFor()
    await page.locator('.problem:not([hidden]) .state').first().waitFor()
    const kinds = await page.locator('.problem:not([hidden]) .problem-kind').allTextContents()
    expect(kinds.length).toBeGreaterThan(0)
    for (const text of kinds) expect(text).toContain('Code')
    expect(await shiftsOf(page)).toBeLessThan(0.001)
    await expectAccessible(page, 'catalogue with an unknown filter')
    await context.close()
  })

  it('stays whole with 2,000 problems', async () => {
    const context = await browser.newContext()
    await enlargeCatalogue(context, 2000)
    const { page, faults } = await openPage(context, `${site}/practice/`)
    await page.locator('.problem:not([hidden]) .state').first().waitFor()
    const levels = page.getByRole('group', { name: practice.filters.level }).getByRole('checkbox')
    await levels.nth(2).check()
    await expect.poll(() => new URL(page.url()).search).toBe('?level=3')
    await levels.nth(2).uncheck()
    await expect.poll(() => page.locator('.problem:not([hidden])').count()).toBe(2000)
    // Rows far below the screen are told, found and reached as any other.
    const tools = await context.newCDPSession(page)
    const { nodes } = await tools.send('Accessibility.getFullAXTree')
    const rowsOf = Map.groupBy(
      nodes.filter(({ role }) => role?.value === 'listitem'),
      ({ parentId }) => parentId,
    )
    expect(Math.max(...[...rowsOf.values()].map(({ length }) => length))).toBe(2000)
    const last = page.locator('.problem a').last()
    const title = (await last.textContent())?.trim() ?? ''
    expect(
      await page.evaluate(
        (text) => (globalThis as unknown as { find: (text: string) => boolean }).find(text),
        title,
      ),
    ).toBe(true)
    await last.focus()
    await expect
      .poll(() => last.evaluate((link) => link.getBoundingClientRect().bottom <= innerHeight))
      .toBe(true)
    expect(faults).toEqual([])
    await context.close()
  })

  it('says that it cannot tell what was solved where the storage is refused', async () => {
    const context = await browser.newContext()
    await refuseStorage(context)
    const { page } = await openPage(context, `${site}/practice/?state=new`)
    await page.getByText(practice.stateUnknown).waitFor()
    expect(await page.locator('.problem:not([hidden])').count()).toBe((await problemsOf(site)).length)
    expect(await page.locator('.state').count()).toBe(0)
    await expectAccessible(page, 'catalogue, storage refused')
    await page.goto(`${site}/history/`)
    await page.getByRole('heading', { name: words.unread.heading }).waitFor()
    await expectAccessible(page, 'history, storage refused')
    await page.goto(`${site}/`)
    const start = page.getByRole('region', { name: home.resumeHeading })
    await start.getByText(home.nothingRead).waitFor()
    expect(await start.innerText()).not.toContain(home.nothingStored)
    await expectAccessible(page, 'start, storage refused')
    await context.close()
  })

  it('is a plain list without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${site}/practice/`)
    expect(await page.locator('.problem').count()).toBe((await problemsOf(site)).length)
    expect(await page.getByRole('searchbox').isVisible()).toBe(false)
    expect(await page.locator('noscript p').isVisible()).toBe(true)
    await context.close()
  })
})

describe('a problem from the catalogue', () => {
  it('goes to its feedback, changes the state and the level, and shows in the history', async () => {
    const context = await browser.newContext({ acceptDownloads: true })
    const { page, faults } = await openPage(context, `${site}/practice/?kind=short`)
    await page.locator('.problem:not([hidden]) .state').first().waitFor()
    const link = page.locator('.problem:not([hidden]) a').first()
    const title = (await link.innerText()).trim()
    await pressOn(page, title, 'link')
    await page.getByText(practice.item.none).waitFor()
    await expectAccessible(page, 'item, not tried')
    await pressOn(page, introduction.start)
    expect(await titleOf(page)).toBe(title)
    const item = await itemOn(page, await itemsById(site))
    await answerRight(page, item)
    await submit(page, item)
    await proceed(page)
    await page.getByText(practice.item.tryAgain, { exact: true }).waitFor()
    await expect.poll(() => page.locator('.item-practice .state').innerText()).toBe(practice.state.solved)
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
    await expect.poll(() => page.locator('.problem:not([hidden]) h3').allInnerTexts()).toEqual([title])
    await page.goto(`${site}/`)
    await page.getByText(title).first().waitFor()
    await page.goto(`${site}/history/`)
    await page.getByRole('heading', { name: words.levels.heading }).waitFor()
    expect(await page.locator('.past').innerText()).toContain(words.attempts.score(item.max, item.max))
    expect(await page.locator('.past').innerText()).toContain(words.attempts.levelAfterLabel)
    // In each area of the problem, one is solved; the way to what is left leaves it out.
    const [area = ''] = item.skills.map((skill) => skill.split('.')[0])
    const solved = page.getByRole('region', { name: words.solved.label }).getByRole('row')
    expect(
      (await solved.allInnerTexts()).filter((row) => row.includes(words.solved.share(1, 1).slice(0, 5))),
    ).toHaveLength(new Set(item.skills.map((skill) => skill.split('.')[0])).size)
    await expectAccessible(page, 'history with one attempt')
    const left = solved.getByRole('link').and(page.locator(`[href*="skill=${area}&"]`))
    const many = Number(/\d+/.exec(await left.innerText())?.[0])
    await left.click()
    await page.locator('.problem:not([hidden]) .state').first().waitFor()
    await expect.poll(() => page.locator('.problem:not([hidden])').count()).toBe(many)
    await page.goto(`${site}/history/`)
    await page.getByRole('heading', { name: words.levels.heading }).waitFor()

    // Another attempt is a session of its own, and moves nothing.
    const level = await page.locator('.chart-value').first().textContent()
    await page.goto(`${site}/item/${item.id}/`)
    await pressOn(page, introduction.start)
    await titleOf(page)
    await submit(page)
    await proceed(page)
    await page.goto(`${site}/history/`)
    await expect.poll(() => page.locator('.past').count()).toBe(2)
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
    await expect.poll(() => page.locator('.past').count()).toBe(2)
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
    await expect.poll(() => page.locator('.past').count()).toBe(2)
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
    await page.getByRole('heading', { name: words.attempts.heading }).waitFor()
    expect(await shiftsOf(page)).toBeLessThan(0.001)
    await expectAccessible(page, 'history with many attempts')
    await page.getByRole('button', { name: words.attempts.more(35) }).press('Enter')
    await expect.poll(() => page.locator('.past').count()).toBe(65)
    const text = await page.getByRole('main').innerText()
    expect(text).toContain(words.attempts.removed)
    expect(text).toContain(words.attempts.otherRelease)
    for (const table of await page.locator('.figure-table summary').all()) await table.click()
    await expectAccessible(page, 'history with its tables')
    const latest = page.locator('.past').first()
    const name = await latest.getAttribute('data-session')
    await latest.getByRole('button', { name: words.attempts.delete }).click()
    await page.getByRole('dialog').getByRole('button', { name: words.keep.deleteConfirm }).click()
    await expect.poll(() => page.locator(`[data-session="${name}"]`).count()).toBe(0)
    await context.close()
  })

  it.each([
    { colorScheme: 'dark' as const },
    { forcedColors: 'active' as const },
    { viewport: { width: 320, height: 640 } },
    { viewport: { width: 900, height: 600 } },
  ])('reads with %j, as the catalogue and a problem do', async (options) => {
    const [item] = await problemsOf(site)
    const context = await browser.newContext(options)
    const { page, faults } = await openPage(context, `${site}/history/`)
    await bringIn(page, site, await manyIn(6))
    for (const path of ['history/', 'practice/', `item/${item?.id ?? ''}/`]) {
      await page.goto(`${site}/${path}`)
      await page.locator('.state, .past').first().waitFor()
      await expectAccessible(page, path)
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect(isWide, `${path}: the page scrolls sideways`).toBe(false)
    }
    expect(faults).toEqual([])
    await context.close()
  })
})
