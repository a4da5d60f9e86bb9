/** A graded test in real Chromium, from the link to the score of record. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { decodeLog, type FollowUpKind } from '#log'
import type { PracticeItem } from '#schemas/public-item'
import { assistance } from '../../src/text/assistance.ts'
import { introduction } from '../../src/text/introduction.ts'
import { seam } from '../../src/text/seam.ts'
import { session as words } from '../../src/text/session.ts'
import { take } from '../../src/text/take.ts'
import { findGradedTest } from '../../generators/seal/graded-test.ts'
import { openChromium } from '../chromium.ts'
import {
  adaptRight,
  answerRight,
  confirmSubmission,
  expectAccessible,
  itemOn,
  openPage,
  predict,
  pressOn,
  tabTo,
  writeTests,
} from '../e2e/candidate.ts'
import { begin, beginPart, downloaded, start, untilOffline } from './candidate.ts'
import { openOrganisation, type Organisation } from './organisation.ts'

const site = inject('site')
let browser: Browser
let organisation: Organisation
let links: readonly string[] = []
let items: ReadonlyMap<string, PracticeItem>

/** Seals forms into the folder of the served site. */
beforeAll(async () => {
  browser = await openChromium()
  organisation = await openOrganisation()
  links = await organisation.seal({
    site,
    out: join(inject('home'), 'site'),
    people: 'candidate,time\nada,\nbruno,2\nchidi,\n',
  })
  const found = await findGradedTest(organisation.bank, 'screen')
  if (!found.ok) throw new Error(found.message)
  items = new Map(found.test.items.map(({ item, sealed }) => [item.id, wholeItem(item, sealed)]))
})
afterAll(async () => {
  await browser.close()
  await organisation.close()
})

/** An item with its key, as nobody has it who sits the test. */
function wholeItem(
  item: object,
  sealed: { key: object; submissions: readonly { file: string; text: string }[] },
) {
  const languages = { ts: 'typescript', js: 'javascript', py: 'python', sql: 'sql' } as const
  const solutions = sealed.submissions
    .filter(({ file }) => /^accepted\/[^/]+$/.test(file))
    .map(({ file, text }) => ({
      language: languages[file.split('.').at(-1) as keyof typeof languages],
      text,
    }))
  return {
    ...item,
    grading: { key: sealed.key, hints: [], explanation: '', solutions },
  } as unknown as PracticeItem
}

/** Answers the item on screen as its author would, and submits it. @returns whether the test is over */
async function solve(page: Page, item: PracticeItem): Promise<boolean> {
  if (item.kind === 'tests') await writeTests(page, item.grading.key.suite)
  else await answerRight(page, item)
  await confirmSubmission(page)
  const change = page.locator('.prediction')
  const next = async (): Promise<boolean> =>
    (await page.locator('#over, #seam').count()) > 0 ||
    (await page
      .locator('#stem')
      .getAttribute('data-item', { timeout: 1000 })
      .catch(() => item.id)) !== item.id
  await expect.poll(async () => (await change.count()) > 0 || (await next())).toBe(true)
  if ((await change.count()) > 0) {
    await predict(page, item.kind as FollowUpKind)
    await adaptRight(page, item)
    await confirmSubmission(page)
    await expect.poll(next).toBe(true)
  }
  if ((await page.locator('#seam').count()) > 0) await goOverSeam(page)
  return (await page.locator('#over').count()) > 0
}

/** Rests between the parts: nothing of the next one is there before it begins. */
async function goOverSeam(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('seam')
  await page.getByText(seam.over.done(1)).waitFor()
  await page.getByText(seam.ai.noted).waitFor()
  await expectAccessible(page, 'between two parts')
  expect(await page.locator('#stem, .session-header').count()).toBe(0)
  await beginPart(page, 2)
}

/** Which problem it is, of how many, as the header says. */
async function placeOn(page: Page): Promise<{ readonly position: number; readonly total: number }> {
  const place = await page.getByText(/^Problem \d of \d$/).innerText()
  const [position = NaN, total = NaN] = Array.from(place.matchAll(/\d/g), ([digit]) => Number(digit))
  return { position, total }
}

const fileFrom = (page: Page, name: string) => downloaded(page, name, organisation.folder)
const score = (...files: readonly string[]) => organisation.score(...files)

