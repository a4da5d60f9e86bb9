/** A graded test with a witness in real Chromium: one sitting through a server's failure, then another with the same link. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type Page, type Request } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import type { FollowUpKind } from '#log'
import { parseStamps } from '#results'
import type { StampLine } from '#schemas/stamp-line'
import { findGradedTest } from '../../generators/seal/graded-test.ts'
import { session as words } from '../../src/text/session.ts'
import { take } from '../../src/text/take.ts'
import { openChromium } from '../chromium.ts'
import { confirmSubmission, expectAccessible, predict, pressOn } from '../e2e/candidate.ts'
import { startAssay, type Started } from '../release/assay.ts'
import { begin, beginPart, start, untilOffline } from './candidate.ts'
import { openOrganisation, type Organisation } from './organisation.ts'

const PROBLEMS = 8
const ORGANISATION = 'Example Ltd'

let browser: Browser
let organisation: Organisation
let out = ''
let port = '0'
let collector: Started
let link = ''
let kinds: ReadonlyMap<string, string>

async function collect(): Promise<string> {
  const site = join(inject('home'), 'site')
  collector = startAssay(organisation.folder, 'collect', '--out', 'results', '--site', site, '--port', port)
  const said = await collector.until(/The site is at .*\n/)
  return /http:\/\/[^/]+/.exec(said)?.[0] ?? ''
}

beforeAll(async () => {
  browser = await openChromium()
  organisation = await openOrganisation()
  out = join(organisation.folder, 'results')
  const site = await collect()
  port = new URL(site).port
  const links = await organisation.seal({
    site,
    out: join(inject('home'), 'site'),
    people: 'candidate\nada\n',
    endpoint: `${site}/results`,
    hasWitness: true,
  })
  link = links[0] ?? ''
  const found = await findGradedTest(organisation.bank, 'screen')
  if (!found.ok) throw new Error(found.message)
  kinds = new Map(found.test.items.map(({ facts }) => [facts.id, facts.kind]))
})
afterAll(async () => {
  await browser.close()
  collector.kill('SIGKILL')
  await collector.ended
  await organisation.close()
})

let context: BrowserContext
afterEach(() => context.close())

const stampsFile = () => join(out, 'stamps.jsonl')
const results = async () => (await readdir(out)).filter((name) => name.endsWith('.json'))

async function stamps(): Promise<readonly StampLine[]> {
  const text = await readFile(stampsFile(), 'utf8').catch(() => '')
  return [...parseStamps(text, 'stamps.jsonl').values()].flat()
}

const expectStamps = (moment: StampLine['moment'], atLeast: number) =>
  expect
    .poll(async () => (await stamps()).filter((one) => one.moment === moment).length)
    .toBeGreaterThanOrEqual(atLeast)

/** Submits what stands there, and meets a change where one follows. @returns whether the test is over */
async function submit(page: Page): Promise<boolean> {
  const [stem, over, seam, change] = ['#stem', '#over', '#seam', '.prediction'].map((place) =>
    page.locator(place),
  )
  if (!stem || !over || !seam || !change) throw new Error('no place')
  const id = (await stem.getAttribute('data-item')) ?? ''
  const isNext = async (): Promise<boolean> =>
    (await over.count()) > 0 ||
    (await seam.count()) > 0 ||
    (await stem.getAttribute('data-item', { timeout: 1000 }).catch(() => id)) !== id
  await confirmSubmission(page)
  await expect.poll(async () => (await change.count()) > 0 || (await isNext())).toBe(true)
  if ((await change.count()) > 0) {
    await predict(page, kinds.get(id) as FollowUpKind)
    await confirmSubmission(page)
    await expect.poll(isNext).toBe(true)
  }
  if ((await seam.count()) > 0) await beginPart(page, 2)
  return (await over.count()) > 0
}

describe('a graded test with a witness', () => {
  it('tells moments and fingerprints alone, waits for nobody, and is accepted though the server failed', async () => {
    context = await browser.newContext({ serviceWorkers: 'allow' })
    const { page, faults } = await begin(context, link)
    const sentence = take.recordedPoints(ORGANISATION, true).at(-1) ?? ''
    expect(sentence).toContain('fingerprint')
    await page.getByText(sentence).waitFor()
    await expectAccessible(page, 'introduction')
    const sent: string[] = []
    await untilOffline(page)
    await start(page)
    const note = (request: Request): void => {
      if (request.url().startsWith('blob:')) return
      const { kind, ...rest } = (request.postDataJSON() ?? {}) as Readonly<Record<string, unknown>>
      sent.push(
        `${request.method()} ${new URL(request.url()).pathname} ${String(kind)} ${Object.keys(rest).join()}`,
      )
    }
    page.on('requestfailed', note)
    // what the service worker has asks no network
    page.on('response', (response) => {
      if (!response.fromServiceWorker()) note(response.request())
    })
    await expectStamps('start', 1)
    await submit(page)
    await expectStamps('checkpoint', 1)
    collector.kill('SIGTERM')
    expect((await collector.ended).code).toBe(0)
    await submit(page)
    await submit(page)
    await collect()
    await expectStamps('checkpoint', 2)
    let isOver = false
    let submitted = 3
    for (; !isOver; submitted++) isOver = await submit(page)
    expect(submitted).toBe(PROBLEMS)
    await page.getByText(take.over.sent).waitFor()
    await expectStamps('submission', 1)
    expect(new Set(sent)).toEqual(
      new Set([
        'POST /results assay-stamp version,attempt,form,moment,head',
        'POST /results assay-sealed-result version,attempt,form,enc,box',
      ]),
    )
    expect(faults.filter((fault) => !fault.includes('ERR_CONNECTION_REFUSED'))).toEqual([])
    const [name = '', ...others] = await results()
    expect(others).toEqual([])
    const [scored] = await organisation.scoreWitnessed(stampsFile(), join(out, name))
    expect(scored).toMatchObject({ candidate: 'ada', status: 'accepted', reasons: [] })
    // Whoever opens the link once more tells nothing new.
    const before = await stamps()
    await page.reload()
    await page.getByText(take.over.sent).waitFor()
    expect(await stamps()).toEqual(before)
  })

  it('is told of another run of the same link in another browser', async () => {
    const [first = ''] = await results()
    context = await browser.newContext()
    const { page } = await begin(context, link)
    await start(page)
    await expectStamps('start', 2)
    await submit(page)
    await pressOn(page, words.header.endPart)
    await page.getByRole('dialog').getByRole('button', { name: words.end.confirmPart }).press('Enter')
    await beginPart(page, 2)
    await pressOn(page, words.header.end)
    await page.getByRole('dialog').getByRole('button', { name: words.end.confirm }).press('Enter')
    await page.getByText(take.over.sent).waitFor()
    await expectStamps('submission', 2)
    const second = (await results()).find((name) => name !== first) ?? ''
    const [scored] = await organisation.scoreWitnessed(stampsFile(), join(out, second))
    expect(scored?.status).toBe('flagged')
    expect(scored?.reasons.join('\n')).toMatch(
      /It was begun 2 times[\s\S]*Another run was begun first[\s\S]*is not in this log[\s\S]*another log than this one was handed in/,
    )
  })
})
