/** The pages of results as files in a browser: read by everybody, played by the keyboard alone, printed. */
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentsOf, textFromEdits } from '#log'
import { clock } from '../../src/text/common.ts'
import { shownText } from '../../src/report/shown-text.ts'
import type { ReplayData } from '../../src/report/replay/replay-data.ts'
import { playerScript } from '../../generators/report/player-script.ts'
import { openChromium } from '../chromium.ts'
import { violationsOn } from '../violations.ts'
import { reportedWorld, type ReportedWorld } from './reported.ts'

/** Bytes of the player's script, packed. */
const MOST_SCRIPT = 30_000

let browser: Browser
let world: ReportedWorld
beforeAll(async () => {
  world = await reportedWorld()
  await world.report(['typed', 'adjusted', 'forged', 'ended'], { out: 'report' })
  browser = await openChromium()
})
afterAll(async () => {
  await browser.close()
  await world.close()
})

interface Options {
  readonly width?: number
  readonly colorScheme?: 'light' | 'dark'
  readonly javaScriptEnabled?: boolean
}

/** Opens a page, and gathers what must not happen. */
async function opened(
  reader: 'reviewer' | 'candidate',
  candidate: string,
  { width = 1280, ...options }: Options = {},
): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  const own = pathToFileURL(join(world.root, 'report', reader, world.pageOf(candidate))).href
  page.on('request', (request) => {
    const url = request.url()
    if (url !== own && !url.startsWith('data:font/')) faults.push(`a request: ${url.slice(0, 80)}`)
  })
  await page.goto(own)
  return { page, faults }
}

const openAll = (page: Page) =>
  page.locator('details').evaluateAll((all) => {
    for (const each of all) each.setAttribute('open', '')
  })

/** Waits for what has come near: it is laid out some frames after the page was moved there, which moves it by parts of a pixel. */
const laidOut = (page: Page) =>
  page.evaluate(async () => {
    const place = () => document.documentElement.scrollHeight + window.scrollY
    for (let [still, before] = [0, place()]; still < 10; still = place() === before ? still + 1 : 0) {
      before = place()
      await new Promise(requestAnimationFrame)
    }
  })

const dataOf = (page: Page): Promise<ReplayData> =>
  page.evaluate(() => JSON.parse(document.getElementById('replay-data')?.textContent ?? '') as ReplayData)

