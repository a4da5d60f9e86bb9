/**
 * The errands of docs/STUDIO.md, done again by hand on the studio's own pages, in Chromium: prints the figures that the document
 * quotes, and draws its pictures anew. Whatever is named here is named by the pages' own words, so that an errand ends where a
 * button is called otherwise.
 *
 *     node bench/studio-errands.ts [--site http://127.0.0.1:8080] [--candidates 10000] [--pictures docs/studio]
 *
 * Without `--site` it builds the site from the releases that its tests name.
 */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { studioPages } from '../src/text/studio-pages.ts'
import { fieldName } from '../src/text/studio-fields.ts'
import { studio as words } from '../src/text/studio.ts'
import { studioBank } from '../src/text/studio-bank.ts'
import { openChromium } from '../test/chromium.ts'
import { givenSite } from './given-site.ts'
import { answered, beginWith, choose, nth, picture, rowsOf, simulate, wish, write } from './studio-hand.ts'

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    candidates: { type: 'string', default: '10000' },
    pictures: { type: 'string', default: 'docs/studio' },
  },
})
const TEST = 'mock-screen'
/** The first sorts of items that are pictured: all ten are long. */
const PICTURED = 5
const CANDIDATES = Number(values.candidates)
const { figures, wishes, comparison, simulation, form } = words

mkdirSync(values.pictures, { recursive: true })
const { site, end } = await givenSite(values.site, false)
const browser = await openChromium()
try {
  await inPage('light', shorter)
  await inPage('light', fairBelow)
  await inPage('dark', nextItems)
} finally {
  await browser.close()
  end()
}

async function inPage(colorScheme: 'light' | 'dark', errand: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 6000 } })
  const page = await context.newPage()
  await errand(page)
  await context.close()
}

/** Make the test shorter without losing the decision at ability 0. */
async function shorter(page: Page): Promise<void> {
  await beginWith(page, `${site}/studio/`, TEST)
  await wish(page, wishes.cuts, '0')
  await page.getByRole('button', { name: comparison.keep }).click()
  const [length, time] = [nth(page, 'stop', 1), nth(page, 'stop', 2)]
  await told(page, 'shorter: as it is')

  await page.getByRole('button', { name: form.addTo(fieldName('stop')) }).click()
  const rule = nth(page, 'stop', 3)
  await choose(page, rule, fieldName('rule'), 'classification')
  await write(page, rule, 'cuts', '0')
  await write(page, rule, 'probability', '0.9')
  await write(page, length, 'min', '4')
  await told(page, 'shorter: a rule that ends it once the class is probable')
  await page.getByRole('button', { name: form.removeAll(fieldName('quotas')), exact: true }).click()
  await told(page, 'shorter: the rule, without quotas')
  await page.getByRole('button', { name: words.undo, exact: true }).click()
  await answered(page)
  await write(page, time, 'minutes', '45')
  await told(page, 'shorter: 45 minutes at most')
  await pictured(page, 'shorter-time', simulation.figures, simulation.ends)

  await write(page, time, 'minutes', '75')
  await write(page, nth(page, 'quotas', 1), 'min', '1')
  await write(page, nth(page, 'quotas', 1), 'max', '1')
  await page.getByRole('button', { name: form.addTo(fieldName('quotas')) }).click()
  for (const [place, kind] of [
    [4, 'trace'],
    [5, 'short'],
    [6, 'choice'],
  ] as const) {
    const quota = nth(page, 'quotas', place)
    await choose(page, quota, form.of(form.entry(fieldName('quotas'), place)), 'kind')
    await choose(page, quota, fieldName('kind'), kind)
    // the largest first: a least number above it would be a fault
    await write(page, quota, 'max', '1')
    await write(page, quota, 'min', '1')
  }
  await told(page, 'shorter: one of each kind, three of them short')
  await pictured(page, 'shorter', figures.summary, figures.summary)
}

