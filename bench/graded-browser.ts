/**
 * Scripted candidates of known ability take a sealed test in Chromium, and get into trouble:
 *
 *     node bench/graded-browser.ts FOLDER [candidate…]
 *
 * FOLDER gets the screenshots, the sealed files and the reports; without names, all 25 sit the test. What each answer is worth is planned beforehand, from the
 * model and the proofs of the bank; the sealed files are scored by the command line and compared with the plan. Whole, since each trouble is a
 * turn of one and the same sitting.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { createGenerator, drawCategory } from '#adaptive'
import type { SealedScore } from '#results'
import type { PracticeItem } from '#schemas/public-item'
import { createNodeRunner } from '../generators/sandbox/index.ts'
import { problems } from '../src/text/problems.ts'
import { session as words } from '../src/text/session.ts'
import { take } from '../src/text/take.ts'
import { chromiumOptions } from '../test/chromium.ts'
import { editorOf, itemOn, pressOn, tabTo, titleOf, writeCode } from '../test/e2e/candidate.ts'
import { beginPart, start } from '../test/graded/candidate.ts'
import { startKillableBrowser } from '../test/killable-browser.ts'
import { browserCandidates, type BrowserCandidate } from './graded/candidates.ts'
import { byHeart } from './graded/by-heart.ts'
import { filedAnswers, type NamedAnswer } from './graded/known-answers.ts'
import { giveAnswer, isEnterable } from './graded/page-answers.ts'
import { openSealedSite } from './graded/sealed-site.ts'

const PATIENCE_MS = 120_000
/** Candidates at a time. */
const AT_ONCE = 2
/** Minutes of the first block of the test. */
const BLOCK_MINUTES = 100
/** So much time passes at once for somebody who is slow: less than what counts as sleep, or as late, in milliseconds. */
const LEAP_MS = 12_000
/** What is left then goes by as it does: timers of less than a minute are not hurried, since a runner has such. */
const UNHURRIED_MS = 60_000

const [out, ...names] = process.argv.slice(2)
if (out === undefined)
  throw new Error('Name a folder for the screenshots: node bench/graded-browser.ts FOLDER')
const folder = resolve(out)
await mkdir(join(folder, 'results'), { recursive: true })
const people = browserCandidates.filter(({ name }) => names.length === 0 || names.includes(name))
const runner = createNodeRunner({ jobs: 1 })
const site = await openSealedSite(listOf(people))
const browser = await chromium.launch(chromiumOptions())
try {
  await study()
} finally {
  await browser.close()
  runner.close()
  await site.close()
}

/** What a sitting left, and what it has to be worth. */
interface Sat {
  readonly candidate: BrowserCandidate
  readonly files: readonly string[]
  /** category of record by item; of a file whose candidate did not answer, nothing */
  readonly planned: ReadonlyMap<string, number>
  readonly seconds: number
  readonly seen: readonly string[]
}

async function study(): Promise<void> {
  const answers = await filedAnswers(site.organisation.bank, site.entries, runner)
  const waiting = [...people.entries()]
  const sat: Sat[] = []
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [at, candidate] = next
        const began = performance.now()
        const one = await takeTest(answers, candidate, site.links[at] ?? '').catch((error: unknown) => {
          console.log(`FAILED ${candidate.name}: ${String(error).slice(0, 1500)}`)
          process.exitCode = 1
        })
        if (!one) continue
        sat.push({ ...one, candidate, seconds: (performance.now() - began) / 1000 })
        console.log(
          `${candidate.name}: ${sat.at(-1)?.seconds.toFixed(0)} s${one.seen.length > 0 ? `; ${one.seen.join('; ')}` : ''}`,
        )
      }
    }),
  )
  const files = sat.flatMap((one) => one.files)
  const scores = (await site.organisation.score(...files)) as readonly FileScore[]
  await writeFile(join(folder, 'scores.json'), JSON.stringify(scores, null, 2))
  report(sat, scores)
  const reports = join(folder, 'reports')
  const said = await site.organisation.tell('report', ...files, '--out', reports)
  console.log(said === '' ? `reports are in ${reports}` : said)
}

type FileScore = SealedScore & { readonly file: string }