describe('a graded test', () => {
  it('is taken by keyboard, without a network, and scored on record as its author would be', async () => {
    const context = await browser.newContext({ acceptDownloads: true, serviceWorkers: 'allow' })
    const { page, faults } = await begin(context, links[0] ?? '')
    await expectAccessible(page, 'introduction')
    await pressOn(page, introduction.start)
    await page.getByText(take.consentFirst).waitFor()
    await untilOffline(page)
    await start(page)
    await context.setOffline(true)
    const asked: string[] = []
    page.on('requestfailed', (request) => {
      // a worker that is ended while it starts breaks off its own blob, which no network has
      if (!request.url().startsWith('blob:')) asked.push(request.url())
    })
    const taken: string[] = []
    for (let isOver = false; !isOver;) {
      const item = await itemOn(page, items)
      if (taken.length === 0) await expectAccessible(page, 'working')
      taken.push(item.id)
      if (item.ai === 'allowed' && taken.length === 8) {
        await pressOn(page, words.assistance.button(true))
        await tabTo(page, page.getByRole('textbox', { name: assistance.label }))
        await page.keyboard.insertText('Asked for the words of an error message.')
        await expectAccessible(page, 'noting help')
        await pressOn(page, assistance.close)
      }
      isOver = await solve(page, item)
    }
    expect(new Set(taken).size).toBe(8)
    await page.getByText(take.over.sealed('Example Ltd')).waitFor()
    await expectAccessible(page, 'over')
    const sealed = await fileFrom(page, take.over.download)
    const copy = await fileFrom(page, take.over.copy)
    expect(asked).toEqual([])
    expect(faults).toEqual([])
    const log = decodeLog(await readFile(copy))
    expect(log.ok && log.events.filter(({ type }) => type === 'assistance').at(-1)).toMatchObject({
      data: { block: 'with-ai', text: 'Asked for the words of an error message.' },
    })
    const [scored] = await score(sealed)
    expect(scored).toMatchObject({ candidate: 'ada', status: 'accepted', reasons: [], theta: null })
    expect(scored?.items.map(({ id }) => id)).toEqual(taken)
    for (const one of scored?.items ?? []) {
      expect(one, one.id).toMatchObject({ category: one.max })
      if (one.provisional !== undefined) expect(one.provisional, one.id).toBe(one.max)
    }
    expect(scored?.scales.map(({ policy }) => policy)).toEqual(['forbidden', 'allowed'])
    expect(scored?.scales[0]?.theta).toBeGreaterThan(0.8)
    await context.setOffline(false)
    await context.close()
  })

  it('goes on after the tab died, is over for good once it is over, and is no part of practice', async () => {
    const context = await browser.newContext({ acceptDownloads: true })
    const first = await begin(context, links[1] ?? '')
    await first.page.getByText('2 times the time.').waitFor()
    await start(first.page)
    const item = await itemOn(first.page, items)
    await first.page.close()
    const { page } = await openPage(context, links[1] ?? '')
    expect((await itemOn(page, items)).id).toBe(item.id)
    await confirmSubmission(page)
    const change = page.locator('.prediction')
    await expect
      .poll(async () => (await change.count()) > 0 || (await itemOn(page, items)).id !== item.id)
      .toBe(true)
    const before = await placeOn(page)
    const unseen = 6 - before.position
    await pressOn(page, words.header.endPart)
    await page.getByRole('dialog').getByText(`${unseen} of the 6 problems of this part`).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: words.end.confirmPart }).press('Enter')
    await page.getByText(seam.over.ended(1)).waitFor()
    await page.getByText(seam.unseen(unseen, true)).waitFor()
    await page.reload()
    await page.getByText(seam.unseen(unseen, true)).waitFor()
    expect(await page.locator('#stem').count()).toBe(0)
    await beginPart(page, 2)
    // of the part that was ended, no problem comes any more
    expect(await placeOn(page)).toEqual({ position: before.position + 1, total: before.position + 2 })
    await pressOn(page, words.header.end)
    await page.getByRole('dialog').getByRole('button', { name: words.end.confirm }).press('Enter')
    const sealed = await fileFrom(page, take.over.download)
    await page.reload()
    await page.getByText(take.over.sealed('Example Ltd')).waitFor()
    const [scored] = await score(sealed)
    expect(scored).toMatchObject({ candidate: 'bruno', status: 'flagged' })
    expect(scored?.reasons.every((words) => words.startsWith('The candidate ended the block'))).toBe(true)
    const home = await context.newPage()
    await home.goto(`${site}/`)
    await home.getByText(/New here\?/).waitFor()
    await context.close()
  })

  it('says what is wrong with a link, and what to do', async () => {
    const context = await browser.newContext()
    const [, attempt = '', secret = ''] = /#([^.]+)\.(.+)$/.exec(links[2] ?? '') ?? []
    const other = `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`
    for (const [fragment, trouble] of [
      ['', 'incomplete'],
      [`#${attempt}`, 'incomplete'],
      [`#${attempt}.${secret.slice(0, 40)}`, 'incomplete'],
      [`#${attempt}.${other}`, 'other'],
      [`#00000000-0000-4000-8000-000000000000.${secret}`, 'unknown'],
    ] as const) {
      const { page } = await openPage(context, `${site}/take/${fragment}`)
      await page.getByRole('heading', { name: take.trouble[trouble].title }).waitFor()
      await expectAccessible(page, trouble)
      await page.close()
    }
    await context.close()
  })
})
