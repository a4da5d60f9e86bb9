/**
 * A designer calibrates items in the product's own page: by keys, as the command line does, with bad files on the way. Whole,
 * although it is long: its errands share one folder of files, one bank and the command line's answers about them.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { packed, unpacked } from '../../src/studio/address.ts'
import { calibration as words } from '../../src/text/calibration.ts'
import { studio } from '../../src/text/studio.ts'
import { madeResponses, madeTable } from '../calibrate-page/made-responses.ts'
import { openChromium } from '../chromium.ts'
import { expectAccessible, pressOn, tabTo } from '../e2e/candidate.ts'
import { runAssay } from '../release/assay.ts'
import {
  calibrated,
  chooseFile,
  chooseOption,
  chooseResponses,
  downloaded,
  goTo,
  madeTeams,
  openCalibration,
  rowsOf,
  UNFAIR,
} from './calibration-page.ts'

const site = inject('site')
const folder = mkdtempSync(join(tmpdir(), 'assay-calibration-'))
const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
/** Of the bank `core`: items of two scores, one of more, and one that it does not have. */
const ids = [
  'a-bill-nobody-understands',
  'somebody-elses-appointment',
  'suggested-timeout-setting',
  'the-evening-failure',
  'a-counter-beyond-its-numbers',
  'somewhere-else',
]
let exam: string
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
  exam = write('exam.csv', madeTeams(600, ids))
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

it('gives the file and the report of the command line, to the byte, by keys alone', async () => {
  const { page, faults } = await openCalibration(browser, site)
  await chooseResponses(page, exam)
  // taken already, because it has words in it
  expect(await page.getByLabel(words.choices.group).inputValue()).toContain('team')
  await chooseOption(page, words.choices.group, words.choices.noGroup)
  await chooseOption(page, words.choices.group, 'team')
  await calibrated(page)
  const command = (await page.locator('.calibration-command code').innerText()).split(' ')
  expect(command.slice(0, 3)).toEqual(['assay', 'calibrate', 'exam.csv'])
  const { code } = await runAssay(folder, ...command.slice(1), '--report', 'report')
  expect(code).toBe(0)
  expect(await downloaded(page, words.outcome.parameters)).toBe(
    readFileSync(join(folder, 'exam-calibration.json'), 'utf8'),
  )
  expect(await downloaded(page, words.outcome.report)).toBe(
    readFileSync(join(folder, 'report', 'index.html'), 'utf8'),
  )
  expect(faults).toEqual([])
  await page.context().close()
})

it('holds its choices in the address beside a design, and takes them back', async () => {
  const { page, faults } = await openCalibration(browser, site)
  const fragment = await packed({ hash: 'x', text: 'id: mine\n' })
  await page.goto(`${site}/`)
  await page.goto(`${site}/studio/calibration/#${fragment}`)
  const model = page.getByLabel(words.choices.model, { exact: true })
  await chooseOption(page, words.choices.model, words.choices.models.rasch.name)
  const held = (): Promise<unknown> => unpacked(new URL(page.url()).hash.slice(1))
  await expect.poll(held).toMatchObject({ text: 'id: mine\n', calibration: { model: 'rasch' } })
  await page.reload()
  await expect.poll(() => model.inputValue()).toBe('rasch')
  await page.getByText(words.choices.more, { exact: true }).click()
  await page.getByLabel(words.choices.format, { exact: true }).selectOption('long')
  await expect.poll(held).toMatchObject({ calibration: { model: 'rasch', format: 'long' } })
  await pressOn(page, studio.undo)
  await expect.poll(held).toMatchObject({ calibration: { model: 'rasch', format: 'auto' } })
  await pressOn(page, studio.redo)
  await expect.poll(held).toMatchObject({ calibration: { model: 'rasch', format: 'long' } })
  expect(faults).toEqual([])
  await page.context().close()
})

