/** A designer at work on the product's own page: by keys, with faults on the way, and with the figures of the command line. */
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { unpacked } from '../../src/studio/address.ts'
import { calibration } from '../../src/text/calibration.ts'
import { fieldName, wordOf } from '../../src/text/studio-fields.ts'
import { studio as words } from '../../src/text/studio.ts'
import { openChromium } from '../chromium.ts'
import { expectAccessible, pressOn, tabTo } from '../e2e/candidate.ts'
import { runAssay } from '../release/assay.ts'
import { chooseOption } from './calibration-page.ts'
import { checked, openStudio, slowPages, summaryOf, textOf } from './studio-page.ts'

const site = inject('site')
const home = inject('home')
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(() => browser.close())

it('simulates as the command line does, to the bit', async () => {
  const { page, faults } = await openStudio(browser, site, 'mock-screen')
  await page.getByLabel(words.wishes.cuts).fill('-0.5, 1')
  await tabTo(page, page.getByLabel(words.simulation.n, { exact: true }))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('120')
  await checked(page)
  await pressOn(page, words.simulation.run)
  const button = page.getByRole('button', { name: words.simulation.download })
  await button.waitFor()
  const arriving = page.waitForEvent('download')
  await pressOn(page, words.simulation.download)
  const own = JSON.parse(await readFile(await (await arriving).path(), 'utf8')) as object
  const { stopReasons } = own as { stopReasons: Record<string, number> }
  const ended = page.getByRole('region', { name: words.simulation.ends })
  await expect
    .poll(() =>
      ended
        .getByRole('row', { name: wordOf('length') })
        .getByRole('cell')
        .last()
        .innerText(),
    )
    .toBe(`${(((stopReasons['length'] ?? 0) / 120) * 100).toFixed(1)}\u00a0%`)
  const asked = ['mock-screen', '--n', '120', '--seed', '1', '--cuts=-0.5,1', '--json']
  const { stdout } = await runAssay(home, 'simulate', ...asked)
  const theirs = JSON.parse(stdout) as { test: string }
  expect(own).toEqual({ ...theirs, test: 'mock-screen' })
  expect(JSON.stringify(own)).toBe(JSON.stringify({ ...theirs, test: 'mock-screen' }))
  expect(faults).toEqual([])
  await page.context().close()
})

it('answers a change of the form, writes it into the text, and takes it back', async () => {
  const { page, faults } = await openStudio(browser, site, 'mock-screen')
  const before = await textOf(page)
  const [length] = await summaryOf(page, words.figures.length)
  expect(length).toBe('6.0')
  await pressOn(page, words.comparison.keep)
  const most = page.getByLabel(fieldName('max'), { exact: true }).first()
  for (const [field, value] of [
    [most, '9'],
    [page.getByLabel(fieldName('min'), { exact: true }).first(), '8'],
  ] as const) {
    await tabTo(page, field)
    await page.keyboard.press('Control+A')
    await page.keyboard.type(value)
  }
  await expect.poll(() => textOf(page)).toMatch(/min: 8\s+max: 9/)
  await checked(page)
  await expect.poll(async () => (await summaryOf(page, words.figures.length))[1]).toBe('6.0')
  expect(Number((await summaryOf(page, words.figures.length))[0])).toBeGreaterThanOrEqual(8)
  const held = (): Promise<unknown> => unpacked(new URL(page.url()).hash.slice(1))
  await expect.poll(held).toMatchObject({ text: await textOf(page) })
  await page.reload()
  await checked(page)
  expect(await textOf(page)).toMatch(/min: 8\s+max: 9/)
  await page.goto(`${site}/studio/`)
  await checked(page)
  expect(await textOf(page)).toBe(before)
  expect(faults).toEqual([])
  await page.context().close()
})

it('keeps what was done last, and what can be undone, through a reload and the other pages', async () => {
  const { page, faults } = await openStudio(browser, site, 'practice')
  const before = await textOf(page)
  await page.getByRole('tab', { name: words.yaml.tab }).click()
  await slowPages(page)
  await page.locator('.studio-yaml').fill(`${before}# mine\n`)
  await page.reload()
  await checked(page)
  expect(await textOf(page)).toBe(`${before}# mine\n`)
  await page.locator('.skip').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content')
  const studio = page.getByRole('navigation', { name: 'Studio' })
  await studio.getByRole('link', { name: 'Calibration' }).click()
  await chooseOption(page, calibration.choices.model, calibration.choices.models.rasch.name)
  const held = (): Promise<unknown> => unpacked(new URL(page.url()).hash.slice(1))
  await expect.poll(held).toMatchObject({ calibration: { model: 'rasch' } })
  await studio.getByRole('link', { name: 'Blueprint' }).click()
  await checked(page)
  expect(await textOf(page)).toBe(`${before}# mine\n`)
  await pressOn(page, words.undo)
  expect(await textOf(page)).toBe(before)
  await page.reload()
  await checked(page)
  expect(await textOf(page)).toBe(before)
  await pressOn(page, words.redo)
  expect(await textOf(page)).toBe(`${before}# mine\n`)
  await expect.poll(held).toMatchObject({ calibration: { model: 'rasch' }, text: `${before}# mine\n` })
  expect(faults).toEqual([])
  await page.context().close()
})

