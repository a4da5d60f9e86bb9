/** Sessions in both stores of a real browser. Whole, since all of it goes on in one profile, which is damaged and found again. */
import { randomBytes } from 'node:crypto'
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { PATIENCE_MS } from '../chromium.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { decodeLog } from '#log'
import { breakInDatabase, clearStores, cutFile, fileSize, flipInFile } from './damage.ts'
import type { KillableBrowser } from '../killable-browser.ts'
import { openSite, type TestSite } from './browser.ts'

let site: TestSite
let browser: KillableBrowser
let session = ''
let tests = 0

beforeAll(async () => {
  site = await openSite()
  browser = await site.start()
})

afterAll(() => site.stop())

beforeEach(() => {
  session = `session-${++tests}`
})

afterEach(async () => {
  const [first, ...others] = browser.context.pages()
  for (const page of others) await page.close()
  await first?.goto('about:blank')
})

describe('a session in storage', () => {
  it('comes back as it was left', async () => {
    const page = await openPage()
    expect(await open(page, true)).toMatchObject({
      type: 'open',
      texts: [],
      facts: [],
      words: [],
      guard: 'web-lock',
    })
    const results = await page.evaluate(() => window.storageTest.note(['a', 'b'], true))
    expect(results.map(({ saved }) => saved.type)).toEqual(['saved', 'saved'])
    await page.reload()
    const found = await open(page, false)
    expect(found).toMatchObject({ type: 'open', texts: ['a', 'b'], intact: true, facts: [], words: [] })
  })

  it('is listed, exported and removed', async () => {
    const page = await openPage()
    await open(page, true)
    await page.evaluate(() => window.storageTest.note(['a', 'b'], true))
    const { sessions, problems } = await page.evaluate(() => window.storageTest.list())
    expect(problems).toEqual([])
    const listed = sessions.find((entry) => entry.session === session)
    expect(listed).toMatchObject({ events: 2, first: { data: { text: 'a' } }, last: { data: { text: 'b' } } })
    const file = await page.evaluate((id) => window.storageTest.exportSession(id), session)
    expect(decodeLog(file ?? '')).toMatchObject({ ok: true, events: [{ seq: 0 }, { seq: 1 }] })
    expect(await page.evaluate((id) => window.storageTest.remove(id), session)).toBe('locked')
    await page.evaluate(() => window.storageTest.close())
    expect(await page.evaluate((id) => window.storageTest.remove(id), session)).toBe('removed')
    const after = await page.evaluate(() => window.storageTest.list())
    expect(after.sessions.map((entry) => entry.session)).not.toContain(session)
    expect(after.lost).not.toContain(session)
    expect(await open(page, false)).toMatchObject({ type: 'lost' })
  })

  it('is never new when it was to be resumed and nothing is there', async () => {
    const page = await openPage()
    expect(await open(page, false)).toMatchObject({ type: 'lost', expected: 0 })
  })

  it('is not misread when a newer version has written it, and can be downloaded', async () => {
    const page = await openPage()
    await page.evaluate((id) => window.storageTest.writeUnknown(id), session)
    const found = await open(page, false)
    expect(found).toMatchObject({
      type: 'unreadable',
      words: [expect.stringMatching(/^Unexpected telepathy/), expect.any(String)],
    })
    expect(JSON.parse(found.words[1] ?? '')).toMatchObject({
      kind: 'assay-log',
      events: [[{ mono: 0, wall: 0 }, 'telepathy', {}]],
    })
  })

  it('writes typing by itself and on leaving the page', async () => {
    const page = await openPage()
    await open(page, true)
    const [typed] = await page.evaluate(() => window.storageTest.note(['typed'], false))
    expect(typed?.saved.type).toBe('saved')
    const pending = await page.evaluate(() => {
      void window.storageTest.note(['last words'], false)
      const before = window.storageTest.status().pending
      document.dispatchEvent(new Event('visibilitychange'))
      dispatchEvent(new PageTransitionEvent('pagehide'))
      return before
    })
    expect(pending).toBe(1)
    expect(await page.evaluate(() => window.storageTest.flush())).toEqual({ type: 'saved' })
    await page.reload()
    expect(await open(page, false)).toMatchObject({ texts: ['typed', 'last words'] })
  })
})

