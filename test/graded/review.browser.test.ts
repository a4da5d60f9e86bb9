/**
 * Sealed results opened in a browser: as the command line scores them, and with nothing that leaves the page. Whole, since each
 * errand begins on the same site with the same files of one organisation.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { reviewFinding, reviewSections, type AttemptReport } from '#report'
import { attemptReport, replayData, scoreSealed, visibleOutcomes } from '#results'
import type { SealedResult } from '#schemas/sealed-result'
import { command as score } from '../../generators/cli/commands/score.ts'
import { review as words } from '../../src/text/review.ts'
import { openChromium } from '../chromium.ts'
import { expectAccessible, pressOn, tabTo } from '../e2e/candidate.ts'
import { gradedWorld, rightAnswer, sit, wrongAnswer, type GradedWorld } from './headless.ts'
import {
  expectHarmless,
  field,
  finding,
  give,
  opener,
  openReview,
  openWith,
  publish,
  type Given,
} from './review.ts'
import { typed } from './typed.ts'

const site = inject('site')
const ordinary = { timeMultiplier: 1, plainEditor: false, signals: true }
const PASSPHRASE = 'an otter counts five lamps'
const NOTE = 'a note of a candidate'
let browser: Browser
let world: GradedWorld
let own: { readonly registry: Given; readonly keys: Given; readonly sealed: Given }
let ada: SealedResult
let bruno: SealedResult
/** Nothing of these may be in a request. */
let secrets: readonly string[] = []

const fileOf = (name: string, result: object): Given => ({ name, content: JSON.stringify(result) })

beforeAll(async () => {
  browser = await openChromium()
  world = await gradedWorld([
    { candidate: 'ada-lovelace', accommodations: ordinary },
    { candidate: 'bruno-latour', accommodations: ordinary },
  ])
  await publish(world, inject('home'))
  const [first, second] = world.forms
  if (!first || !second) throw new Error('no forms')
  const { events: _, ...result } = await typed(
    await sit(world, first, (item) => rightAnswer(world, item)),
    NOTE,
  )
  ada = result
  bruno = (await sit(world, second, (item) => wrongAnswer(world, item))).result
  const given = async (name: string, path = name): Promise<Given> => ({
    name,
    content: await readFile(join(world.root, path)),
  })
  own = {
    registry: await given('registry.jsonl'),
    keys: await given('ours.json'),
    sealed: await given('sealed.json', 'content/banks/small/releases/1.0.0/sealed/sealed.json'),
  }
  secrets = [ada, bruno].flatMap(({ attempt, form, box }) => [attempt, form, box.slice(0, 40)])
  secrets = [
    ...secrets,
    first.secret,
    second.secret,
    PASSPHRASE,
    encodeURIComponent(PASSPHRASE),
    NOTE,
    'lovelace',
    'latour',
  ]
})
afterAll(async () => {
  await browser.close()
  await world.close()
})

/** What the command line says of the same file. */
async function scored(result: SealedResult) {
  await writeFile(join(world.root, 'one.json'), JSON.stringify(result))
  let text = ''
  const output = { write: (part: string) => void (text += part), isTerminal: false }
  const { keys, registry, passphraseFile } = world.options
  const values = { keys, registry, 'passphrase-file': passphraseFile, json: true }
  await score.run({ values, positionals: ['one.json'] }, { ...world.io, stdout: output })
  const [said] = JSON.parse(text) as readonly {
    readonly status: string
    readonly theta: number
    readonly items: readonly { readonly id: string; readonly category: number }[]
  }[]
  if (!said) throw new Error(text)
  return said
}

/** The report as Node makes it. */
async function reported(result: SealedResult): Promise<AttemptReport> {
  const report = attemptReport(await scoreSealed(result, world.bench), world.bench)
  if (!report) throw new Error('the result does not open')
  return report
}

