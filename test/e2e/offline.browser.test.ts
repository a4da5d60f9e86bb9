/** Without a network: a whole attempt, a reload in the middle of an answer, and a new deployment under a session. */
import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { PracticeItem } from '#schemas/public-item'
import { serveFolder } from '../../generators/serve/server.ts'
import { introduction } from '../../src/text/introduction.ts'
import { offline as offlineWords } from '../../src/text/offline.ts'
import { result as resultWords } from '../../src/text/result.ts'
import { session as words } from '../../src/text/session.ts'
import { openChromium } from '../chromium.ts'
import {
  answerRight,
  confirmSubmission,
  editorOf,
  expectAccessible,
  itemOn,
  itemsById,
  openPage,
  pressOn,
  proceed,
  submit,
  titleOf,
  writeCode,
} from './candidate.ts'
import { watchedServer, type WatchedServer } from './watched-server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const site = inject('site')
const RENEWED = 'Practice, renewed'
const text = 'export function half(): string {\n  return "an answer, half written"\n'

const pythonText = 'def priceSteps(prices):\n    return [None for _ in prices]\n'

let browser: Browser
let server: WatchedServer
let items: ReadonlyMap<string, PracticeItem>

beforeAll(async () => {
  browser = await openChromium()
  server = await watchedServer(site)
  items = await itemsById(site)
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** Opens the test on a host that answers, in a browser that has never seen it. */
async function firstVisit(): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  server.serve(site)
  const context = await browser.newContext({ serviceWorkers: 'allow' })
  const opened = await openPage(context, `${server.url}/test/practice/`)
  return { context, ...opened }
}

/** The page says so itself as soon as it works without a network. */
async function whenReady(page: Page): Promise<void> {
  await page.getByText(introduction.offline).waitFor()
}

/** Cuts the host off. What is asked from now on is noted, and not answered. */
function cutOff(): void {
  server.requests.length = 0
  server.serve(undefined)
}

/** What was asked but the browser's own look for a new service worker, which it may take some time after a page load. */
function asked(): readonly string[] {
  return server.requests.filter((path) => path !== '/sw.js')
}

async function reachCode(page: Page): Promise<string> {
  for (;;) {
    const title = await titleOf(page)
    const item = await itemOn(page, items)
    if (item.kind === 'code') return title
    await answerRight(page, item)
    await submit(page, item)
    if (await proceed(page)) throw new Error('the test ended before an item with code came')
  }
}

async function takeAll(page: Page): Promise<void> {
  for (let isOver = false; !isOver;) {
    await answerRight(page, await itemOn(page, items))
    await submit(page)
    isOver = await proceed(page)
  }
}

function textIn(page: Page): Promise<string> {
  return editorOf(page).evaluate((element) =>
    [...element.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'),
  )
}

describe('without a network', () => {
  it('a test goes from its start to its result, and asks the host for nothing', async () => {
    const { context, page, faults } = await firstVisit()
    await whenReady(page)
    cutOff()
    await pressOn(page, introduction.start)
    await takeAll(page)
    expect(asked()).toEqual([])
    await pressOn(page, words.finished.link, 'link')
    await page.getByRole('button', { name: resultWords.record.download }).waitFor()
    expect(asked()).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })

  it('a test that was started as soon as its page was there goes on as well', async () => {
    const { context, page } = await firstVisit()
    await page.getByRole('button', { name: introduction.start, exact: true }).click()
    await titleOf(page)
    cutOff()
    await answerRight(page, await itemOn(page, items))
    await submit(page)
    await proceed(page)
    await reachCode(page)
    await answerRight(page, await itemOn(page, items))
    await submit(page)
    // A start waits ten seconds for the service worker, which on a slow machine still fetches the site's pages then.
    expect(asked().filter((path) => !path.endsWith('/'))).toEqual([])
    await context.close()
  })

  it('a page that is loaded again in the middle of an answer goes on with it', async () => {
    const { context, page } = await firstVisit()
    await whenReady(page)
    await pressOn(page, introduction.start)
    const title = await reachCode(page)
    await writeCode(page, text)
    await page.waitForTimeout(1500)
    cutOff()
    await page.reload()
    expect(await titleOf(page)).toBe(title)
    await expect.poll(() => textIn(page)).toBe(text)
    expect(asked()).toEqual([])
    await context.close()
  })

  it('Python that never came says so and loses nothing; once it came, it needs no network', async () => {
    server.serve(site)
    const context = await browser.newContext({ serviceWorkers: 'allow' })
    const { page, faults } = await openPage(context, `${server.url}/item/since-the-last-price/`)
    await whenReady(page)
    await pressOn(page, introduction.start)
    await editorOf(page).waitFor()
    cutOff()
    await page.getByLabel(words.code.language, { exact: true }).selectOption('python')
    await writeCode(page, pythonText)
    await page.keyboard.press('Control+Enter')
    const missing = page.locator('#runs').getByText(words.run.noPython)
    await missing.waitFor()
    await expectAccessible(page, 'Python that did not come')
    expect(await textIn(page)).toBe(pythonText)
    // what is asked for in vain changes nothing: the answer stays open
    await confirmSubmission(page)
    await page.getByRole('button', { name: words.footer.submit, exact: true }).waitFor()
    await missing.waitFor()
    expect(await textIn(page)).toBe(pythonText)

    server.serve(site)
    const table = page.getByRole('table', { name: words.run.table })
    await pressOn(page, words.problem.ways.retry)
    await table.waitFor()
    expect(await table.innerText()).toContain('[None, None')
    expect(await page.locator('#stem-text table').innerText()).toContain('[None, None')
    await expectAccessible(page, 'a run in Python')
    expect(faults.filter((fault) => !fault.includes('net::'))).toEqual([])

    cutOff()
    await page.reload()
    await expect.poll(() => textIn(page)).toBe(pythonText)
    await page.keyboard.press('Control+Enter')
    await table.waitFor()
    expect(asked()).toEqual([])
    await context.close()
  })

  it('every page of the site is there, and what was never there says so in words', async () => {
    const { context, page } = await firstVisit()
    await whenReady(page)
    cutOff()
    for (const path of ['/', '/index.html', '/?from=mail#tests', '/guide', '/guide/kinds/code/', '/result/'])
      expect((await page.goto(server.url + path))?.status(), path).toBe(200)
    await page.goto(`${server.url}/nothing/here/`)
    await page.getByRole('heading', { name: offlineWords.heading }).waitFor()
    await context.close()
  })
})

describe('a deployment that is half uploaded', () => {
  const pack = '/_packs/1.json'

  it('is not kept; the pages work as before, and the next visit tries again', async () => {
    server.spoil(pack)
    server.requests.length = 0
    const { context, page } = await firstVisit()
    await expect.poll(() => server.requests).toContain(pack)
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration()
          const names = await caches.keys()
          return (
            registration?.installing ?? registration?.active ?? names.find((name) => name.includes(':site:'))
          )
        }),
      )
      .toBeUndefined()
    expect(await page.getByText(introduction.offline).count()).toBe(0)
    await pressOn(page, introduction.start)
    expect(await titleOf(page)).not.toBe('')
    server.spoil(undefined)
    await page.goto(`${server.url}/test/mock-screen/`)
    await whenReady(page)
    await context.close()
  })
})