it('holds a second blueprint beside the first, tells how they differ, and swaps them', async () => {
  const { page, faults } = await openStudio(browser, site, 'mock-screen')
  const screen = await textOf(page)
  const { figures, comparison } = words
  await page.getByLabel(comparison.test).selectOption('practice')
  await expect.poll(async () => (await summaryOf(page, figures.length)).length).toBe(2)
  const [now, kept] = await summaryOf(page, figures.length)
  await tabTo(page, page.getByText(comparison.differs))
  await page.keyboard.press('Enter')
  const differing = page.getByRole('region', { name: comparison.differs })
  await differing.getByText('id: mock-screen', { exact: true }).waitFor()
  await differing.getByText('id: practice', { exact: true }).waitFor()
  await expectAccessible(page, 'two blueprints')
  await pressOn(page, comparison.swap)
  await expect.poll(() => textOf(page)).toContain('id: practice\n')
  await expect.poll(() => summaryOf(page, figures.length)).toEqual([kept, now])
  const held = (): Promise<unknown> => unpacked(new URL(page.url()).hash.slice(1))
  await expect.poll(held).toMatchObject({ other: screen })
  await page.reload()
  await checked(page)
  expect(await summaryOf(page, figures.length)).toEqual([kept, now])
  await pressOn(page, comparison.end)
  await expect.poll(async () => (await summaryOf(page, figures.length)).length).toBe(1)
  expect(faults).toEqual([])
  await page.context().close()
})

it('takes a wanted curve that is drawn, by pointer and by number', async () => {
  const { page, faults } = await openStudio(browser, site, 'mock-screen')
  const { wishes } = words
  await page.getByLabel(wishes.target, { exact: true }).selectOption('drawn')
  const field = page.getByLabel(wishes.drawnAt('−1'), { exact: true })
  await tabTo(page, field)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('0.3')
  const short = page.locator('.studio-deviation')
  await expect.poll(() => short.innerText()).toContain('at ability −1.0')
  const drawing = page.locator('.studio-draw svg')
  await drawing.scrollIntoViewIfNeeded()
  const box = await drawing.boundingBox()
  if (box === null) throw new Error('nothing to draw on')
  await page.mouse.move(box.x + box.width * 0.14, box.y + 4)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + 4, { steps: 12 })
  await page.mouse.up()
  await expect.poll(() => field.inputValue()).toMatch(/^1\.[12]/)
  await expect.poll(() => short.innerText()).not.toContain('at ability −1.0')
  await expectAccessible(page, 'a drawn curve')
  expect(faults).toEqual([])
  await page.context().close()
})

it('keeps the focus where something was removed, added or moved', async () => {
  const { page } = await openStudio(browser, site, 'mock-screen')
  const { form, simulation, comparison } = words
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.textContent ?? document.activeElement?.id ?? '')
  const nth = (place: number): string => form.entry(fieldName('quotas'), place)
  const inLabel = (): Promise<string | null | undefined> =>
    page.evaluate(() => {
      const { id } = document.activeElement ?? {}
      return id ? document.querySelector(`label[for="${id}"]`)?.textContent : undefined
    })
  const quotas = (await textOf(page)).split('quotas:')[1]?.match(/^ +- /gm)?.length ?? 0
  await pressOn(page, form.remove(nth(quotas)))
  await expect.poll(focused).toBe(form.remove(nth(quotas - 1)))
  await pressOn(page, form.up(nth(3)))
  await expect.poll(focused).toBe(form.up(nth(2)))
  await page.keyboard.press('Enter')
  await expect.poll(inLabel).toBeTruthy()
  await pressOn(page, form.add(fieldName('exposure')))
  await expect.poll(inLabel).toBe(fieldName('maxRate'))
  await pressOn(page, comparison.keep)
  await pressOn(page, comparison.end)
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
  await page.getByLabel(simulation.n, { exact: true }).fill('100000')
  await checked(page)
  await pressOn(page, simulation.run)
  await pressOn(page, simulation.cancel)
  await expect.poll(focused).toBe(simulation.run)
  await page.context().close()
})