async function textsOf(
  page: Page,
  report: AttemptReport,
): Promise<readonly (readonly [string, string, string])[]> {
  const replay = { items: [], steps: [] }
  const sections = reviewSections({ report, replay, engine: words.engine })
    .filter(({ id }) => id !== 'replay')
    .map(({ id, content }) => [id, content.markup] as const)
  return page.evaluate((expected) => {
    const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
    return expected.map(([id, markup]) => {
      const template = document.createElement('template')
      template.innerHTML = markup
      const here = document.getElementById(id)?.lastElementChild
      return [id, plain(template.content.textContent), plain(here?.textContent)] as const
    })
  }, sections)
}

async function expectSame(page: Page, result: SealedResult): Promise<void> {
  const [said, report] = [await scored(result), await reported(result)]
  expect(said.status).toBe(report.status)
  expect(said.theta).toBe(report.scales[0]?.theta)
  expect(said.items.map(({ category }) => category)).toEqual(
    report.answers.map((answer) => answer.score?.category),
  )
  expect(await finding(page).innerText()).toBe(reviewFinding(report))
  const texts = await textsOf(page, report)
  expect(texts.length).toBeGreaterThan(5)
  for (const [id, expected, found] of texts) expect(found, id).toBe(expected)
}

/** What a page can leave behind in a browser. */
function keptBy(page: Page) {
  return page.evaluate(async () => {
    const filesIn = async (folder: FileSystemDirectoryHandle): Promise<unknown[]> => {
      const found: unknown[] = []
      for await (const [name, handle] of folder.entries())
        found.push(handle.kind === 'file' ? name : [name, await filesIn(handle as FileSystemDirectoryHandle)])
      return found
    }
    const cached: string[] = []
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) cached.push(request.url)
    return {
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookies: document.cookie,
      databases: (await indexedDB.databases()).map(({ name }) => name),
      files: await filesIn(await navigator.storage.getDirectory()),
      sealed: cached.filter((url) => url.includes('/sealed/')),
    }
  })
}