/** Why does nobody below −1 get a fair score? */
async function fairBelow(page: Page): Promise<void> {
  await beginWith(page, `${site}/studio/`, TEST)
  await wish(page, wishes.mean, '-1.5')
  await wish(page, wishes.from, '-3')
  await wish(page, wishes.to, '-1')
  await wish(page, wishes.se, '0.6')
  await page.getByRole('button', { name: comparison.keep }).click()
  await told(page, 'below −1: as it is')

  await page.locator('.studio-pages').getByRole('link', { name: studioPages.bank.name }).click()
  await found(page)
  console.log(
    (await rowsOf(page, `${studioBank.wright.title}: ${figures.table}`))
      .map((row) => row.join('  '))
      .join('\n'),
  )
  console.log(await page.locator('.studio-gaps').innerText())
  const map = page.locator('figure', { hasText: studioBank.wright.title })
  await picture(values.pictures, 'below-map', map.locator('figcaption'), map.locator('p').first())
  await page.getByRole('link', { name: studioBank.shape }).click()
  await answered(page)

  const prior = page.getByRole('group', { name: fieldName('prior'), exact: true })
  await write(page, prior, 'mean', '-1.5')
  await told(page, 'below −1: expecting those who sit it')
  await pictured(page, 'below', figures.errorTitle, figures.errorTitle)

  await wish(page, wishes.mean, '0')
  await write(page, prior, 'mean', '0')
  await write(page, prior, 'sd', '2')
  await write(page, nth(page, 'stop', 1), 'max', '10')
  await write(page, nth(page, 'stop', 1), 'min', '10')
  await write(page, nth(page, 'stop', 2), 'minutes', '150')
  await told(page, 'below −1: expecting all sorts, ten items')
}

/** Which ten items should we write next? */
async function nextItems(page: Page): Promise<void> {
  await beginWith(page, `${site}/studio/`, TEST)
  await page.locator('.studio-pages').getByRole('link', { name: studioPages.bank.name }).click()
  await found(page)
  for (const part of ['.studio-bank > p', '.studio-gaps'] as const)
    console.log((await page.locator(part).allInnerTexts()).join('\n'))
  for (const row of await rowsOf(page, studioBank.exposed.table)) console.log(row.join('  '))
  const gaps = page.locator('.studio-gaps')
  const heading = gaps.getByRole('heading', { name: studioBank.gaps.heading })
  await picture(values.pictures, 'next', heading, gaps.locator('.studio-suggestions li').nth(PICTURED - 1))
}

async function found(page: Page): Promise<void> {
  await page.locator('.studio-gaps[data-state="found"]').waitFor()
}

/** Says what the page says of the design as it is, and simulates it. */
async function told(page: Page, title: string): Promise<void> {
  await answered(page)
  console.log(`\n== ${title}`)
  console.log(await page.locator('.studio-faults').innerText())
  console.log(await page.locator('.studio-deviation').innerText())
  await printed(page, figures.summary)
  await printed(page, figures.ends)
  for (const title of [figures.errorTitle, figures.informationTitle]) {
    console.log(`-- ${title}`)
    const rows = await rowsOf(page, `${title}: ${figures.table}`)
    for (const row of rows.filter(([theta]) => theta?.endsWith('.00'))) console.log(row.join('  '))
  }
  await simulate(page, CANDIDATES)
  for (const label of [simulation.figures, simulation.ends, simulation.byAbility]) await printed(page, label)
}

async function printed(page: Page, label: string): Promise<void> {
  console.log(`-- ${label}`)
  for (const row of await rowsOf(page, label)) console.log(row.join('  '))
}

/** Pictures the parts of the page of these names, with what stands between them. */
async function pictured(page: Page, name: string, from: string, to: string): Promise<void> {
  const place = (label: string) =>
    page.locator(`[role="region"][aria-label="${label}"], figure:has(figcaption:text-is("${label}"))`)
  await picture(values.pictures, name, place(from), place(to))
}