describe('a killed browser', () => {
  it.each([1, 2, 3])('keeps every acknowledged event (kill %i)', async (round) => {
    const page = await openPage()
    let acknowledged = 0
    await page.exposeFunction('acknowledged', (count: number) => {
      acknowledged = Math.max(acknowledged, count)
    })
    await open(page, true)
    await page.evaluate(() => window.storageTest.type(true))
    await vi.waitFor(() => expect(acknowledged).toBeGreaterThanOrEqual(40 * round), {
      timeout: PATIENCE_MS,
      interval: 5,
    })
    await browser.kill()
    const known = acknowledged

    browser = await site.start()
    const again = await openPage()
    const found = await open(again, false)
    expect(found).toMatchObject({ type: 'open', intact: true })
    expect(found.texts.length).toBeGreaterThanOrEqual(known)
    expect(found.texts).toEqual(found.texts.map((_, n) => `n${n}`))
    await again.evaluate(() => window.storageTest.note(['afterwards'], true))
    await again.reload()
    expect((await open(again, false)).texts).toEqual([...found.texts, 'afterwards'])
  })
})

describe('a store that lost its content', () => {
  it.each([
    ['indexeddb', 'indexeddb'],
    ['opfs', 'file_systems'],
  ])('is restored from the other one: %s', async (store, storageTypes) => {
    const page = await recorded(['a', 'b', 'c'])
    await clearStores(page, storageTypes)
    const found = await open(page, false)
    expect(found.texts).toEqual(['a', 'b', 'c'])
    // Three events and the header.
    expect(found.facts).toContainEqual({ type: 'restored', store, records: 4 })
    await page.reload()
    expect(await open(page, false)).toMatchObject({ texts: ['a', 'b', 'c'], facts: [] })
  })

  it('is told as lost where both are empty and the session is known to have begun', async () => {
    const page = await recorded(['a', 'b', 'c'])
    await clearStores(page, 'indexeddb,file_systems')
    expect((await page.evaluate(() => window.storageTest.list())).lost).toContain(session)
    expect(await open(page, false)).toMatchObject({ type: 'lost', expected: 3 })
    expect(await open(page, true)).toMatchObject({ type: 'lost', expected: 3 })
  })

  it('is filled again from memory when both are emptied while the session runs', async () => {
    const page = await openPage()
    await open(page, true)
    await page.evaluate(() => window.storageTest.note(['a', 'b'], true))
    await clearStores(page, 'indexeddb,file_systems')
    const [next] = await page.evaluate(() => window.storageTest.note(['c'], true))
    expect(next?.saved.type).toBe('saved')
    await browser.kill()
    browser = await site.start()
    expect(await open(await openPage(), false)).toMatchObject({ texts: ['a', 'b', 'c'], intact: true })
  })
})

