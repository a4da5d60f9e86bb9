/** A designer who looks at a bank for a test: by keys, with the figures of the engine, and with files of all sorts. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { Gaps } from '#adaptive'
import type { ReleasePublic } from '#schemas/release-public'
import { packed, unpacked } from '../../src/studio/address.ts'
import { shortageWords } from '../../src/studio/bank/shortage-words.ts'
import { abilityText, suggestionsOf, suggestionWords } from '../../src/studio/bank/suggestions.ts'
import { textOfTest } from '../../src/studio/text-of-test.ts'
import { titlesOf } from '../../src/studio/titles-of.ts'
import { WISHES } from '../../src/studio/wishes.ts'
import { studio } from '../../src/text/studio.ts'
import { studioBank as words } from '../../src/text/studio-bank.ts'
import { studioOpen } from '../../src/text/studio-open.ts'
import { designAnswers } from '../../src/workers/studio/answer-design.ts'
import type { DesignForecast } from '../../src/workers/studio/protocol.ts'
import { openChromium } from '../chromium.ts'
import { expectAccessible, openPage, pressOn, tabTo } from '../e2e/candidate.ts'
import { checked, slowPages } from './studio-page.ts'

const site = inject('site')
const released = fileURLToPath(
  new URL('../../content/banks/core/releases/3.1.0/public/index.json', import.meta.url),
)
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(() => browser.close())

interface Opened {
  readonly page: Page
  readonly faults: string[]
}

/** The page, once what to write is found. */
async function opened(look: object = {}, fragment = ''): Promise<Opened> {
  const { page, faults } = await openPage(
    await browser.newContext({ ...look }),
    `${site}/studio/bank/${fragment}`,
  )
  await found(page)
  return { page, faults }
}

async function found(page: Page): Promise<void> {
  await page.locator('.studio-gaps[data-state="found"]').waitFor()
}

/** Opens a file as somebody who chooses it. */
async function openFile(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel(studioOpen.label)
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
}

/** What the engine says here of the first test of a release, as the page does with its first wishes. */
function judged(index: ReleasePublic, test: string): { of: DesignForecast; gaps: Gaps; text: string } {
  const text = textOfTest(index, test) ?? ''
  const answer = designAnswers({
    items: index.items.map((item) => ({ ...item, status: 'live' as const })),
    skills: index.taxonomy.areas.flatMap(({ id, skills }) => skills.map((skill) => `${id}.${skill.id}`)),
  })
  const { mean, sd, target } = WISHES
  const { found: of, search } = answer({
    type: 'design',
    round: 1,
    text,
    population: { mean, sd },
    cuts: [],
    target,
  })
  const steps = search(undefined)
  if (of === undefined || steps === undefined) throw new Error(`${test} has faults`)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return { of, gaps: step.value, text }
  }
}

const shownItems = (page: Page): Promise<readonly string[]> =>
  page.locator('.studio-item-table tbody th').allInnerTexts()

it('says what to write in the words and figures of the engine, of the very index', async () => {
  const text = await readFile(released, 'utf8')
  const index = JSON.parse(text) as ReleasePublic
  const { page, faults } = await opened()
  await openFile(page, 'index.json', text)
  await page.getByText(studio.fromFile).waitFor()
  await found(page)
  const [first] = index.tests
  const { of, gaps } = judged(index, first?.id ?? '')
  const titleOf = titlesOf(index)
  const list = suggestionsOf(gaps.cells).map((one) => {
    const { item, on, buys } = suggestionWords(one, of, gaps.worst, titleOf)
    return `${item}${on}. ${buys}`
  })
  expect(list).toHaveLength(10)
  expect(await page.locator('.studio-suggestions li').allInnerTexts()).toEqual(list)
  expect(gaps.cells.map(({ wanted }) => wanted).filter((wanted) => wanted !== null)).toEqual([])
  await page.getByText(words.gaps.noneEnough(abilityText(gaps.worst ?? NaN))).waitFor()
  await page.getByText(words.gaps.all).click()
  const table = page.getByRole('region', { name: words.gaps.all })
  const [cell] = gaps.cells
  await expect
    .poll(() => table.locator('tbody tr').first().innerText())
    .toContain(`${cell?.buys.toFixed(4)}\t${cell?.buysAtWorst?.toFixed(4)}`)
  for (const shortage of gaps.shortages)
    expect(await page.getByText(shortageWords(shortage, titleOf)).count()).toBe(1)
  // its items have variants: each is met less often than the item
  const variants = page.getByRole('region', { name: /^\d+ items with variants/ })
  await page.getByText(/^\d+ items with variants/).click()
  expect(await variants.locator('tbody tr').count()).toBe(
    new Set(index.items.flatMap(({ variant }) => variant?.of ?? [])).size,
  )
  expect(await page.getByText(words.variants.stale).count()).toBe(1)
  expect(faults).toEqual([])
  await page.context().close()
})