describe.each(['reviewer', 'candidate'] as const)('the page of a %s', (reader) => {
  it.each([
    { candidate: 'typed', width: 1280, colorScheme: 'light' },
    { candidate: 'typed', width: 360, colorScheme: 'dark' },
    { candidate: 'adjusted', width: 360, colorScheme: 'light' },
    { candidate: 'forged', width: 1280, colorScheme: 'dark' },
    { candidate: 'ended', width: 1280, colorScheme: 'light' },
  ] as const)(
    'is accessible with all open: $candidate at $width px, $colorScheme',
    async ({ candidate, ...options }) => {
      const { page, faults } = await opened(reader, candidate, options)
      await openAll(page)
      if (reader === 'reviewer') {
        const { steps } = await dataOf(page)
        await page.locator('.player [type=range]').fill(String(Math.floor(steps.length / 2)))
      }
      expect(await violationsOn(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        options.width,
      )
      expect(faults).toEqual([])
      await page.context().close()
    },
  )

  it('says all of it without a script', async () => {
    const { page, faults } = await opened(reader, 'typed', { javaScriptEnabled: false })
    const text = await page.locator('main').innerText()
    for (const { title } of world.logs.typed.flatMap(({ type, data }) =>
      type === 'present' ? [world.entry(data.item).facts] : [],
    ))
      expect(text).toContain(title)
    expect(await page.locator('.player').count()).toBe(0)
    if (reader === 'reviewer') {
      expect(await page.locator('#signals a').first().getAttribute('href')).toBe('#replay')
      await page.locator('#replay summary').press('Enter')
      const rows = page.locator('#replay tbody tr')
      expect(await rows.count()).toBeGreaterThan(10)
      expect(await rows.last().isVisible()).toBe(true)
    }
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('is on paper with all answers, and nothing that can only be pressed', async () => {
    const { page } = await opened(reader, 'typed', { width: 680 })
    await page.emulateMedia({ media: 'print' })
    expect(
      await page
        .locator('#replay, .player, summary, nav')
        .evaluateAll((all) => all.filter((one) => one.checkVisibility()).length),
    ).toBe(0)
    const lost = await page.evaluate(() =>
      [...document.querySelectorAll('main *')].flatMap((element) =>
        element.checkVisibility({ contentVisibilityAuto: true }) &&
        !element.classList.contains('unseen') &&
        element.getBoundingClientRect().right > innerWidth + 1
          ? [`${element.tagName}: ${element.textContent.slice(0, 60)}`]
          : [],
      ),
    )
    expect(lost).toEqual([])
    const code = await page.locator('article .code').first().innerText()
    expect(code.length).toBeGreaterThan(20)
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    await page.context().close()
  })
})

function isOnScreen(node: Element): boolean {
  const { top, bottom } = node.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}

describe('the replay', () => {
  const nowOf = async (page: Page): Promise<number> =>
    Number(/^Step (\d+) of/.exec(await page.locator('.player-now').innerText())?.[1] ?? NaN) - 1

  it('shows at each step the text that the log’s beginning makes', async () => {
    const { page, faults } = await opened('reviewer', 'typed')
    const { items, steps } = await dataOf(page)
    const events = world.logs.typed.filter(({ type }) => type !== 'estimate')
    expect(events).toHaveLength(steps.length)
    const edits = steps.flatMap(({ edit }, at) => (edit ? [at] : []))
    for (const at of [edits[0], edits[1], edits[Math.floor(edits.length / 2)], edits.at(-1)] as number[]) {
      await page.locator('.player [type=range]').fill(String(at))
      const { item, edit } = steps[at] ?? {}
      const { id = '', documents = [] } = items[item ?? -1] ?? {}
      const name = documents[edit?.document ?? -1]?.name ?? ''
      const starter = documentsOf(world.entry(id).item)[name]
      const { text } = textFromEdits(events.slice(0, at + 1), id, name, starter)
      const shown = await page
        .getByRole('region', { name: `Text of ${name}` })
        .evaluate((region) => region.querySelector('code')?.textContent)
      expect(shown).toBe(
        shownText(text)
          .map((part) => ('sign' in part ? part.sign : part.text))
          .join(''),
      )
    }
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('is used by the keyboard alone', async () => {
    const { page, faults } = await opened('reviewer', 'typed')
    const { steps } = await dataOf(page)
    const player = page.getByRole('group', { name: 'Replay of the sitting' })
    const slider = player.getByRole('slider')
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await nowOf(page)).toBe(2)
    await page.keyboard.press('ArrowLeft')
    expect(await nowOf(page)).toBe(1)
    await page.keyboard.press('End')
    expect(await nowOf(page)).toBe(steps.length - 1)
    await page.keyboard.press('Home')
    expect(await nowOf(page)).toBe(0)
    const firstEdit = steps.findIndex(({ edit }) => edit !== undefined)
    const nextStop = steps.findIndex(({ edit }, at) => at > firstEdit && edit === undefined)
    await slider.fill(String(firstEdit))
    await page.keyboard.press('Shift+ArrowRight')
    expect(await nowOf(page)).toBe(nextStop)
    await page.keyboard.press('Shift+ArrowLeft')
    expect(await nowOf(page)).toBe(firstEdit - 1)
    await page.keyboard.press(' ')
    expect(await player.getByRole('button', { name: 'Stop', exact: true }).count()).toBe(1)
    await expect.poll(() => nowOf(page)).toBeGreaterThan(firstEdit)
    await page.keyboard.press(' ')
    expect(await player.getByRole('button', { name: 'Play', exact: true }).count()).toBe(1)
    await page.keyboard.press('/')
    await page.keyboard.type('esrever')
    expect(await player.getByRole('status').first().innerText()).toMatch(/^\d+ found$/)
    await page.keyboard.press('Enter')
    expect(await player.getByRole('status').first().innerText()).toMatch(/^\d+ of \d+ found$/)
    const found = await nowOf(page)
    await page.keyboard.press('Enter')
    expect(await nowOf(page)).not.toBe(found)
    // in a text the arrows are the text's own
    await slider.fill(String(firstEdit))
    await player.getByRole('region').first().focus()
    await page.keyboard.press('ArrowRight')
    expect(await nowOf(page)).toBe(firstEdit)
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('is gone into from a recorded fact, by keyboard, and asked for a time', async () => {
    const { page, faults } = await opened('reviewer', 'typed', { width: 360 })
    const { steps } = await dataOf(page)
    const player = page.getByRole('group', { name: 'Replay of the sitting' })
    const slider = player.getByRole('slider')
    const links = page.locator('#signals a')
    expect(await links.count()).toBe(2)
    for (const [at, words] of ['pasted 31 characters', 'out of sight'].entries()) {
      const link = links.nth(at)
      const box = await link.boundingBox()
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24)
      await link.focus()
      await page.keyboard.press('Enter')
      expect(await player.locator('.player-now').innerText()).toContain(words)
      await expect.poll(() => slider.evaluate((one) => one === document.activeElement)).toBe(true)
      expect(await player.locator('.player-now').evaluate(isOnScreen)).toBe(true)
      const here = await nowOf(page)
      await page.keyboard.press('ArrowRight')
      expect(await nowOf(page)).toBe(here + 1)
    }
    await page.goBack()
    await expect.poll(() => links.last().evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await links.last().evaluate(isOnScreen)).toBe(true)
    const later = steps.findLastIndex(({ edit }) => edit !== undefined)
    await player.getByRole('searchbox').fill(clock(steps[later]?.ms ?? 0))
    await page.keyboard.press('Enter')
    expect(clock(steps[await nowOf(page)]?.ms ?? 0)).toBe(clock(steps[later]?.ms ?? 0))
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('is gone into from what a person has to look at', async () => {
    const { page, faults } = await opened('reviewer', 'ended')
    const link = page.locator('.findings a').first()
    await link.press('Enter')
    expect(await page.locator('.player-now').innerText()).toContain('ended')
    expect(faults).toEqual([])
    await page.context().close()
  })

  it('keeps what has just come in view, and the page where it is', async () => {
    const { page } = await opened('reviewer', 'typed', { width: 360 })
    const { steps } = await dataOf(page)
    const edits = steps.flatMap(({ edit }, at) => (edit ? [at] : []))
    const slider = page.locator('.player [type=range]')
    await slider.focus()
    await slider.fill(String(edits[0]))
    await laidOut(page)
    const top = await slider.evaluate((one) => one.getBoundingClientRect().top)
    for (const at of edits.slice(1, 40)) {
      await slider.fill(String(at))
      const isSeen = await page.evaluate(() => {
        const mark = document.querySelector('.player mark')
        const frame = mark?.closest('.code')?.getBoundingClientRect()
        const place = mark?.getBoundingClientRect()
        return frame && place && place.bottom > frame.top && place.top < frame.bottom
      })
      expect(isSeen).toBe(true)
      expect(await slider.evaluate((one) => one.getBoundingClientRect().top)).toBe(top)
    }
    await page.context().close()
  })

  it('shows outcomes where they hold, and nowhere else', async () => {
    const { page } = await opened('reviewer', 'typed')
    const { items, steps } = await dataOf(page)
    const slider = page.locator('.player [type=range]')
    let known: readonly { readonly isPassed: boolean }[] | undefined
    let [last, seen, none] = [-1, 0, 0]
    for (const [at, { item, edit, isLock, language, outcome }] of steps.entries()) {
      if (item !== last || edit || isLock || language !== undefined) known = undefined
      known = outcome ?? known
      last = item
      // every step around an outcome, and some others
      if (!known && at % 7 !== 0) continue
      await slider.fill(String(at))
      const words = await page.locator('.player-outcome').innerText()
      if (!items[item]?.canRun) expect(words).toBe('')
      else if (known) {
        seen += 1
        const passed = known.filter(({ isPassed }) => isPassed).length
        expect(words).toContain(`Visible cases at this point: ${passed} of ${known.length} passed.`)
      } else {
        none += 1
        expect(words).toContain('was not run for this report')
      }
    }
    expect([seen > 3, none > 3]).toEqual([true, true])
    await page.context().close()
  })

  it('weighs little', async () => {
    const { code } = await playerScript()
    expect(gzipSync(code).length).toBeLessThan(MOST_SCRIPT)
  })
})