describe('damaged bytes', () => {
  it('anywhere in the OPFS log are found, told and put right', async () => {
    const page = await recorded(['a', 'b', 'c'])
    const size = await fileSize(page, session)
    for (let place = 0; place < size; place += 61) {
      await flipInFile(page, session, place)
      const found = await open(page, false)
      expect(found).toMatchObject({ type: 'open', texts: ['a', 'b', 'c'], intact: true })
      expect(found.facts).toContainEqual({ type: expect.stringMatching(/^(torn|corrupt)$/), store: 'opfs' })
      expect(found.words.length).toBeGreaterThan(0)
      await page.evaluate(() => window.storageTest.close())
    }
    expect(await open(page, false)).toMatchObject({ texts: ['a', 'b', 'c'], facts: [] })
  })

  it('in both stores at different places still give the whole record', async () => {
    const page = await recorded(['a', 'b', 'c', 'd'])
    await flipInFile(page, session, 420)
    await breakInDatabase(page, session, 4)
    const found = await open(page, false)
    expect(found).toMatchObject({ texts: ['a', 'b', 'c', 'd'], intact: true })
    expect(found.facts).toContainEqual({ type: 'corrupt', store: 'opfs' })
    await page.reload()
    expect(await open(page, false)).toMatchObject({ texts: ['a', 'b', 'c', 'd'], facts: [] })
  })

  it('that leave nothing of the end are told with the numbers', async () => {
    const page = await recorded(['a', 'b', 'c'])
    await cutFile(page, session, 20)
    await breakInDatabase(page, session, 3)
    const found = await open(page, false)
    expect(found).toMatchObject({ type: 'open', texts: ['a', 'b'], intact: true })
    expect(found.facts).toContainEqual({ type: 'missing', expected: 3, found: 2 })
    expect(found.words).toContain(
      'Your record holds 2 entries, but 3 had been saved. The last ones are lost.',
    )
  })

  it('in the database’s own files on the disk lose nothing', async () => {
    const page = await recorded(['a', 'b', 'c'])
    await page.close()
    await browser.kill()
    let damaged = 0
    for (const file of await readdir(site.profile, { recursive: true })) {
      if (!/IndexedDB.*leveldb\/[0-9]+\.(log|ldb)$/.test(file)) continue
      const bytes = await readFile(join(site.profile, file))
      for (let place = 40; place < bytes.length; place += 97) bytes[place] = (bytes[place] ?? 0) ^ 0x55
      await writeFile(join(site.profile, file), bytes)
      damaged++
    }
    expect(damaged).toBeGreaterThan(0)
    browser = await site.start()
    const again = await openPage()
    const found = await open(again, false)
    expect(found).toMatchObject({ type: 'open', texts: ['a', 'b', 'c'], intact: true })
    expect(found.words.length).toBeGreaterThan(0)
  })

  it('that a power cut leaves at the end of the database’s log lose nothing when it is read again', async () => {
    await (await recorded(['a'])).close()
    await browser.kill()
    for (const file of await readdir(site.profile, { recursive: true }))
      if (/IndexedDB.*leveldb\/[0-9]+\.log$/.test(file))
        await appendFile(join(site.profile, file), new Uint8Array(82))
    await forgetFiles()
    browser = await site.start()
    const page = await openPage()
    expect(await open(page, false)).toMatchObject({ texts: ['a'], intact: true })
    // More than a block of the log, whose rest the zeros hide.
    const long = Array.from({ length: 40 }, (_, at) => `${at}`.padEnd(2000, '.'))
    await page.evaluate((texts) => window.storageTest.note(texts, true), long)
    await page.close()
    await browser.kill()
    await forgetFiles()
    browser = await site.start()
    const found = await open(await openPage(), false)
    expect(found).toMatchObject({ type: 'open', intact: true })
    expect(found.texts.length).toBe(1 + long.length)
  })

  /** Takes the private files, whose names a power cut can take soon after they were made. */
  async function forgetFiles(): Promise<void> {
    for (const folder of await readdir(site.profile, { recursive: true }))
      if (folder.endsWith('File System')) await rm(join(site.profile, folder), { recursive: true })
  }
})

