/** A graded test in real Chromium, from the link to the score of record. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { decodeLog, type FollowUpKind } from '#log'
import type { PracticeItem } from '#schemas/public-item'
import { introduction } from '../../src/text/introduction.ts'
import { session as words } from '../../src/text/session.ts'
import { take } from '../../src/text/take.ts'
import { findGradedTest } from '../../generators/seal/graded-test.ts'
import { chromiumOptions } from '../chromium.ts'
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

const PATIENCE_MS = 30_000
const site = inject('site')
const run = promisify(execFile)
const cli = fileURLToPath(new URL('../../generators/cli/assay.ts', import.meta.url))
let browser: Browser
let folder = ''
let links: readonly string[] = []
let items: ReadonlyMap<string, PracticeItem>

const assay = (...args: readonly string[]) =>
  run(process.execPath, [cli, ...args], { cwd: folder, maxBuffer: 1 << 26 }).catch(
    (error: { stdout: string; stderr: string }) => error,
  )

/** Releases the bank screen apart and seals forms into the folder of the served site. */
beforeAll(async () => {
  browser = await chromium.launch(chromiumOptions())
  folder = await mkdtemp(join(tmpdir(), 'assay-graded-'))
  const bank = join(folder, 'content/banks/screen')
  await cp(fileURLToPath(new URL('../../content/banks/screen', import.meta.url)), bank, {
    recursive: true,
    filter: (path) => !/\/(releases|changes|variants|bank\.lock\.yaml)(\/|$)/.test(path),
  })
  const file = join(bank, 'tests/screen.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^release: .*$/m, 'release: 1.0.0'))
  await writeFile(join(folder, 'passphrase'), 'an otter counts five lamps\n')
  await writeFile(join(folder, 'people.csv'), 'candidate,time\nada,\nbruno,2\nchidi,\n')
  const told = [
    await assay('release', 'screen', '--version', '1.0.0'),
    await assay('keys', '--new', 'ours.json', '--name', 'Example Ltd', '--passphrase-file', 'passphrase'),
    await assay(
      'seal',
      'screen',
      '--keys',
      'ours.json',
      '--candidates',
      'people.csv',
      '--site',
      site,
      '--out',
      join(inject('home'), 'site'),
      '--registry',
      'registry.jsonl',
      '--links',
      'links.csv',
    ),
  ]
  expect(told.map(({ stderr }) => stderr)).toEqual(['', '', ''])
  const rows = (await readFile(join(folder, 'links.csv'), 'utf8')).trim().split('\n').slice(1)
  links = rows.map((row) => row.split(',')[2] ?? '')
  const found = await findGradedTest(bank, 'screen')
  if (!found.ok) throw new Error(found.message)
  items = new Map(found.test.items.map(({ item, sealed }) => [item.id, wholeItem(item, sealed)]))
}, 120_000)
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true })
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

async function begin(context: BrowserContext, link: string) {
  const { page, faults } = await openPage(context, link)
  await page.locator('#consent').waitFor({ timeout: PATIENCE_MS })
  return { page, faults }
}

async function start(page: Page): Promise<void> {
  await tabTo(page, page.locator('#consent'))
  await page.keyboard.press('Space')
  await pressOn(page, introduction.start)
  await page.locator('#stem').waitFor({ timeout: PATIENCE_MS })
}

/** Answers the item on screen as its author would, and submits it. @returns whether the test is over */
async function solve(page: Page, item: PracticeItem): Promise<boolean> {
  if (item.kind === 'tests') await writeTests(page, item.grading.key.suite)
  else await answerRight(page, item)
  await confirmSubmission(page)
  const change = page.locator('.prediction')
  const next = async () =>
    (await page.locator('#over').count()) > 0 ||
    (await change.count()) > 0 ||
    (await page
      .locator('#stem')
      .getAttribute('data-item', { timeout: 1000 })
      .catch(() => item.id)) !== item.id
  await expect.poll(next, { timeout: PATIENCE_MS }).toBe(true)
  if ((await change.count()) > 0) {
    await predict(page, item.kind as FollowUpKind)
    await adaptRight(page, item)
    await confirmSubmission(page)
    await expect
      .poll(
        async () =>
          (await page.locator('#over').count()) > 0 ||
          (await page
            .locator('#stem')
            .getAttribute('data-item', { timeout: 1000 })
            .catch(() => item.id)) !== item.id,
        { timeout: PATIENCE_MS },
      )
      .toBe(true)
  }
  return (await page.locator('#over').count()) > 0
}