function report(sat: readonly Sat[], scores: readonly FileScore[]): void {
  console.log(
    '\n| candidate | ability | status | categories as planned | theta and interval, AI forbidden | holds | seconds |',
  )
  console.log('| - | - | - | - | - | - | - |')
  for (const { candidate, files, planned, seconds } of sat)
    for (const file of files) {
      const score = scores.find((one) => file.endsWith(one.file) || one.file.endsWith(file))
      const isStatus = score?.status === candidate.status
      const isReason =
        candidate.reason === undefined || score?.reasons.some((reason) => candidate.reason?.test(reason))
      const items = score?.items ?? []
      const alike = items.filter(({ id, category }) => planned.get(id) === category).length
      const [scale] = score?.scales ?? []
      const holds = scale && scale.low <= candidate.ability && candidate.ability <= scale.high
      const cells = [
        candidate.name,
        candidate.ability,
        `${score?.status}${isStatus && isReason ? '' : `, expected ${candidate.status} ${candidate.reason}`}`,
        `${alike} of ${items.length}`,
        scale ? `${scale.theta.toFixed(2)} (${scale.low.toFixed(2)} to ${scale.high.toFixed(2)})` : '–',
        holds === undefined ? '–' : holds ? 'yes' : 'no',
        seconds.toFixed(0),
      ]
      console.log(`| ${cells.join(' | ')} |`)
      for (const reason of score?.reasons ?? []) console.log(`    ${candidate.name}: ${reason}`)
      for (const { id, category, provisional } of items)
        if (planned.get(id) !== category)
          console.log(
            `    ${candidate.name}, ${id}: ${category} (steered ${provisional}), planned ${planned.get(id)}`,
          )
      if (!isStatus || !isReason) process.exitCode = 1
    }
}

