/** The author's view of a real development server, in a real browser. */
import { cp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { preview as words } from '../../src/text/preview.ts'
import { openChromium } from '../chromium.ts'
import { copyBank, runAssay, startAssay, type CopiedBank, type Started } from '../release/assay.ts'
import { violationsOn } from '../violations.ts'

const allKinds = fileURLToPath(new URL('../check/fixtures/bank', import.meta.url))
const graded = fileURLToPath(new URL('../leak/fixtures/vault', import.meta.url))
const stem = 'items/queue-size/item.mdx'

const model = `version: 1
parameters:
  seconds: { role: radical, own: 2, range: { min: 2, max: 9 } }
derived: { jobs: 10 * seconds }
edits:
  - { in: item.mdx, from: 'value: {jobs}' }
  - { in: item.mdx, from: '["{jobs}", "{jobs} jobs"]' }
  - { in: item.mdx, from: 'worked: 10 * {seconds}' }
  - { in: item.mdx, from: 'for {seconds:word} seconds' }
  - { in: responses.yaml, from: '"{jobs}"' }
`

let bank: CopiedBank
let server: Started
let url: string
let browser: Browser
let page: Page
let problems: string[]

beforeAll(async () => {
  browser = await openChromium()
  bank = await copyBank(allKinds)
  await cp(join(graded, 'items/sealed-parcels'), join(bank.dir, 'items/sealed-parcels'), { recursive: true })
  const sealed = 'items/sealed-parcels/item.mdx'
  await bank.edit(sealed, /^skills: .*$/m, 'skills: [implementing.collections]')
  await cp(join(bank.dir, 'items/queue-size'), join(bank.dir, 'items/queue-depth'), { recursive: true })
  await bank.edit('items/queue-depth/item.mdx', 'id: queue-size', 'id: queue-depth')
  await writeFile(join(bank.dir, 'items/queue-depth/model.yaml'), model)
  await runAssay(bank.root, 'verify', 'late-books', 'queue-size', 'queue-depth', '--bank', 'bank')
  await runAssay(bank.root, 'generate', 'queue-depth', '--bank', 'bank', '--count', '2')
  server = startAssay(bank.root, 'dev', '--bank', 'bank', '--port', '0')
  const said = await server.until(/Ctrl-C/)
  url = /working tree is at (\S+)/.exec(said)?.[1] ?? ''
})
afterAll(async () => {
  server.kill('SIGTERM')
  await server.ended
  await browser.close()
  await bank.remove()
})
beforeEach(async () => {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  problems = []
  page.on('pageerror', (error) => problems.push(error.message))
})
afterEach(() => page.context().close())

const open = (path: string) => page.goto(`${url}author/${path}`)
const tab = (name: string | RegExp) => page.getByRole('tab', { name })
const panel = () => page.getByRole('tabpanel')
const heading = (name: string) => page.getByRole('heading', { level: 1, name })

describe('the page of an item', () => {
  it('shows key, hidden cases with inputs and expected values, and stored solutions', async () => {
    await open('bank/largest-gap/#key')
    await panel()
      .getByRole('heading', { name: /^Cases \(\d+, \d+ of them hidden\)/ })
      .waitFor()
    const rows = panel().locator('.cases tbody tr:not(.group)')
    expect(await rows.count()).toBeGreaterThan(3)
    const hidden = rows.filter({ hasText: words.key.hidden }).first()
    expect(await hidden.locator('.value').count()).toBeGreaterThan(1)
    const wrong = panel().locator('summary').filter({ hasText: 'wrong_answer/' }).first()
    await wrong.click()
    await panel().locator('details[open] pre').first().waitFor()
    expect(problems).toEqual([])
  })

  it('shows what each solution does in each case, from the proof', async () => {
    await open('bank/late-books/#proof')
    await page.getByText(words.proof.states.current).waitFor()
    const row = (name: string) => panel().locator('.matrix tbody tr').filter({ hasText: name }).first()
    expect(await row('accepted/').textContent()).toContain(words.proof.found.words)
    expect(await row('starter').textContent()).toContain(words.proof.missed.words)
    const cases = await panel().locator('.matrix thead th').count()
    expect(cases).toBeGreaterThan(5)
  })

  it('shows a variant beside the item, and takes what a person says of it', async () => {
    await open('bank/queue-depth/')
    await tab(words.variants.tab(2)).click()
    const own = panel().locator('.side-before').filter({ hasText: 'for two seconds' })
    const drawn = panel()
      .locator('.side-after')
      .filter({ hasText: /for (three|four|five|six|seven|eight|nine) seconds/ })
    expect([await own.count(), await drawn.count()]).toEqual([1, 1])
    expect(await violationsOn(page)).toEqual([])
    await panel().getByRole('button', { name: words.variants.reject }).click()
    await panel().getByRole('alert').getByText('Say who has read it').waitFor()
    await panel().getByLabel(words.variants.by).fill('R. Reader')
    await panel().getByRole('button', { name: words.variants.accept }).click()
    await panel()
      .getByText(/^Accepted by R\. Reader on /)
      .waitFor()
    const listed = await runAssay(bank.root, 'review', 'queue-depth', '--bank', 'bank')
    expect(listed.stdout).toMatch(/^queue-depth {2}1 of 5 draws accepted; waiting: #\d+\n$/)
  })

  it('takes no word from the page of another site', async () => {
    const seed = (await readdir(join(bank.dir, 'items/queue-depth/variants')))[0]?.replace('.json', '')
    const say = (headers: Readonly<Record<string, string>>) =>
      fetch(`${url}_author/review/bank/queue-depth/${seed}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ verdict: 'rejected', by: 'Somebody', reason: 'So there' }),
      })
    const json = { 'content-type': 'application/json' }
    expect((await say(json)).status).toBe(403)
    expect((await say({ ...json, origin: 'http://elsewhere.example' })).status).toBe(403)
    expect((await say({ 'content-type': 'text/plain', origin: new URL(url).origin })).status).toBe(403)
  })

  it.each(['stale', 'missing'] as const)(
    'says that a proof is %s, and the command that makes it',
    async (state) => {
      const item = state === 'stale' ? 'late-books' : 'next-bus'
      if (state === 'stale') await bank.edit(`items/${item}/item.mdx`, /^title: (.*)$/m, 'title: $1, edited')
      await open(`bank/${item}/#proof`)
      await page.getByText(words.proof.states[state]).waitFor()
      expect(await panel().locator('.command code').textContent()).toBe(`npm run -s assay -- verify ${item}`)
      if (state === 'stale') await bank.edit(`items/${item}/item.mdx`, ', edited', '')
    },
  )

  it('shows the key of every kind, a graded item among them', async () => {
    const names = await readdir(join(bank.dir, 'items'))
    expect(names).toContain('sealed-parcels')
    for (const name of names) {
      await open(`bank/${name}/`)
      await tab(words.tabs.key).click()
      await panel().getByRole('heading', { name: words.key.stem }).waitFor()
      const parts = panel().getByRole('heading', { level: 2 })
      expect(await parts.count(), name).toBeGreaterThan(1)
    }
    expect(problems).toEqual([])
  })

  it('follows a save without loading anew', async () => {
    await open('bank/queue-size/')
    await heading('Size of a queue')
      .or(page.getByRole('heading', { level: 1 }))
      .first()
      .waitFor()
    await page.evaluate(() => Object.assign(globalThis, { stays: true }))
    const before = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await bank.edit(stem, `title: ${before}`, 'title: A size that changed')
    await heading('A size that changed').waitFor()
    expect(await page.evaluate(() => 'stays' in globalThis)).toBe(true)
    await bank.edit(stem, 'title: A size that changed', `title: ${before}`)
    await heading(before).waitFor()
  })
})

describe('an item with faults', () => {
  it('stays, with each fault below the line that it is about, and comes back once it is mended', async () => {
    await open('bank/queue-size/')
    const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await bank.edit(stem, 'kind: short', 'kind: shrot')
    await page.getByText(words.old).waitFor()
    await tab(/Text and faults \(1\)/).click()
    const row = panel().locator('.source-row', { has: page.locator('mark') })
    expect(await row.locator('.source-line').textContent()).toBe('kind: shrot')
    const finding = row.locator('.finding')
    expect(await finding.textContent()).toMatch(/Error Unexpected .*shrot.*Fix: Write .*short/s)
    // The list of what was found leads to it by the keyboard alone.
    await panel()
      .getByRole('link', { name: /item\.mdx, line \d+/ })
      .press('Enter')
    expect(await finding.evaluate((node) => node === document.activeElement)).toBe(true)
    // Key and cases are those from before.
    await tab(words.tabs.key).click()
    await panel().getByRole('heading', { name: words.key.stem }).waitFor()
    await bank.edit(stem, 'kind: shrot', 'kind: short')
    await page.getByText(words.old).waitFor({ state: 'detached' })
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title)
  })

  it('is met by a server that lives on, whatever is written', async () => {
    const nonsense = ['', '---', '---\nid: [\n---\n', '\u0000', '---\nkind: code\n---\n<Chioce>', '{', '<']
    for (const text of nonsense) {
      await writeFile(join(bank.dir, 'items/open-door/item.mdx'), text)
      await open('bank/open-door/')
      await page
        .getByText(words.faults(1, 0))
        .or(page.getByText(/\d+ errors/))
        .first()
        .waitFor()
    }
    await rm(join(bank.dir, 'items/open-door'), { recursive: true })
    await page.getByText(words.missing('open-door', 'bank')).waitFor()
    await cp(join(allKinds, 'items/open-door'), join(bank.dir, 'items/open-door'), { recursive: true })
    await page.getByText('no faults').waitFor()
    expect(problems).toEqual([])
  })
})

describe('the list of items', () => {
  it('tells of a fault as soon as it is saved, also one of the bank itself', async () => {
    await open('')
    const row = page.locator('.items tbody tr', { has: page.locator('a[href$="/queue-size/"]') })
    await row.getByText(words.faults(0, 0)).waitFor()
    await bank.edit(stem, 'kind: short', 'kind: shrot')
    await row.getByText(words.faults(1, 0)).waitFor()
    await bank.edit(stem, 'kind: shrot', 'kind: short')
    await row.getByText(words.faults(0, 0)).waitFor()
    await bank.edit('taxonomy.yaml', 'version: 1', 'version: 2')
    await page.getByRole('heading', { name: words.bankFaults('bank') }).waitFor()
    await bank.edit('taxonomy.yaml', 'version: 2', 'version: 1')
    await page.getByRole('heading', { name: words.bankFaults('bank') }).waitFor({ state: 'detached' })
  })

  it('is searched and filtered, and its address keeps how', async () => {
    await open('')
    const rows = page.locator('.items tbody tr')
    await rows.first().waitFor()
    const all = await rows.count()
    await page.getByLabel(words.filters.kind).selectOption('code')
    await expect.poll(() => rows.count()).toBeLessThan(all)
    await page.getByRole('searchbox').fill('largest-gap')
    await expect.poll(() => rows.count()).toBe(1)
    expect(page.url()).toContain('?q=largest-gap&kind=code')
    await page.reload()
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('button', { name: words.filters.clear }).click()
    await expect.poll(() => rows.count()).toBe(all)
    await page.getByRole('searchbox').fill('no such item')
    await page.getByText(words.none).waitFor()
  })
})

describe('the candidate’s side', () => {
  it('is a real session of the item, which leaves nothing behind', async () => {
    await open('bank/queue-size/#candidate')
    const frame = page.frameLocator(`iframe[title="${words.candidate.frame}"]`)
    await frame.getByRole('textbox').first().fill('7')
    await frame.getByRole('button', { name: 'Submit' }).click()
    await frame.getByRole('dialog').getByRole('button', { name: 'Submit' }).click()
    await frame.locator('#feedback').waitFor()
    const stored = await page.evaluate(async () => (await indexedDB.databases()).length)
    expect(stored).toBe(0)
    // A save shows in it at once.
    const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await bank.edit(stem, `title: ${title}`, 'title: Asked anew')
    await frame.getByRole('heading', { name: 'Asked anew' }).waitFor()
    await bank.edit(stem, 'title: Asked anew', `title: ${title}`)
    await frame.getByRole('heading', { name: title }).waitFor()
    expect(problems).toEqual([])
  })

  it('has its page on the site, which loads anew after a save', async () => {
    await page.goto(`${url}item/queue-size/`)
    const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await bank.edit(stem, `title: ${title}`, 'title: Loaded anew')
    await heading('Loaded anew').waitFor()
    await bank.edit(stem, 'title: Loaded anew', `title: ${title}`)
    await heading(title).waitFor()
  })

  it('has the page of what proves its problems', async () => {
    await page.goto(`${url}quality/`)
    await page.getByRole('link', { name: /working tree/ }).click()
    await page.getByRole('heading', { level: 1, name: /working tree/ }).waitFor()
  })

  it('has no trial of an item that is graded on the site, and one for its author', async () => {
    const response = await page.goto(`${url}item/sealed-parcels/`)
    expect(response?.status()).toBe(404)
    await open('bank/sealed-parcels/candidate/')
    await page.locator('#stem').waitFor()
  })
})

describe('for everybody', () => {
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)
    it(`has nothing that axe would find, nor a page that scrolls sideways: ${colorScheme}, ${width} px`, async () => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await bank.edit('items/next-bus/item.mdx', 'level: ', 'levle: ')
      try {
        for (const path of ['', 'bank/largest-gap/#key', 'bank/late-books/#proof', 'bank/next-bus/#text']) {
          await page.goto('about:blank')
          await open(path)
          await page.locator('.items, .tabs').first().waitFor()
          await page.locator(':is(.finding, .matrix, .cases, .items):visible').first().waitFor()
          expect(await violationsOn(page), path).toEqual([])
          const [inner, outer] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            document.documentElement.clientWidth,
          ])
          expect(inner, path).toBeLessThanOrEqual(outer ?? 0)
        }
      } finally {
        await bank.edit('items/next-bus/item.mdx', 'levle: ', 'level: ')
      }
    })

  it('moves between the parts of an item by arrow keys', async () => {
    await open('bank/late-books/#key')
    await tab(words.tabs.key).focus()
    await page.keyboard.press('ArrowRight')
    expect(await tab(words.tabs.proof).getAttribute('aria-selected')).toBe('true')
    await page.getByText(words.proof.states.current).waitFor()
    expect(page.url()).toMatch(/#proof$/)
  })
})