it('says that nothing is calibrated, and leads to each item', async () => {
  const { page, faults } = await opened()
  expect(await page.getByText(words.summary.uncalibrated).count()).toBe(1)
  expect(await page.getByText(words.live).count()).toBe(1)
  const link = page.locator('.studio-item-table tbody a').first()
  const title = await link.innerText()
  await tabTo(page, link)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/item\/[a-z0-9-]+\/$/)
  expect(await page.title()).toContain(title)
  expect(faults).toEqual([])
  await page.context().close()
})

it('filters and sorts by keys, keeps it in the address, and takes it back', async () => {
  const { page, faults } = await opened()
  const all = await shownItems(page)
  await tabTo(page, page.getByLabel(words.items.kind, { exact: true }))
  await page.keyboard.type('Debugging')
  await expect.poll(async () => (await shownItems(page)).length).toBeLessThan(all.length)
  expect(new Set(await page.locator('.studio-item-table td:nth-child(2)').allInnerTexts())).toEqual(
    new Set(['Debugging']),
  )
  const title = page.getByRole('columnheader', { name: words.items.columns.title, exact: true })
  await pressOn(page, words.items.columns.title)
  await expect.poll(() => title.getAttribute('aria-sort')).toBe('ascending')
  const ascending = await shownItems(page)
  expect(ascending).toEqual(
    ascending.toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)),
  )
  await page.keyboard.press('Enter')
  await expect.poll(() => title.getAttribute('aria-sort')).toBe('descending')
  expect(await shownItems(page)).toEqual(ascending.toReversed())
  const held = (): Promise<unknown> => unpacked(new URL(page.url()).hash.slice(1))
  await expect.poll(held).toMatchObject({ bank: { kind: 'debug', sort: 'title', isDescending: true } })
  await page.reload()
  await found(page)
  expect(await shownItems(page)).toEqual(ascending.toReversed())
  await pressOn(page, words.items.clear)
  await expect.poll(async () => (await shownItems(page)).length).toBe(all.length)
  await page.keyboard.press('Control+Z')
  await expect.poll(async () => (await shownItems(page)).length).toBe(ascending.length)
  expect(faults).toEqual([])
  await page.context().close()
})

it('takes the design along to the blueprint and back', async () => {
  const { page, faults } = await opened()
  await page.getByRole('spinbutton', { name: studio.wishes.mean, exact: true }).fill('1.5')
  await expect
    .poll(() => unpacked(new URL(page.url()).hash.slice(1)))
    .toMatchObject({ wishes: { mean: 1.5 } })
  await slowPages(page)
  await page.getByLabel(words.items.level, { exact: true }).selectOption('3')
  await page.getByRole('link', { name: words.shape }).click()
  await checked(page)
  expect(await page.getByRole('spinbutton', { name: studio.wishes.mean, exact: true }).inputValue()).toBe(
    '1.5',
  )
  const sd = page.getByRole('spinbutton', { name: studio.wishes.sd, exact: true })
  await sd.fill('0.7')
  await expect.poll(() => unpacked(new URL(page.url()).hash.slice(1))).toMatchObject({ wishes: { sd: 0.7 } })
  await page.getByRole('navigation', { name: 'Studio' }).getByRole('link', { name: 'Bank' }).click()
  await found(page)
  expect(await sd.inputValue()).toBe('0.7')
  expect(await page.getByLabel(words.items.level, { exact: true }).inputValue()).toBe('3')
  expect(faults).toEqual([])
  await page.context().close()
})