describe('sealed results in a browser', () => {
  it('are opened by keyboard alone, with the finding, scores and statuses of the command line', async () => {
    const review = await openReview(browser, site, { serviceWorkers: 'allow' })
    const { context, page } = review
    const before = await keptBy(page)
    const chooser = page.waitForEvent('filechooser')
    await tabTo(page, page.getByLabel(words.choose))
    await page.keyboard.press('Space')
    await (
      await chooser
    ).setFiles(
      [fileOf('ada.json', ada), own.registry, own.keys, own.sealed].map(({ name, content }) => ({
        name,
        mimeType: '',
        buffer: Buffer.from(content),
      })),
    )
    await page.getByText(words.at.result(1)).waitFor()
    await tabTo(page, field(page))
    await page.keyboard.insertText(PASSPHRASE)
    await page.keyboard.press('Enter')
    await finding(page).waitFor()
    await expect.poll(() => finding(page).evaluate((node) => node === document.activeElement)).toBe(true)
    expect(await field(page).inputValue()).toBe('')
    expect(await page.getByRole('status').first().innerText()).toBe(words.opened(1, 1))
    await expectSame(page, ada)

    const report = await reported(ada)
    expect(report.status).toBe('accepted')
    const { events = [] } = await scoreSealed(ada, world.bench)
    const replay = replayData(events, (id) => world.entry(id).item)
    const at = replay.steps.findLastIndex(({ edit, item }) => edit && replay.items[item]?.canRun)
    const slider = page.getByRole('slider', { name: 'Place in the sitting' })
    await tabTo(page, slider)
    await page.keyboard.press('Home')
    for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowRight')
    expect(await slider.getAttribute('aria-valuetext')).toContain(replay.steps[at]?.words)
    const run = page.getByRole('button', { name: 'Run at this point' })
    await tabTo(page, run)
    await page.keyboard.press('Enter')
    const outcome = page.locator('.player-outcome')
    await outcome.getByRole('listitem').first().waitFor()
    const step = replay.steps[at]
    const item = replay.items[step?.item ?? -1]
    if (!step || !item) throw new Error('nothing was typed')
    const submission = events.find(({ type, data }) => type === 'submit' && data.item === item.id)
    const response = submission?.type === 'submit' ? submission.data.response : undefined
    const language = response && 'language' in response ? response.language : undefined
    const texts = response && 'text' in response ? response.text : ''
    const ran = await visibleOutcomes(
      world.entry(item.id),
      {
        texts: item.documents.map(({ name, starter }) => (name === (language ?? 'sql') ? texts : starter)),
        names: item.documents.map(({ name }) => name),
        language,
        isLocked: events.some(({ type, data }) => type === 'follow-up' && data.item === item.id),
      },
      world.runner,
    )
    expect(ran.length).toBeGreaterThan(0)
    expect(await outcome.getByRole('listitem').allInnerTexts()).toEqual(
      ran.map((one) => `${one.case}: ${one.verdict}`),
    )
    await page.keyboard.press('ArrowLeft')
    expect(await slider.inputValue()).toBe(String(at - 1))
    expect(await outcome.getByRole('listitem').count()).toBe(0)
    expect(await run.evaluate((node) => node === document.activeElement)).toBe(true)

    await pressOn(page, words.forgetAll)
    await page.locator('.report').waitFor({ state: 'detached' })
    expect(await page.locator('main').innerText()).not.toMatch(/lovelace|Example Ltd/)
    expect(await keptBy(page)).toEqual(before)
    await expectHarmless(review, site, secrets)
    await context.close()
  })

  it('are dropped, several at once; what is wrong with one stops no other', async () => {
    const review = await openReview(browser, site)
    const { context, page } = review
    const broken = { ...bruno, box: `${bruno.box.slice(0, -9)}AAAAAAAAA` }
    const [head = '', first = '', last = ''] = own.registry.content.toString().split('\n')
    const line = JSON.parse(last) as { items: string[] }
    const elsewhere = [head, first, JSON.stringify({ ...line, items: [...line.items, 'gone'] }), ''].join(
      '\n',
    )
    const files = [fileOf('a/ada.json', ada), fileOf('b.json', broken), fileOf('ada.json', bruno)]
    await drop(page, [...files, own.registry, own.keys, own.sealed])
    await page.getByText(words.at.result(3)).waitFor()
    await openWith(page, PASSPHRASE)
    const list = page.getByRole('region', { name: words.results })
    expect(await list.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/ada-lovelace, accepted$/),
      expect.stringMatching(/bruno-latour, rejected$/),
      expect.stringMatching(/bruno-latour, (accepted|flagged)$/),
    ])
    expect(await page.getByRole('status').first().innerText()).toBe(words.opened(2, 3))
    await expectSame(page, ada)
    await pressOn(page, /b\.json/)
    await expect.poll(() => finding(page).innerText()).toContain(words.notOpened)
    await expect.poll(() => finding(page).evaluate((node) => node === document.activeElement)).toBe(true)
    await page.getByText('The result does not open').waitFor()
    await list.getByRole('button').last().press('Enter')
    await page.locator('.report').waitFor()
    await expectSame(page, bruno)

    await give(page, [{ name: 'registry.jsonl', content: elsewhere }])
    expect(await page.locator('.report').count()).toBe(0)
    await openWith(page, PASSPHRASE)
    expect(await finding(page).innerText()).toBe(reviewFinding(await reported(ada)))
    await list.getByRole('button').last().press('Enter')
    await page.getByText(words.noContent).waitFor()
    await expectHarmless(review, site, secrets)
    await context.close()
  })

  it('of one attempt are told to a person as the command line does', async () => {
    const { context, page } = await openReview(browser, site)
    const [first] = world.forms
    if (!first) throw new Error('no form')
    const other = (await sit(world, first, (item) => wrongAnswer(world, item))).result
    await give(page, [
      fileOf('one.json', ada),
      fileOf('other.json', other),
      own.registry,
      own.keys,
      own.sealed,
    ])
    await openWith(page, PASSPHRASE)
    await page.getByText(/There is another result of this attempt, other\.json/).waitFor()
    expect(
      await page
        .getByRole('region', { name: words.results })
        .getByText(/, flagged$/)
        .count(),
    ).toBe(2)
    await context.close()
  })

  it('are forgotten with the files that are still being read', async () => {
    const { context, page } = await openReview(browser, site)
    await page.evaluate(() => {
      const read = Blob.prototype.text
      const waiting = new Promise<void>((go) => {
        addEventListener('go-on', () => go(), { once: true })
      })
      Blob.prototype.text = async function () {
        await waiting
        return read.call(this)
      }
    })
    await give(page, [fileOf('ada.json', ada), own.registry])
    await page.getByText(words.reading(2)).waitFor()
    await pressOn(page, words.forgetAll)
    await page.getByText(words.reading(2)).waitFor({ state: 'detached' })
    await page.evaluate(() => dispatchEvent(new Event('go-on')))
    await give(page, [own.keys])
    await page.getByText('Example Ltd').waitFor()
    expect(await page.getByText(words.at.result(1)).count()).toBe(0)
    expect(await page.getByText(/, 2 forms$/).count()).toBe(0)
    await context.close()
  })

  it('say without the sealed half what is missing, and have no score of record', async () => {
    const review = await openReview(browser, site)
    const { context, page } = review
    await give(page, [fileOf('ada.json', ada), own.registry, own.keys])
    await page.getByText(words.at.without).waitFor()
    await opener(page).press('Enter')
    await page.getByText(words.missing([words.needs.passphrase])).waitFor()
    await openWith(page, 'another')
    await page.getByText('The passphrase does not open this key').waitFor()
    expect(await field(page).evaluate((node) => node === document.activeElement)).toBe(true)
    await openWith(page, PASSPHRASE)
    await finding(page).waitFor()
    await page.getByText(words.provisional).waitFor()
    expect(await finding(page).innerText()).toBe(words.checked)
    const report = await reported(ada)
    expect(await page.locator('.report').innerText()).not.toContain(reviewFinding(report))
    const half = JSON.parse(own.sealed.content.toString()) as { items: object[] }
    await give(page, [fileOf('sealed.json', { ...half, items: half.items.slice(1) })])
    await openWith(page, PASSPHRASE)
    await page.getByText(words.changedSealed('small', '1.0.0')).waitFor()
    expect(await page.locator('.report').count()).toBe(0)
    await expectHarmless(review, site, secrets)
    await context.close()
  })
})

