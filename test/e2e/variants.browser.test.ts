/** A problem with variants on a site of its own: listed once, and another variant for who tries it again. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { history as words } from '../../src/text/history.ts'
import { practice } from '../../src/text/practice.ts'
import { introduction } from '../../src/text/introduction.ts'
import { openChromium } from '../chromium.ts'
import { startAssay, type Started } from '../release/assay.ts'
import { ITEM, variantsBank } from '../variants-bank.ts'
import { answerRight, itemOn, itemsById, openPage, pressOn, proceed, submit } from './candidate.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))

let folder = ''
let site = ''
let server: Started | undefined
let browser: Browser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-variants-'))
  const bank = await variantsBank(folder, 2)
  const out = join(folder, 'site')
  server = startAssay(project, 'build', '--dev', '--serve', '--bank', bank, '--out', out, '--port', '0')
  site = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(await server.until(/http:\/\/\S+:\d+/))?.[0] ?? ''
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  server?.kill('SIGTERM')
  await server?.ended
  await rm(folder, { recursive: true, force: true })
})

/** Starts the problem and answers the variant on screen. @returns its id */
async function solve(page: Page): Promise<string> {
  await pressOn(page, introduction.start)
  const item = await itemOn(page, await itemsById(site))
  await answerRight(page, item)
  await submit(page, item)
  await proceed(page)
  return item.id
}

it('is one problem of the catalogue, solved by any variant; trying again brings another', async () => {
  const context = await browser.newContext()
  const { page, faults } = await openPage(context, `${site}/practice/`)
  const rows = page.locator('.problem:not([hidden])')
  await page.locator('.problem .state').first().waitFor()
  expect(await rows.count()).toBe(3)
  expect(await page.locator(`.problem a[href$="/item/${ITEM}/"]`).count()).toBe(1)
  await page.goto(`${site}/item/${ITEM}/`)
  const first = await solve(page)
  expect(first).toMatch(new RegExp(`^${ITEM}(-v[12])?$`))
  await page.getByText(practice.item.anotherVariant).waitFor()
  await expect.poll(() => page.locator('.item-practice .state').innerText()).toBe(practice.state.solved)
  await pressOn(page, practice.item.tryAgain)
  const second = await solve(page)
  expect(second).toMatch(new RegExp(`^${ITEM}(-v[12])?$`))
  expect(second).not.toBe(first)
  await page.goto(`${site}/practice/?state=solved`)
  await expect.poll(() => rows.count()).toBe(1)
  await page.goto(`${site}/history/`)
  await page.getByRole('heading', { name: words.levels.heading }).waitFor()
  const links = page.locator('.past-title a')
  expect(await links.count()).toBe(2)
  for (const link of await links.all()) expect(await link.getAttribute('href')).toMatch(`/item/${ITEM}/`)
  expect(faults).toEqual([])
  await context.close()
})