describe('a second tab', () => {
  it('is told, and takes over when the first one closes', async () => {
    const first = await recorded(['a'], true)
    const second = await openPage()
    expect(await open(second, false, 0)).toMatchObject({ type: 'locked' })
    await second.evaluate((wait) => window.storageTest.retry(wait), PATIENCE_MS / 2)
    await first.evaluate(() => window.storageTest.note(['b'], true))
    await first.close()
    expect(await second.evaluate(() => window.storageTest.whenRetried())).toMatchObject({
      type: 'open',
      texts: ['a', 'b'],
    })
  })

  it('is told again when its wait is over', async () => {
    await recorded(['a'], true)
    const second = await openPage()
    await open(second, false, 0)
    await second.evaluate(() => window.storageTest.retry(200))
    expect(await second.evaluate(() => window.storageTest.whenRetried())).toMatchObject({ type: 'locked' })
  })

  it('takes over as soon as the first one crashes, long before its wait is over', async () => {
    const first = await recorded(['a', 'b'], true)
    const second = await openPage()
    expect(await open(second, false, 0)).toMatchObject({ type: 'locked' })
    await second.evaluate((wait) => window.storageTest.retry(wait), PATIENCE_MS / 2)
    const devtools = await browser.context.newCDPSession(first)
    devtools.send('Page.crash').catch(() => undefined)
    const taken = await second.evaluate(() => window.storageTest.whenRetried())
    expect(taken).toMatchObject({ type: 'open', texts: ['a', 'b'], words: [] })
    await first.close()
  })
})

describe('trouble while recording', () => {
  it('with no room is told, keeps everything in memory, and saves when there is room', async () => {
    const page = await openPage()
    await clearStores(page, 'indexeddb,file_systems')
    const devtools = await browser.context.newCDPSession(page)
    // Chromium sets room aside in steps of a megabyte, compresses what it can, and asks for the quota only now and then:
    // hence the sizes, the noise, and the quota before the first write.
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize: 4_000_000 })
    await open(page, true)
    await page.evaluate(() => window.storageTest.note(['a'], true))
    const large = [noise(4_500_000), noise(4_500_000)]
    const refused = await page.evaluate((texts) => window.storageTest.note(texts, true), large)
    expect(refused.map(({ saved }) => saved.type)).toEqual(['unsaved', 'unsaved'])
    const status = await page.evaluate(() => window.storageTest.status())
    expect(status).toMatchObject({ pending: 2, problem: { type: 'unsaved' } })
    expect(status.problem?.problems.map(({ reason }) => reason)).toEqual(['full', 'full'])
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.origin })
    const [later] = await page.evaluate(() => window.storageTest.note(['d'], true))
    expect(later?.saved.type).toBe('saved')
    expect(await page.evaluate(() => window.storageTest.status())).toMatchObject({
      pending: 0,
      problem: undefined,
    })
    await page.reload()
    expect((await open(page, false)).texts).toEqual(['a', ...large, 'd'])
  })

  it('with a dead worker starts another one and loses nothing', async () => {
    const page = await openPage()
    await open(page, true)
    await page.evaluate(() => window.storageTest.note(['a'], true))
    await page.evaluate(() => window.storageTest.killWorker())
    await page.evaluate(() => window.storageTest.note(['b'], true))
    await page.waitForFunction(() => window.storageTest.status().pending === 0)
    expect(await page.evaluate(() => window.storageTest.workers())).toBe(2)
    await page.reload()
    expect(await open(page, false)).toMatchObject({ texts: ['a', 'b'], intact: true })
  })

  it('with its worker gone and another tab in its place says that it is no longer saved', async () => {
    const first = await recorded(['a'], true)
    const second = await openPage()
    await open(second, false, 0)
    await second.evaluate((wait) => window.storageTest.retry(wait), PATIENCE_MS / 2)
    await first.evaluate(() => window.storageTest.killWorker())
    expect(await second.evaluate(() => window.storageTest.whenRetried())).toMatchObject({ type: 'open' })
    await second.evaluate(() => window.storageTest.note(['second'], true))
    const [refused] = await first.evaluate(() => window.storageTest.note(['first'], true))
    expect(refused?.saved).toMatchObject({
      type: 'unsaved',
      status: { pending: 1, problem: { type: 'taken' } },
    })
    await second.reload()
    expect((await open(second, false)).texts).toEqual(['a', 'second'])
  })

  it.each(['indexedDB', 'getDirectory'])('goes on with one store where %s is missing', async (missing) => {
    const page = await openPage(missing)
    const found = await open(page, true)
    expect(found).toMatchObject({
      type: 'open',
      status: { problem: { type: 'degraded', problems: [{ reason: 'unsupported' }] } },
    })
    const [saved] = await page.evaluate(() => window.storageTest.note(['a'], true))
    expect(saved?.saved.type).toBe('saved')
    const whole = await openPage()
    await page.close()
    expect(await open(whole, false, 5000)).toMatchObject({
      texts: ['a'],
      facts: [{ type: 'restored', records: 2 }],
    })
  })

  it('goes on in memory where there is no store at all, and says so', async () => {
    const page = await openPage('indexedDB', 'getDirectory')
    expect(await open(page, true)).toMatchObject({ type: 'unavailable' })
    const [kept] = await page.evaluate(() => window.storageTest.note(['a'], true))
    expect(kept?.saved.type).toBe('unsaved')
    expect(await page.evaluate(() => window.storageTest.status())).toMatchObject({
      pending: 1,
      problem: { type: 'unsaved', problems: [{ reason: 'unsupported' }, { reason: 'unsupported' }] },
    })
  })

  it('says so where Web Locks are missing, and still keeps a second tab out', async () => {
    const first = await openPage('locks')
    expect(await open(first, true)).toMatchObject({ type: 'open', guard: 'file-handle' })
    const second = await openPage('locks')
    expect(await open(second, false, 0)).toMatchObject({ type: 'locked' })
  })
})

