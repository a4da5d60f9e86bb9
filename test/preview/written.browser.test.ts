/** What a language model wrote, on the page of its item, in a real browser. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { preview } from '../../src/text/preview.ts'
import { openChromium } from '../chromium.ts'
import { startMessagesServer } from '../generate/server/messages-server.ts'
import { generate, reviewAgain, seedsIn, usual, variantsIn } from '../generate/written.ts'
import { write } from '../generate/writer.ts'
import { copyBank, postBank, runAssay, startAssay, type CopiedBank, type Started } from '../release/assay.ts'
import { violationsOn } from '../violations.ts'

const words = preview.variants

let bank: CopiedBank
let server: Started
let browser: Browser
let page: Page
let seed: string

beforeAll(async () => {
  browser = await openChromium()
  bank = await copyBank(postBank)
  await bank.edit('items/late-parcels/item.mdx', 'use: practice', 'use: graded')
  await runAssay(bank.root, 'verify', 'bank/items/late-parcels')
  const api = await startMessagesServer({ answer: write })
  const { code, stderr } = await generate({ root: bank.root, args: [...usual(api), '--count', '1'] })
  await api.close()
  expect([code, stderr]).toEqual([0, ''])
  seed = (await seedsIn(bank.root))[0] ?? ''
  server = startAssay(bank.root, 'dev', '--bank', 'bank', '--port', '0')
  const said = await server.until(/Ctrl-C/)
  const url = /working tree is at (\S+)/.exec(said)?.[1] ?? ''
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await page.goto(`${url}author/bank/late-parcels/`)
})
afterAll(async () => {
  server.kill('SIGTERM')
  await server.ended
  await browser.close()
  await bank.remove()
})

const panel = () => page.getByRole('tabpanel')
const accept = () => panel().getByRole('button', { name: words.accept })

it('is shown beside its item before anybody meets it, with where it comes from and its proof', async () => {
  await page.getByRole('tab', { name: words.tab(1) }).click()
  await panel().getByText(words.states.waiting).waitFor()
  for (const text of [
    'claude-sonnet-5-5',
    'setting',
    'twist',
    'trap',
    preview.proof.executed,
    'Gates passed: shape.',
    ...words.looks,
  ])
    expect(await panel().getByText(text, { exact: true }).count(), text).toBeGreaterThan(0)
  expect(await panel().locator('.side-before').filter({ hasText: 'The parcel office' }).count()).toBe(1)
  expect(await panel().locator('.side-after').filter({ hasText: 'notes for each parcel' }).count()).toBe(1)
  expect(await panel().getByText(`items/late-parcels/variants/${seed}`, { exact: true }).count()).toBe(1)
  expect(await violationsOn(page)).toEqual([])
})

it('is accepted there; once it is edited nobody meets it, and it is not accepted before the gates', async () => {
  await panel().getByLabel(words.by).fill('R. Reader')
  await accept().click()
  await panel().getByText(words.states.accepted).waitFor()
  const text = join(variantsIn(bank.root), seed, 'item.mdx')
  await writeFile(text, (await readFile(text, 'utf8')).replace('notes for each', 'writes down for each'))
  await panel().getByText(words.states.changed).waitFor()
  await panel().locator('.side-after').filter({ hasText: 'writes down for each parcel' }).waitFor()
  await accept().click()
  await panel()
    .getByRole('alert')
    .getByText(`Ask all gates anew first: assay review late-parcels#${seed} --again`)
    .waitFor()
  expect((await reviewAgain(bank.root, `late-parcels#${seed}`)).code).toBe(0)
  await panel().getByText(words.states.waiting).waitFor()
})
