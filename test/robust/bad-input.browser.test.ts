/** What happens to a machine in mid-session, on the product's own page: words, nothing lost, and a way on. */
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { decodeLog } from '#log'
import { problems } from '../../src/text/problems.ts'
import { introduction } from '../../src/text/introduction.ts'
import { session as words } from '../../src/text/session.ts'
import { describeFact, describeStatus } from '../../src/text/storage.ts'
import { openChromium } from '../chromium.ts'
import { editorOf, expectAccessible, openPage, pressOn, tabTo, titleOf, writeCode } from '../e2e/candidate.ts'
import { moveClocks, shiftableClocks } from '../e2e/moved-clocks.ts'
import { startKillableBrowser } from '../killable-browser.ts'
import { breakInDatabase, clearStores, fileSize, flipInFile } from '../storage/damage.ts'

const site = inject('site')

/** A code item of the sample bank, as a session of its own. */
const ITEM = `${site}/item/average-load/`
const HOUR_MS = 3_600_000
const MARKER = 'assay-saved-'

let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(() => browser.close())

/** The item's page with the session begun, in a profile of its own. */
async function begun(url = ITEM): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({ acceptDownloads: true, serviceWorkers: 'allow' })
  await context.addInitScript(shiftableClocks)
  const { page, faults } = await openPage(context, url)
  await pressOn(page, introduction.start)
  await titleOf(page)
  return { context, page, faults }
}

function footer(page: Page) {
  return page.locator('.saved')
}

async function savedAgain(page: Page): Promise<void> {
  await expect.poll(() => footer(page).innerText()).toMatch(/^Saved/)
}

/** Key of the place that tells how many records of the page's only session are saved. */
async function markerOf(page: Page): Promise<string> {
  const keys = await page.evaluate(() => Object.keys(localStorage))
  return keys.find((key) => key.startsWith(MARKER)) ?? ''
}

/** Puts a text in place of what is in the editor, as from another program. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await tabTo(page, editorOf(page))
  await page.keyboard.press('Control+A')
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('Control+V')
}

/** Text of the first and the last line in the editor. */
async function endsOf(page: Page): Promise<readonly string[]> {
  const lines = editorOf(page).locator('.cm-line')
  await editorOf(page).focus()
  await page.keyboard.press('Control+Home')
  await expect.poll(() => lines.count()).toBeGreaterThan(0)
  const first = await lines.first().innerText()
  await page.keyboard.press('Control+End')
  return [first, await lines.last().innerText()]
}

/** Bytes that the site stores once its service worker has all it keeps: a measure taken before would move afterwards. */
async function settledUsage(page: Page): Promise<number> {
  let before = -1
  let used = 0
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  while (used !== before) {
    before = used
    await page.waitForTimeout(1000)
    used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
  }
  return used
}

function noise(seed: string): string {
  return createHash('shake256', { outputLength: 45_000 }).update(seed).digest('base64')
}