/** One sitting, or two where a link is lent. */
async function takeTest(
  answers: ReadonlyMap<string, readonly NamedAnswer[]>,
  candidate: BrowserCandidate,
  link: string,
): Promise<Omit<Sat, 'candidate' | 'seconds'>> {
  const planned = new Map<string, number>()
  const seen: string[] = []
  const files: string[] = []
  const sittings = candidate.trouble === 'borrowed-link' ? 2 : 1
  for (let turn = 1; turn <= sittings; turn++) {
    const profile = await mkdtemp(join(tmpdir(), 'assay-candidate-'))
    try {
      const text = await sitting(profile)
      const file = join(folder, 'results', `${candidate.name}${turn === 1 ? '' : '-again'}.json`)
      await writeFile(file, candidate.trouble === 'tampered' ? changed(text) : text)
      files.push(file)
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  }
  return { files, planned, seen }

  async function sitting(profile: string): Promise<string> {
    const began = performance.now()
    let context: BrowserContext =
      candidate.trouble === 'crash'
        ? await crashed(profile)
        : await browser.newContext({ acceptDownloads: true, viewport: { width: 1280, height: 900 } })
    try {
      let page = context.pages()[0] ?? (await context.newPage())
      page.setDefaultTimeout(PATIENCE_MS)
      if (candidate.trouble !== 'crash') {
        await prepare(context)
        await page.goto(link)
        await page.locator('#consent').waitFor()
        await picture(page, 'introduction')
        await start(page)
        if (candidate.trouble === 'offline') await context.setOffline(true)
      }
      for (let position = 1; ; position++) {
        await page.locator('#stem, #seam, #over').first().waitFor()
        if ((await page.locator('#seam').count()) > 0) await beginPart(page, 2)
        if ((await page.locator('#over').count()) > 0) break
        if (position === 3) page = (await trouble(context, page, began)) ?? page
        if (position <= 2) await picture(page, `problem-${position}`)
        const item = await itemOn(page, site.items)
        const answer = answerOf(item)
        if (answer.proven !== undefined) planned.set(item.id, answer.proven)
        await giveAnswer(page, item, answer, candidate.trouble === 'pastes' ? paste : writeCode)
      }
      await page.getByText(take.over.sealed('Example Ltd')).waitFor()
      await picture(page, 'over')
      const arriving = page.waitForEvent('download')
      await pressOn(page, take.over.download)
      return await readFile(await (await arriving).path(), 'utf8')
    } finally {
      await context.close()
    }
  }

  /** Begins in a browser that is killed in the middle of the first item, and opens the link in another one on its disk. */
  async function crashed(profile: string): Promise<BrowserContext> {
    const first = await startKillableBrowser(profile)
    const page = await first.context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    await page.goto(link)
    await page.locator('#consent').waitFor()
    await start(page)
    const before = await itemOn(page, site.items)
    const isWriting = (await editorOf(page).count()) > 0
    if (isWriting) {
      await tabTo(page, editorOf(page))
      await page.keyboard.insertText('// half a thought\n')
    }
    await page.waitForTimeout(1500)
    await first.kill()
    const again = await chromium.launchPersistentContext(profile, {
      ...chromiumOptions(),
      acceptDownloads: true,
      viewport: { width: 1280, height: 900 },
    })
    const [resumed = await again.newPage()] = again.pages()
    resumed.setDefaultTimeout(PATIENCE_MS)
    await resumed.goto(link)
    await titleOf(resumed)
    const after = await itemOn(resumed, site.items)
    const text = isWriting ? await editorOf(resumed).innerText() : ''
    const isKept = !isWriting || text.includes('half a thought')
    seen.push(
      `after the crash ${before.id === after.id ? 'the same problem' : `${after.id} for ${before.id}`}, ${isKept ? 'with what was written' : 'WITHOUT what was written'}`,
    )
    await picture(resumed, 'resumed')
    return again
  }

  /**
   * What happens before the third problem is answered.
   *
   * @param began when the sitting did, on this process's clock
   * @returns the page to go on in, where it is another one
   */
  async function trouble(context: BrowserContext, page: Page, began: number): Promise<Page | undefined> {
    switch (candidate.trouble) {
      case 'reload': {
        const before = await itemOn(page, site.items)
        await page.reload()
        const after = await itemOn(page, site.items)
        seen.push(
          before.id === after.id ? 'the same problem after a reload' : 'ANOTHER problem after a reload',
        )
        return undefined
      }
      case 'clock':
        await page.evaluate(() => (window as unknown as Clocked).clocks.putBack(3_600_000))
        return undefined
      case 'two-tabs': {
        const other = await context.newPage()
        other.setDefaultTimeout(PATIENCE_MS)
        await other.goto(link)
        await other.getByRole('heading', { name: problems['open-elsewhere'].title }).waitFor()
        await picture(other, 'second-tab')
        const before = await itemOn(page, site.items)
        await page.close()
        await pressOn(other, words.problem.ways['take-over'])
        const after = await itemOn(other, site.items)
        seen.push(
          `the second tab is told, and goes on with ${before.id === after.id ? 'the same' : 'ANOTHER'} problem`,
        )
        return other
      }
      case 'breaks':
        await page.keyboard.press('Alt+p')
        await page.getByRole('heading', { name: words.pause.heading }).waitFor()
        await picture(page, 'paused')
        await page.waitForTimeout(3000)
        await pressOn(page, words.pause.go)
        await titleOf(page)
        seen.push('paused and went on')
        return undefined
      case 'slow': {
        const { id } = await itemOn(page, site.items)
        const hurried = BLOCK_MINUTES * 60_000 - UNHURRIED_MS
        for (let ms = 0; ms + performance.now() - began < hurried; ms += LEAP_MS) await leap(page)
        await page.waitForFunction(
          (before) => document.querySelector<HTMLElement>('#stem')?.dataset['item'] !== before,
          id,
        )
        if ((await page.locator('#seam').count()) > 0) await beginPart(page, 2)
        // Submitted as it was given, which is worth nothing.
        planned.set(id, 0)
        seen.push('the block ended by time')
        await picture(page, 'after-the-time')
        return undefined
      }
      default:
        return undefined
    }
  }

  function answerOf(item: PracticeItem): NamedAnswer {
    const all = (answers.get(item.id) ?? []).filter(
      (one) => one.proven !== undefined || one.name.startsWith('as given'),
    )
    const enterable = all.filter((one) => isEnterable(item, one))
    if (candidate.trouble === 'nothing') {
      const nothing = enterable.find(({ name }) => name === 'nothing' || name.startsWith('as given'))
      if (nothing === undefined) throw new Error(`nothing can be left out of ${item.id}`)
      return { ...nothing, proven: nothing.proven ?? 0 }
    }
    if (candidate.trouble === 'visible-cases' && item.kind === 'code') {
      const steering = site.entries.find(({ facts }) => facts.id === item.id)?.steering
      const heart = byHeart(item, steering)
      if (heart !== undefined) return heart
    }
    const entry = site.entries.find(({ facts }) => facts.id === item.id)
    if (entry === undefined) throw new Error(`no ${item.id}`)
    const draws = createGenerator('browser', `${candidate.name}/${item.id}`)
    const wanted = drawCategory(entry.facts.parameters, candidate.ability, draws)
    const known = enterable.filter(({ proven }) => proven !== undefined)
    const distance = Math.min(...known.map(({ proven = 0 }) => Math.abs(proven - wanted)))
    const fitting = known.filter(({ proven = 0 }) => Math.abs(proven - wanted) === distance)
    const chosen = fitting[draws.below(fitting.length)]
    if (chosen === undefined) throw new Error(`no answer to ${item.id} can be entered`)
    return chosen
  }

  async function picture(page: Page, what: string): Promise<void> {
    await page.screenshot({ path: join(folder, `${candidate.name}-${what}.png`) })
  }
}

async function paste(page: Page, text: string): Promise<void> {
  await tabTo(page, editorOf(page))
  await page.evaluate((whole) => navigator.clipboard.writeText(whole), text)
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+V')
}

/** The page's clocks, in the hand of whoever owns the machine. */
interface Clocked extends Window {
  readonly clocks: {
    /** Puts the calendar back, in milliseconds. */
    readonly putBack: (ms: number) => void
    /** Lets time pass at once, in milliseconds. */
    readonly leap: (ms: number) => void
    /** How often the page has seen that it is awake. */
    readonly beats: () => number
  }
}

/** Time that passes while the page is awake, which it looks at now and then. */
async function leap(page: Page): Promise<void> {
  const before = await page.evaluate((ms) => {
    const { clocks } = window as unknown as Clocked
    clocks.leap(ms)
    return clocks.beats()
  }, LEAP_MS)
  await page.waitForFunction((count) => (window as unknown as Clocked).clocks.beats() > count, before)
}

/** Clocks that can be moved, and a clipboard that can be written to. */
async function prepare(context: BrowserContext): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await context.addInitScript((longMs) => {
    // What looks at the clock now and then, and what waits for the end of the time, looks far more often.
    const beatMs = 15_000
    const [wall, steady] = [Date.now, performance.now.bind(performance)]
    const [every, once] = [window.setInterval.bind(window), window.setTimeout.bind(window)]
    const now = { ahead: 0, back: 0, beats: 0 }
    Date.now = () => wall() + now.ahead - now.back
    performance.now = () => steady() + now.ahead
    window.setInterval = ((run: () => void, ms = 0) =>
      every(
        () => {
          run()
          if (ms === beatMs) now.beats += 1
        },
        ms === beatMs ? ms / 100 : ms,
      )) as typeof setInterval
    window.setTimeout = ((run: () => void, ms = 0) =>
      once(run, ms < longMs ? ms : ms / 1000)) as typeof setTimeout
    const clocks = {
      putBack: (ms: number) => void (now.back += ms),
      leap: (ms: number) => void (now.ahead += ms),
      beats: () => now.beats,
    }
    Object.assign(window, { clocks })
  }, UNHURRIED_MS)
}

/** Another letter in the middle of the sealed box. */
function changed(text: string): string {
  const file = JSON.parse(text) as { box: string }
  const middle = Math.floor(file.box.length / 2)
  const other = file.box[middle] === 'A' ? 'B' : 'A'
  return JSON.stringify({ ...file, box: file.box.slice(0, middle) + other + file.box.slice(middle + 1) })
}

function listOf(all: readonly BrowserCandidate[]): string {
  const rows = all.map(({ name, agreed }) =>
    [name, agreed.time ?? '', agreed.plain_editor ?? '', agreed.breaks ?? ''].join(','),
  )
  return `candidate,time,plain_editor,breaks\n${rows.join('\n')}\n`
}