it('undoes and does again, by button and by key', async () => {
  const { page } = await openStudio(browser, site, 'practice')
  const before = await textOf(page)
  await pressOn(page, words.form.add(fieldName('exposure')))
  await expect.poll(() => textOf(page)).toContain('maxRate: 0.5')
  await pressOn(page, words.undo)
  await expect.poll(() => textOf(page)).toBe(before)
  await page.keyboard.press('Control+Shift+Z')
  await expect.poll(() => textOf(page)).toContain('maxRate: 0.5')
  await page.keyboard.press('Control+Z')
  await expect.poll(() => textOf(page)).toBe(before)
  const slider = page.locator('input[type="range"]').first()
  const number = await slider.inputValue()
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => slider.inputValue()).not.toBe(number)
  await page.keyboard.press('Control+Z')
  await expect.poll(() => slider.inputValue()).toBe(number)
  await page.context().close()
})

it('tells faults with their line, what is impossible with what binds, and simulates none of it', async () => {
  const { page, faults } = await openStudio(browser, site, 'mock-screen')
  const text = await textOf(page)
  await page.getByRole('tab', { name: words.yaml.tab }).click()
  const yaml = page.locator('.studio-yaml')
  const list = page.locator('.studio-faults li')

  await yaml.fill(text.replace('selector: randomesque', 'selector: randomest'))
  await expect.poll(() => list.allInnerTexts()).toEqual([expect.stringMatching(/Line \d+.*randomest/s)])
  await list.getByRole('button').click()
  await expect
    .poll(() =>
      yaml.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd)),
    )
    .toBe('randomest')

  await yaml.fill(text.replace(/(kind: code\s+min: )2(\s+max: )2/, '$15$25'))
  await expect.poll(async () => (await list.allInnerTexts()).join()).toContain('missing')
  await pressOn(page, words.simulation.run)
  await expect.poll(() => page.getByText(words.simulation.refused).count()).toBe(1)

  await yaml.fill('blocks: [')
  await expect.poll(() => list.count()).toBeGreaterThan(0)
  await page.getByRole('tab', { name: words.form.tab }).click()
  expect(await page.getByText(words.form.waiting).count()).toBe(1)
  await page.getByRole('tab', { name: words.yaml.tab }).click()
  await yaml.fill(text)
  await checked(page)
  await expect.poll(() => page.getByText(words.faults.none).count()).toBe(1)
  expect(faults).toEqual([])
  await page.context().close()
})

it('cancels a simulation and keeps nothing of it', async () => {
  const { page } = await openStudio(browser, site, 'practice')
  await tabTo(page, page.getByLabel(words.simulation.n, { exact: true }))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('100000')
  await pressOn(page, words.simulation.run)
  await pressOn(page, words.simulation.cancel)
  await expect.poll(() => page.getByText(words.simulation.cancelled).count()).toBe(1)
  expect(await page.getByRole('button', { name: words.simulation.download }).count()).toBe(0)
  await page.context().close()
})

it('classifies at cut scores, and refuses what are none', async () => {
  const { page } = await openStudio(browser, site, 'mock-screen')
  expect(await summaryOf(page, words.figures.accuracy)).toEqual([])
  const cuts = page.getByLabel(words.wishes.cuts)
  await cuts.fill('1, -1')
  await expect.poll(() => page.getByText(words.wishes.cutsBad).count()).toBe(1)
  await cuts.fill('0.5')
  await expect
    .poll(async () => (await summaryOf(page, words.figures.accuracy))[0])
    .toMatch(/^[6-9]\d\.\d\s%$/)
  await page.getByLabel(words.simulation.n, { exact: true }).fill('20')
  await checked(page)
  await pressOn(page, words.simulation.run)
  const table = page.getByRole('region', { name: words.simulation.figures, exact: true })
  const row = table.getByRole('row').filter({ hasText: words.figures.accuracy })
  await expect
    .poll(() => row.getByRole('cell').allInnerTexts())
    .toEqual([expect.stringMatching(/^\d+\.\d\s%$/), expect.stringMatching(/^\d+\.\d\s%$/)])
  await expectAccessible(page, 'simulated')
  await page.context().close()
})

it.each([
  { name: 'light and wide', colorScheme: 'light', width: 1440 },
  { name: 'dark and narrow', colorScheme: 'dark', width: 360 },
] as const)('is accessible, $name', async ({ name, colorScheme, width }) => {
  const { page } = await openStudio(browser, site, 'mock-screen', {
    colorScheme,
    viewport: { width, height: 800 },
  })
  await expectAccessible(page, name)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  await page.context().close()
})