it('shows each item with its curve and the table of it, and what groups it treats unlike', async () => {
  const { page, faults } = await openCalibration(browser, site)
  await chooseResponses(page, exam)
  await calibrated(page)
  const unfair = ids[UNFAIR] ?? ''
  const [first, ...others] = await rowsOf(page, words.items.label)
  expect(first?.[0]).toBe(unfair)
  expect(first?.join()).toContain('DIF: harder for south than for north (C)')
  expect(others.length).toBe(ids.length - 1)

  await chooseOption(page, words.items.sort, words.items.sorts.name)
  const byName = [...ids].sort()
  await expect.poll(async () => (await rowsOf(page, words.items.label))[0]?.[0]).toBe(byName[0])
  await pressOn(page, ids[1] ?? '')
  const heading = page.getByRole('heading', { name: words.items.one })
  await expect.poll(() => heading.innerText()).toContain(ids[1])
  await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true)
  const figure = page.getByRole('img', { name: `Probability of passing by ability, ${ids[1]}` })
  expect(await figure.locator('.chart-band').count()).toBe(1)
  await tabTo(page, page.locator('.calibration-item summary').first())
  await page.keyboard.press('Enter')
  const points = await rowsOf(page, /^Persons in groups by ability/)
  expect(points.length).toBe(10)
  expect(points.reduce((sum, cells) => sum + Number(cells[1]), 0)).toBe(600)
  await pressOn(page, words.items.next)
  await expect.poll(() => heading.innerText()).toContain(byName[byName.indexOf(ids[1] ?? '') + 1])

  await goTo(page, words.outcome.groups)
  expect(await rowsOf(page, words.outcome.sizes)).toEqual([
    ['north', '300'],
    ['south', '300'],
  ])
  const differences = await rowsOf(page, /^Differences between groups/)
  expect(differences[0]?.slice(0, 4)).toEqual([unfair, 'C', 'north, south', 'north'])
  expect(differences.slice(1).map(([, size]) => size)).not.toContain('C')
  await goTo(page, words.outcome.whole)
  await page.getByRole('heading', { name: 'Persons and items', exact: true }).waitFor()
  expect(faults).toEqual([])
  await page.context().close()
})

it('says what would change in a bank, beside a release and beside a file, and gives the command', async () => {
  const { page, faults } = await openCalibration(browser, site)
  await chooseResponses(page, exam)
  await calibrated(page)
  const now = await downloaded(page, words.outcome.parameters)
  await goTo(page, words.outcome.bank)
  const release = page
    .getByLabel(words.bank.against)
    .locator('option', { hasText: /release/ })
    .first()
  await chooseOption(page, words.bank.against, await release.innerText())
  await page.getByRole('region', { name: words.bank.label }).waitFor()
  const rows = await rowsOf(page, words.bank.label)
  const changeOf = (id: string) => rows.find(([item]) => item === id)?.[1]
  const { calibrated: first, prior } = words.bank.changes
  expect(ids.map(changeOf)).toEqual([first, first, first, first, prior, undefined])
  expect(rows.find(([item]) => item === ids[4])?.join()).toContain('unused scores 2, 3')
  await page.getByText(words.bank.foreign('somewhere-else', 0)).waitFor()
  await page.getByText('assay calibrate --apply content/banks/core --from exam-calibration.json').waitFor()

  // the same people a year later, on another yardstick: one item has become harder
  const old = JSON.parse(now) as { items: { b: number }[] }
  const before = {
    ...old,
    items: old.items.map((item, at) => ({ ...item, b: item.b + (at === 0 ? -2 : 0.5) })),
  }
  await chooseOption(page, words.bank.against, words.bank.file)
  await chooseFile(page, words.bank.fileChoose, write('forbidden.json', JSON.stringify(before)))
  await page.getByText(/^Both scales were linked by the 6 items/).waitFor()
  const [drifted, ...others] = await rowsOf(page, words.bank.label)
  expect(drifted?.[0]).toBe(ids[0])
  expect(drifted?.join()).toContain('harder than before')
  expect(others.every(([, change]) => change === words.bank.changes.recalibrated)).toBe(true)

  const scales = { ...before, scale: 'year-1' }
  await chooseFile(
    page,
    words.bank.fileChoose,
    write('year.json', JSON.stringify({ ...scales, items: [{ id: 'x' }] })),
  )
  await page.getByText(words.bank.unreadable).waitFor()
  expect(await page.getByRole('region', { name: words.bank.label }).count()).toBe(0)
  expect(faults).toEqual([])
  await page.context().close()
})