describe('a machine in mid-session', () => {
  it('whose disk is full: words, everything in memory and in the download, saved when there is room', async () => {
    const context = await browser.newContext({ acceptDownloads: true, serviceWorkers: 'allow' })
    const { page, faults } = await openPage(context, ITEM)
    const devtools = await context.newCDPSession(page)
    const used = await settledUsage(page)
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: site, quotaSize: used + 100_000 })
    await pressOn(page, introduction.start)
    await titleOf(page)
    const texts = ['one', 'two', 'three'].map((seed) => `// ${noise(seed)}`)
    for (const text of texts) {
      await writeCode(page, text)
      await page.waitForTimeout(1100)
    }
    await expect.poll(() => footer(page).innerText()).toContain(words.footer.unsaved)
    await expectAccessible(page, 'full disk')
    const downloading = page.waitForEvent('download')
    await pressOn(page, words.footer.download)
    const log = decodeLog(await readFile(await (await downloading).path(), 'utf8'))
    if (!log.ok) throw new Error(log.message)
    const edits = log.events.flatMap((event) => (event.type === 'edit' ? [event.data] : []))
    expect(JSON.stringify(edits.at(-1)?.changes)).toContain(noise('three').slice(0, 2000))
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: site })
    await savedAgain(page)
    await page.reload()
    await expect.poll(() => editorOf(page).innerText()).toContain(noise('three').slice(0, 40))
    expect(faults).toEqual([])
    await context.close()
  })

  it('whose site data are cleared while somebody works fills the stores again', async () => {
    const { context, page, faults } = await begun()
    await writeCode(page, 'const before = 1\n')
    await page.waitForTimeout(1500)
    await clearStores(page, 'indexeddb,file_systems,local_storage')
    await writeCode(page, 'const after = 2\n')
    await page.waitForTimeout(1500)
    await savedAgain(page)
    await page.reload()
    await expect.poll(() => editorOf(page).innerText()).toContain('const after = 2')
    expect(faults).toEqual([])
    await context.close()
  })

  it('whose stores are empty when the page comes back says what is lost, and begins anew only when asked', async () => {
    const { context, page } = await begun()
    await page.waitForTimeout(500)
    await page.goto(`${site}/404.html`)
    await clearStores(page, 'indexeddb,file_systems')
    await page.goto(ITEM)
    await page.getByRole('heading', { name: problems['storage-lost'].title }).waitFor()
    await expectAccessible(page, 'storage lost')
    await pressOn(page, words.problem.ways['start-anew'])
    await pressOn(page, introduction.start)
    expect(await titleOf(page)).not.toBe('')
    await context.close()
  })

  it('that corrupts both stores at different places gives everything back, and says so', async () => {
    const { context, page, faults } = await begun()
    for (const n of [1, 2, 3]) {
      await writeCode(page, `const kept = ${n}\n`)
      await page.waitForTimeout(1100)
    }
    await page.waitForTimeout(800)
    await page.goto(`${site}/404.html`)
    const id = (await markerOf(page)).slice(MARKER.length)
    await breakInDatabase(page, id, 1)
    await flipInFile(page, id, (await fileSize(page, id)) - 30)
    await page.goto(ITEM)
    await expect.poll(() => editorOf(page).innerText()).toContain('const kept = 3')
    expect(await footer(page).innerText()).toContain(describeFact({ type: 'corrupt', store: 'indexeddb' }))
    await expectAccessible(page, 'restored')
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([])
    await context.close()
  })

  it('that has one store only says so, and saves', async () => {
    const context = await browser.newContext()
    await context.route(/storage-[^/]*\.js$/, async (route) => {
      const response = await route.fetch()
      const without = 'StorageManager.prototype.getDirectory = undefined;'
      await route.fulfill({ response, body: without + (await response.text()) })
    })
    const { page } = await openPage(context, ITEM)
    await pressOn(page, introduction.start)
    await titleOf(page)
    const said = describeStatus({ savedAt: 0, pending: 0, problem: { type: 'degraded', problems: [] } })
    await expect.poll(() => footer(page).innerText()).toContain(said)
    await context.close()
  })

  it('that slept for eight hours took no time away', async () => {
    const { context, page, faults } = await begun(`${site}/test/practice/`)
    const left = async (): Promise<number> =>
      (await page.locator('.timer .number').innerText())
        .split(':')
        .reduce((seconds, part) => seconds * 60 + Number(part), 0)
    const before = await left()
    expect(before).toBeGreaterThan(3000)
    await moveClocks(page, 8 * HOUR_MS, 8 * HOUR_MS)
    // The time is drawn once a second: what is drawn next knows of the hours.
    await expect.poll(left).toBeLessThan(before)
    expect(await left()).toBeGreaterThan(before - 90)
    expect(await titleOf(page)).not.toBe('')
    expect(faults).toEqual([])
    await context.close()
  })

  it('that is killed once a word is stored still has the word', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'assay-killed-'))
    let running = await startKillableBrowser(profile)
    try {
      const { page } = await openPage(running.context, ITEM)
      await pressOn(page, introduction.start)
      await titleOf(page)
      await writeCode(page, 'const first = 1\n')
      await page.waitForTimeout(3000)
      const marker = await markerOf(page)
      const records = () => page.evaluate((key) => Number(localStorage.getItem(key)), marker)
      const before = await records()
      expect(before).toBeGreaterThan(0)
      await page.keyboard.insertText('const word = 2')
      await expect.poll(records).toBeGreaterThan(before)
      await running.kill()
      running = await startKillableBrowser(profile)
      const again = await openPage(running.context, ITEM)
      await expect.poll(() => editorOf(again.page).innerText()).toContain('const word = 2')
    } finally {
      await running.kill()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  })

  it('whose clock is set back by a day, and on by a year, keeps order and sense', async () => {
    const { context, page, faults } = await begun()
    for (const wallMs of [-24 * HOUR_MS, 366 * 24 * HOUR_MS]) {
      await writeCode(page, `const day = ${wallMs}\n`)
      await moveClocks(page, 0, wallMs)
      await page.waitForTimeout(1600)
      await savedAgain(page)
      expect(await footer(page).innerText()).not.toMatch(/-|NaN/)
    }
    await page.reload()
    await expect.poll(() => editorOf(page).innerText()).toContain(`${366 * 24 * HOUR_MS}`)
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('a text', () => {
  it.each([
    ['of ten thousand lines', Array.from({ length: 10_000 }, (_, n) => `${n}`).join('\n'), ['0', '9999']],
    ['of emoji alone', `${'👩‍👩‍👧‍👦🏳️‍🌈😀'.repeat(1500)}\nend 😀`, [undefined, 'end 😀']],
    ['that runs from right to left', 'const שלום = "\u202eמרחבא\u202c مرحبا"\nסוף', ['const שלום', 'סוף']],
  ])('%s is taken, saved and there again', async (_, text, [first, last]) => {
    const { context, page, faults } = await begun()
    await paste(page, text)
    await page.waitForTimeout(1600)
    await savedAgain(page)
    await page.reload()
    await titleOf(page)
    await editorOf(page).waitFor()
    const ends = await endsOf(page)
    if (first !== undefined) expect(ends[0]).toContain(first)
    expect(ends[1]).toBe(last)
    expect(faults).toEqual([])
    await context.close()
  })
})