async function fileFrom(page: Page, name: string): Promise<string> {
  const arriving = page.waitForEvent('download')
  await pressOn(page, name)
  const path = join(folder, (await arriving).suggestedFilename())
  await (await arriving).saveAs(path)
  return path
}

interface Scored {
  readonly candidate: string
  readonly status: string
  readonly reasons: readonly string[]
  readonly theta: number | null
  readonly scales: readonly { readonly policy: string; readonly theta: number }[]
  readonly items: readonly {
    readonly id: string
    readonly category?: number
    readonly max: number
    readonly provisional?: number
  }[]
}

async function score(...files: readonly string[]): Promise<readonly Scored[]> {
  const { stdout, stderr } = await assay(
    'score',
    ...files,
    '--registry',
    'registry.jsonl',
    '--keys',
    'ours.json',
    '--passphrase-file',
    'passphrase',
    '--json',
  )
  expect(stderr).not.toContain('assay score')
  return JSON.parse(stdout) as readonly Scored[]
}

describe('a graded test', () => {
  it('is taken by keyboard, without a network, and scored on record as its author would be', async () => {
    const context = await browser.newContext({ acceptDownloads: true })
    const { page, faults } = await begin(context, links[0] ?? '')
    await expectAccessible(page, 'introduction')
    await pressOn(page, introduction.start)
    await page.getByText(take.consentFirst).waitFor()
    await start(page)
    await context.setOffline(true)
    const asked: string[] = []
    page.on('requestfailed', (request) => asked.push(request.url()))
    const taken: string[] = []
    for (let isOver = false; !isOver;) {
      const item = await itemOn(page, items)
      if (taken.length === 0) await expectAccessible(page, 'working')
      taken.push(item.id)
      if (item.ai === 'allowed' && taken.length === 8) {
        await pressOn(page, words.assistance.button(true))
        await tabTo(page, page.getByRole('textbox', { name: words.assistance.label }))
        await page.keyboard.insertText('Asked for the words of an error message.')
        await expectAccessible(page, 'noting help')
        await pressOn(page, words.assistance.close)
      }
      isOver = await solve(page, item)
    }
    expect(new Set(taken).size).toBe(8)
    await page.getByText(take.over.sealed('Example Ltd')).waitFor({ timeout: PATIENCE_MS })
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
  }, 240_000)

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
    await pressOn(page, words.header.endPart)
    await page.getByRole('dialog').getByRole('button', { name: words.end.confirmPart }).press('Enter')
    await page.getByText(words.header.aiAllowed).first().waitFor({ timeout: PATIENCE_MS })
    await pressOn(page, words.header.end)
    await page.getByRole('dialog').getByRole('button', { name: words.end.confirm }).press('Enter')
    const sealed = await fileFrom(page, take.over.download)
    await page.reload()
    await page.getByText(take.over.sealed('Example Ltd')).waitFor({ timeout: PATIENCE_MS })
    const [scored] = await score(sealed)
    expect(scored).toMatchObject({ candidate: 'bruno', status: 'flagged' })
    expect(scored?.reasons.every((words) => words.startsWith('The candidate ended the block'))).toBe(true)
    const home = await context.newPage()
    await home.goto(`${site}/`)
    await home.getByText(/New here\?/).waitFor({ timeout: PATIENCE_MS })
    await context.close()
  }, 120_000)

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
      await page.getByRole('heading', { name: take.trouble[trouble].title }).waitFor({ timeout: PATIENCE_MS })
      await expectAccessible(page, trouble)
      await page.close()
    }
    await context.close()
  }, 60_000)
})