describe('speed', () => {
  it('of a strict append is measured', async () => {
    const page = await openPage()
    await open(page, true)
    await page.evaluate(() => window.storageTest.measure(50, true))
    const times = (await page.evaluate(() => window.storageTest.measure(400, true))).toSorted((a, b) => a - b)
    const at = (share: number): string => (times[Math.floor(times.length * share)] ?? NaN).toFixed(2)

    console.log(`strict append: median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`)
    expect(times).toHaveLength(400)
  })
})

/** Text that cannot be compressed well, in characters. */
function noise(length: number): string {
  return randomBytes(length * 0.75).toString('base64')
}

/** A page at the site whose worker lacks these of the browser's own. */
async function openPage(...missing: readonly string[]): Promise<Page> {
  const page = await browser.context.newPage()
  if (missing.length > 0) {
    const without: Readonly<Record<string, string>> = {
      indexedDB: 'Object.defineProperty(self, "indexedDB", {value: undefined});',
      getDirectory: 'StorageManager.prototype.getDirectory = undefined;',
      locks: 'Object.defineProperty(WorkerNavigator.prototype, "locks", {value: undefined});',
    }
    await page.route('**/worker.js', async (route) => {
      const response = await route.fetch()
      const body = missing.map((name) => without[name] ?? '').join('') + (await response.text())
      await route.fulfill({ response, body })
    })
  }
  await page.goto(site.origin)
  return page
}

/** @param waitMs how long to wait for another holder: a page that was reloaded may still hold the session when the next one asks */
function open(
  page: Page,
  create: boolean,
  waitMs = PATIENCE_MS / 2,
): Promise<Awaited<ReturnType<Window['storageTest']['open']>>> {
  return page.evaluate(([id, begin, wait]) => window.storageTest.open(id, begin, wait), [
    session,
    create,
    waitMs,
  ] as const)
}

/** A page that has recorded notes and, unless it stays open, let go of the session. */
async function recorded(texts: readonly string[], stay = false): Promise<Page> {
  const page = await openPage()
  await open(page, true)
  await page.evaluate((notes) => window.storageTest.note(notes, true), texts)
  if (!stay) await page.evaluate(() => window.storageTest.close())
  return page
}