/** Opens home until it is the new one: a tab that opens while the last one still closes keeps the old worker in use. */
async function openRenewed(context: BrowserContext): ReturnType<typeof openPage> {
  for (let tries = 0; tries < 20; tries += 1) {
    const opened = await openPage(context, `${server.url}/`)
    if ((await opened.page.content()).includes(RENEWED)) return opened
    await opened.page.close()
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('Home is still the old one')
}

describe('a new deployment', () => {
  let folder: string
  let renewed: Awaited<ReturnType<typeof serveFolder>>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-renewed-'))
    await cp(join(root, 'content/banks'), join(folder, 'content/banks'), { recursive: true })
    const file = join(folder, 'content/banks/core/tests/practice.yaml')
    const yaml = await readFile(file, 'utf8')
    await writeFile(file, yaml.replace(/^title: .*$/m, `title: ${RENEWED}`))
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, 'generators/cli/assay.ts'), 'build', '--dev', '--out', 'site'],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(status, stderr).toBe(0)
    renewed = await serveFolder(join(folder, 'site'), { port: 0 })
  })
  afterAll(async () => {
    await renewed.close()
    await rm(folder, { recursive: true })
  })

  it('changes nothing in a session that runs; once all tabs are closed, home is new and the session goes on', async () => {
    const { context, page, faults } = await firstVisit()
    await whenReady(page)
    await pressOn(page, introduction.start)
    const title = await reachCode(page)
    await writeCode(page, text)

    server.serve(renewed.url.replace(/\/$/, ''))
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      await registration?.update()
    })
    await expect
      .poll(() =>
        page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state),
      )
      .toBe('installed')
    server.requests.length = 0
    await page.reload()
    expect(await titleOf(page)).toBe(title)
    await expect.poll(() => textIn(page)).toBe(text)
    const home = await openPage(context, `${server.url}/`)
    expect(await home.page.content()).not.toContain(RENEWED)
    expect(asked()).toEqual([])
    await answerRight(page, await itemOn(page, items))
    await submit(page)
    await proceed(page)
    const next = await titleOf(page)
    expect(faults).toEqual([])

    await home.page.close()
    await page.close()
    const anew = await openRenewed(context)
    await anew.page.goto(`${server.url}/test/practice/`)
    expect(await titleOf(anew.page)).toBe(next)
    await takeAll(anew.page)
    await pressOn(anew.page, words.finished.link, 'link')
    await anew.page.getByRole('button', { name: resultWords.record.download }).waitFor()
    expect(anew.faults).toEqual([])
    await context.close()
  })
})