it('refuses a bad cell and an unknown column with their places, and keeps what was found before', async () => {
  const { page, faults } = await openCalibration(browser, site)
  await chooseResponses(page, exam)
  await calibrated(page)
  const finding = await page.locator('#calibration-finding').innerText()

  const lines = Array.from({ length: 200_000 }, (_, n) => `p${n >> 2},i${n & 3},${n % 3 === 0 ? 1 : 0}\n`)
  lines[123_456] = 'p30864,i0,maybe\n'
  await chooseResponses(page, write('bad.csv', `person,item,score\n${lines.join('')}`))
  await pressOn(page, words.choices.run)
  await page.getByRole('heading', { name: words.refused.heading(1) }).waitFor()
  const [fault, ...others] = await page.locator('.calibration-faults li').allInnerTexts()
  expect(others).toEqual([])
  expect(fault).toContain(`bad.csv, ${words.refused.at(123_458, 11)}`)
  expect(fault).toContain('maybe')
  expect(await downloaded(page, words.refused.download)).toMatch(/^bad\.csv:123458:11: error: .*maybe/)
  expect(await page.locator('#calibration-finding').innerText()).toBe(finding)
  await page.getByText(words.outcome.stale).waitFor()

  await chooseResponses(page, write('when.csv', 'person,item,score,when\np1,i1,1,2025\np2,i1,0,2026\n'))
  await pressOn(page, words.choices.run)
  await page.locator('.calibration-faults li', { hasText: 'when' }).waitFor()
  expect(await page.locator('.calibration-faults').innerText()).toContain(
    `say “${words.choices.group}” when if it holds`,
  )

  const many = Array.from({ length: 60 }, (_, n) => `p${n},${n},${n % 2}\n`)
  await chooseResponses(
    page,
    write('many.csv', `person,i1,i2\n${many.join('').replaceAll(/,(\d+),/g, ',x$1,')}`),
  )
  await chooseOption(page, words.choices.group, words.choices.noGroup)
  await pressOn(page, words.choices.run)
  await page.getByRole('heading', { name: words.refused.heading(60) }).waitFor()
  expect(await page.locator('.calibration-faults li').count()).toBe(20)
  await page.getByText(words.refused.more(40)).waitFor()
  expect((await downloaded(page, words.refused.download)).split('\n').length - 1).toBe(60)
  expect(faults).toEqual([])
  await page.context().close()
})

it('tells a fit that does not settle, with its course', async () => {
  const { page } = await openCalibration(browser, site)
  const perfect = Array.from(
    { length: 100 },
    (_, n) => `p${n},${[0, 1, 2, 3].map((i) => (n % 5 > i ? 1 : 0)).join(',')}\n`,
  )
  await chooseResponses(page, write('perfect.csv', `person,i1,i2,i3,i4\n${perfect.join('')}`))
  await pressMore(page)
  await chooseOption(page, words.choices.prior, words.choices.priors.none)
  await pressOn(page, words.choices.run)
  await page.getByRole('heading', { name: words.unsettled.heading }).waitFor()
  await runAssay(folder, 'calibrate', 'perfect.csv', '--model', '2pl', '--prior', 'none', '--out', 'p.json')
  expect(await downloaded(page, words.unsettled.download)).toBe(
    readFileSync(join(folder, 'p.json.trace.json'), 'utf8'),
  )
  await page.context().close()
})