it('cancels the search and keeps nothing of it, until it is wanted again', async () => {
  const { page } = await openPage(await browser.newContext(), `${site}/studio/bank/`)
  await found(page)
  // as soon as there is something to cancel, however fast the machine is
  await page.evaluate((name) => {
    const observer = new MutationObserver(() => {
      const button = [...document.querySelectorAll('button')].find(({ innerText }) => innerText === name)
      if (button) observer.disconnect()
      button?.click()
    })
    observer.observe(document.body, { subtree: true, childList: true })
  }, words.gaps.cancel)
  const index = JSON.parse(await readFile(released, 'utf8')) as ReleasePublic
  const items = Array.from({ length: 20 }, (_, copy) =>
    index.items
      .filter(({ variant }) => variant === undefined)
      .map((item) => ({ ...item, id: `${item.id}-copy${copy}`, family: undefined })),
  ).flat()
  await openFile(page, 'index.json', JSON.stringify({ ...index, items }))
  await page.getByText(studio.fromFile).waitFor()
  await page.locator('.studio-gaps[data-state="cancelled"]').waitFor()
  expect(await page.locator('.studio-suggestions').count()).toBe(0)
  await pressOn(page, words.gaps.again)
  await found(page)
  expect(await page.locator('.studio-suggestions li').count()).toBe(10)
  await page.context().close()
})

it('says what is wrong with other files, and keeps what was there', async () => {
  const { page, faults } = await opened()
  const before = await shownItems(page)
  const index = JSON.parse(await readFile(released, 'utf8')) as ReleasePublic
  for (const [text, said] of [
    ['{ "bank": ', 'This is no JSON'],
    ['{ "version": 1 }', studioOpen.wrong('Missing key `bank`, expected a text')],
    [JSON.stringify({ ...index, items: [index.items[0], index.items[0]] }), 'stands there twice'],
  ] as const) {
    await openFile(page, 'other.json', text)
    await page.getByRole('alert').filter({ hasText: said }).waitFor()
  }
  expect(await shownItems(page)).toEqual(before)
  expect(faults).toEqual([])
  await page.context().close()
})

it('tells an impossible blueprint and one that cannot be read, with the way back', async () => {
  const index = JSON.parse(await (await fetch(`${site}${await indexPath()}`)).text()) as ReleasePublic
  const text = textOfTest(index, 'mock-screen') ?? ''
  const fragmentOf = async (blueprint: string): Promise<string> =>
    `#${await packed({ hash: 'x', text: blueprint, wishes: WISHES })}`
  const impossible = text.replace(/(kind: code\s+min: )2(\s+max: )2/, '$15$25')
  const { page } = await opened({}, await fragmentOf(impossible))
  await page.getByRole('alert').filter({ hasText: words.impossible }).waitFor()
  expect(await page.getByRole('link', { name: words.mend }).count()).toBe(1)
  await page.goto(`${site}/#`)
  await page.goto(`${site}/studio/bank/${await fragmentOf('blocks: [')}`)
  await page.getByRole('alert').filter({ hasText: words.unreadable }).waitFor()
  expect((await shownItems(page)).length).toBeGreaterThan(50)
  await page.context().close()
})

/** Where the index of the site's own bank lies. */
async function indexPath(): Promise<string> {
  const html = await (await fetch(`${site}/test/mock-screen/`)).text()
  return `${/\/_assay\/[0-9a-f]{16}\//.exec(html)?.[0] ?? ''}index.json`
}

it.each([
  { name: 'light and wide', colorScheme: 'light', width: 1440 },
  { name: 'dark and narrow', colorScheme: 'dark', width: 360 },
] as const)('is accessible, $name', async ({ name, colorScheme, width }) => {
  const { page } = await opened({ colorScheme, viewport: { width, height: 800 } })
  for (const fold of await page.locator('.studio-bank details').all())
    await fold.evaluate((details: HTMLDetailsElement) => (details.open = true))
  await expectAccessible(page, name)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  await page.context().close()
})
