/** Results that pages send by themselves, to `assay collect` on the origin of the site. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { session as words } from '../../src/text/session.ts'
import { take } from '../../src/text/take.ts'
import { openChromium } from '../chromium.ts'
import { expectAccessible, pressOn } from '../e2e/candidate.ts'
import { startAssay, type Started } from '../release/assay.ts'
import { begin, beginPart, downloaded, start } from './candidate.ts'
import { openOrganisation, type Organisation } from './organisation.ts'

let browser: Browser
let organisation: Organisation
let out = ''
let port = '0'
let collector: Started
let links: readonly string[] = []

const results = () => readdir(out)

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
  links = await organisation.seal({
    site,
    out: join(inject('home'), 'site'),
    people: 'candidate\nada\nbruno\n',
    endpoint: `${site}/results`,
  })
})
afterAll(async () => {
  await browser.close()
  collector.kill('SIGKILL')
  await collector.ended
  await organisation.close()
})

let context: BrowserContext
afterEach(() => context.close())

/** Ends both parts of the test without an answer. */
async function end(page: Page): Promise<void> {
  await pressOn(page, words.header.endPart)
  await page.getByRole('dialog').getByRole('button', { name: words.end.confirmPart }).press('Enter')
  await beginPart(page, 2)
  await pressOn(page, words.header.end)
  await page.getByRole('dialog').getByRole('button', { name: words.end.confirm }).press('Enter')
}

describe('a graded test whose results are collected', () => {
  it('waits while nobody answers, arrives, and is the file that the page offers', async () => {
    context = await browser.newContext({ acceptDownloads: true })
    const { page, faults } = await begin(context, links[0] ?? '')
    await start(page)
    collector.kill('SIGTERM')
    expect((await collector.ended).code).toBe(0)
    await end(page)
    await page.getByText(take.over.waiting).waitFor()
    await expectAccessible(page, 'waiting')
    expect(await results()).toEqual([])
    await collect()
    await page.getByText(take.over.sent).waitFor()
    await expectAccessible(page, 'taken')
    const [name = '', ...others] = await results()
    expect(others).toEqual([])
    const file = await downloaded(page, take.over.download, organisation.folder)
    expect(await readFile(join(out, name))).toEqual(await readFile(file))
    // Whoever opens the link once more sends the same file, which is there already.
    await page.reload()
    await page.getByText(take.over.sent).waitFor()
    expect(await results()).toEqual([name])
    const [scored] = await organisation.score(join(out, name))
    expect(scored).toMatchObject({ candidate: 'ada', status: 'flagged' })
    expect(scored?.reasons.every((reason) => reason.startsWith('The candidate ended the block'))).toBe(true)
    expect(faults.filter((fault) => !fault.includes('ERR_CONNECTION_REFUSED'))).toEqual([])
  })

  it('says in words why a result was refused, and offers the file', async () => {
    context = await browser.newContext({ acceptDownloads: true })
    const { page } = await begin(context, links[1] ?? '')
    await start(page)
    const attempt = /#([^.]+)\./.exec(links[1] ?? '')?.[1] ?? ''
    await rm(join(inject('home'), `site/sealed/forms/${attempt}.json`))
    await end(page)
    await page.getByText(take.over.refused('No test was sealed for this attempt.')).waitFor()
    await expectAccessible(page, 'refused')
    const file = await downloaded(page, take.over.download, organisation.folder)
    expect(await organisation.score(file)).toMatchObject([{ candidate: 'bruno', status: 'flagged' }])
  })
})