it('is cancelled by a key, asks before the page is left, and keeps file and choices', async () => {
  const { page } = await openCalibration(browser, site)
  // large enough to go on for as long as the hand needs
  await chooseResponses(page, write('large.csv', madeTable(madeResponses(120_000, 40))))
  await pressOn(page, words.choices.run)
  const progress = page.getByText(/^Pass \d+, parameters/)
  await progress.waitFor()
  await stayAsked(page)
  await pressOn(page, words.work.cancel)
  await page.getByText(words.work.cancelled).waitFor()
  expect(await page.locator('#calibration-finding').count()).toBe(0)
  expect(await page.locator('.calibration-chosen').innerText()).toContain('large.csv')
  await page.setViewportSize({ width: 320, height: 740 })
  await pressOn(page, words.choices.run)
  await progress.waitFor()
  expect((await progress.boundingBox())?.width).toBeGreaterThan(200)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  // what runs is named, whatever is chosen meanwhile
  await chooseResponses(page, exam)
  await page.getByRole('heading', { name: /^Calibration of large\.csv by the model/ }).waitFor()
  await page.reload()
  await page.getByText(words.work.interrupted('large.csv')).waitFor()
  await chooseResponses(page, exam)
  await calibrated(page)
  await page.context().close()
})

it('asks before what was found is lost, until it was taken; the same file once more changes nothing', async () => {
  const { page, faults } = await openCalibration(browser, site)
  await chooseResponses(page, exam)
  await calibrated(page)
  const stale = page.getByText(words.outcome.stale)
  await chooseResponses(page, write('other.csv', madeTeams(100, ids)))
  await stale.waitFor()
  await chooseResponses(page, exam)
  await stale.waitFor({ state: 'detached' })
  await stayAsked(page)
  await downloaded(page, words.outcome.parameters)
  const asked: unknown[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await page.reload()
  expect(asked).toEqual([])
  expect(faults).toEqual([])
  await page.context().close()
})

it('says of a table that is none what is expected, before anything runs, and suggests nothing', async () => {
  const { page, faults } = await openCalibration(browser, site)
  await chooseResponses(page, exam)
  await chooseFile(page, words.drop.files, write('semi.csv', 'person;team;i1\np1;red;1\n'))
  const said = page.getByRole('alert')
  await said.getByText(words.unread.heading).waitFor()
  expect(await said.innerText()).toContain('Unexpected separator ;, expected ,.')
  expect(await page.getByLabel(words.choices.group).locator('option').allInnerTexts()).toEqual([
    words.choices.noGroup,
  ])
  expect(await page.locator('.calibration-command').count()).toBe(0)
  await chooseResponses(page, exam)
  await said.waitFor({ state: 'detached' })
  expect(faults).toEqual([])
  await page.context().close()
})

it.each([
  { name: 'light and wide', colorScheme: 'light', width: 1440 },
  { name: 'dark and narrow', colorScheme: 'dark', width: 360 },
] as const)('is accessible, $name', async ({ name, colorScheme, width }) => {
  const { page } = await openCalibration(browser, site, { colorScheme, viewport: { width, height: 800 } })
  await chooseResponses(page, exam)
  await pressMore(page)
  await calibrated(page)
  for (const part of [words.outcome.items, words.outcome.groups, words.outcome.whole, words.outcome.bank]) {
    await goTo(page, part)
    if (part === words.outcome.bank) {
      await chooseOption(page, words.bank.against, words.bank.file)
      await chooseFile(page, words.bank.fileChoose, join(folder, 'exam-calibration.json'))
      await page.getByRole('region', { name: words.bank.label }).waitFor()
    }
    await expectAccessible(page, `${name}: ${part}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
  await page.context().close()
})

/** Leaves the page, is asked, and stays. */
async function stayAsked(page: Page): Promise<void> {
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
}

async function pressMore(page: Page): Promise<void> {
  await tabTo(page, page.locator('.calibration-more > summary'))
  await page.keyboard.press('Enter')
}