const appearances = [1280, 360].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

it.each(appearances)(
  'is accessible in each state: $width px, $colorScheme',
  async ({ width, colorScheme }) => {
    const { context, page, faults } = await openReview(browser, site, {
      viewport: { width, height: 800 },
      colorScheme,
    })
    const expectFit = async (state: string): Promise<void> => {
      await expectAccessible(page, state)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        state,
      ).toBeLessThan(1)
    }
    await expectFit('empty')
    await give(page, [{ name: `${'long-'.repeat(40)}.json`, content: '{}' }])
    await page.getByText(words.refused).waitFor()
    await expectFit('refused')
    const broken = { ...bruno, form: 'a'.repeat(64) }
    await give(page, [fileOf('ada.json', ada), fileOf('b.json', broken), own.registry, own.keys, own.sealed])
    await openWith(page, 'another')
    await expectFit('another passphrase')
    await openWith(page, PASSPHRASE)
    await expectFit('opened')
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true
    })
    await page.getByRole('slider', { name: 'Place in the sitting' }).press('End')
    await expectFit('all open')
    await page.getByRole('button', { name: /b\.json/ }).click()
    await page.getByText(words.notOpened).waitFor()
    await expectFit('not opened')
    expect(faults).toEqual([])
    await context.close()
  },
  180_000,
)

/** Drops files as the hand does, by the browser's own events. */
async function drop(page: Page, files: readonly Given[]): Promise<void> {
  const paths: string[] = []
  for (const [at, { name, content }] of files.entries()) {
    const path = join(world.root, `${at}-${name.replaceAll('/', '_')}`)
    await writeFile(path, content)
    paths.push(path)
  }
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: paths, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data })
}
