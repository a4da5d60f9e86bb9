/**
 * What a power cut takes from who sits a graded test: `node bench/graded-power-loss.ts [trials]`, as root on Linux.
 *
 * The page `/take/` of a built and sealed site is open in a browser whose profile lies on a file system of its own. A
 * candidate writes numbered lines without a pause and submits now and then; at a random moment the power fails, as
 * `bench/power-loss.ts` has it. The link is opened again on what the device had: the problem on screen tells whether a
 * submitted answer was lost, and the last number how much typing. Then the same happens once more within seconds.
 */
import type { Page } from 'playwright-core'
import type { FollowUpKind } from '#log'
import { editorOf, predict, tabTo, textOf } from '../test/e2e/candidate.ts'
import { start } from '../test/graded/candidate.ts'
import { startKillableBrowser, type KillableBrowser } from '../test/killable-browser.ts'
import { submitHere } from './graded/page-answers.ts'
import { openSealedSite } from './graded/sealed-site.ts'
import { canCutPower, openPowerDisk, type PowerDisk } from './power-disk.ts'

const PATIENCE_MS = 120_000
/** Longest time from the first key to the cut, in milliseconds; the shortest is a tenth of it. */
const LONGEST_WORK_MS = 20_000
/** An answer is submitted after about so many lines. */
const LINES = 60

const trials = Number(process.argv[2] ?? 24)
/** of the test's items, by id */
let kinds: ReadonlyMap<string, string> = new Map()
if (canCutPower()) await cutPower()

/** What the candidate did, and when, in milliseconds since 1970. */
interface Work {
  /** the problems that came on screen, and when, in order; what came before the last one is submitted */
  shown: readonly { readonly id: string; readonly at: number }[]
  /** times at which the lines of the last problem had been written; undefined for lines of another visit */
  lines: readonly (number | undefined)[]
  /** whether an answer is on its way */
  isSubmitting: boolean
  isOver: boolean
}

interface Sums {
  cuts: number
  submitted: number
  lostAnswers: number
  lines: number
  lostLines: number
  /** of a cut that lost most typing, in milliseconds */
  longestMs: number
}

async function cutPower(): Promise<void> {
  const names = Array.from({ length: trials }, (_, at) => `candidate-${at + 1}`)
  const site = await openSealedSite(`candidate\n${names.join('\n')}\n`)
  let disk: PowerDisk | undefined
  try {
    kinds = new Map([...site.items.values()].map(({ id, kind }) => [id, kind]))
    disk = await openPowerDisk(async (profile) => {
      const browser = await startKillableBrowser(profile)
      await browser.context.newPage()
      await browser.kill()
    })
    await tryAll(disk, site.links)
  } finally {
    await disk?.close()
    await site.close()
  }
}

async function tryAll(disk: PowerDisk, links: readonly string[]): Promise<void> {
  const sums = [0, 1].map((): Sums => ({
    cuts: 0,
    submitted: 0,
    lostAnswers: 0,
    lines: 0,
    lostLines: 0,
    longestMs: 0,
  }))
  for (const [trial, link] of links.entries()) {
    const done: Work = { shown: [], lines: [], isSubmitting: false, isOver: false }
    let visit: KillableBrowser | undefined
    disk.renew()
    try {
      visit = await startKillableBrowser(disk.mount())
      let page = await open(visit, link)
      await begin(page, done)
      for (const [at, sum] of sums.entries()) {
        const working = work(page, done).catch(() => undefined)
        const cutAt = await disk.cutAfter(LONGEST_WORK_MS * (0.1 + 0.9 * Math.random()))
        const known = knownAt(done, cutAt)
        await visit.kill()
        await working
        await disk.recover()
        visit = await startKillableBrowser(disk.mount())
        page = await open(visit, link)
        const found = await look(page)
        console.log(`trial ${trial + 1}, cut ${at + 1}: ${compare(known, found, cutAt, sum)}`)
        Object.assign(done, resumed(known, found))
        if (found.isOver || found.isNew) break
      }
    } catch (error) {
      process.exitCode = 1
      console.log(`trial ${trial + 1} FAILED: ${String(error).slice(0, 600)}`)
    } finally {
      await visit?.kill()
      disk.unmount()
    }
  }
  for (const [at, sum] of sums.entries())
    console.log(
      `${at === 0 ? 'first cut' : 'second cut within seconds'}: ${sum.cuts} cuts, ${sum.lostAnswers} of ${sum.submitted} submitted answers lost; ${sum.lostLines} of ${sum.lines} lines lost, at most ${sum.longestMs.toFixed(0)} ms of typing`,
    )
}

/** What had been done when the power failed: it was heard of a moment later. */
function knownAt({ shown, lines, isSubmitting, isOver }: Work, cutAt: number): Work {
  const before = shown.filter(({ at }) => at <= cutAt)
  const isOnItsWay = isSubmitting || before.length < shown.length
  const own = before.length < shown.length ? [] : lines.filter((at) => at === undefined || at <= cutAt)
  return { shown: before, lines: own, isSubmitting: isOnItsWay, isOver }
}

/** What the page shows when its link is opened again. */
interface Found {
  readonly item: string | undefined
  /** the greatest number up to which all are there */
  readonly lines: number
  readonly isOver: boolean
  /** whether the browser knows of no attempt any more */
  readonly isNew: boolean
  /** whether an answer is locked and asked about, so that its lines cannot be seen */
  readonly isLocked: boolean
}

function compare(known: Work, found: Found, cutAt: number, sum: Sums): string {
  const submitted = known.shown.length - 1
  const place = known.shown.findLastIndex(({ id }) => id === found.item)
  const isNext = !found.isOver && !found.isNew && place === -1
  if (isNext && !known.isSubmitting) throw new Error(`${found.item} was never on screen`)
  // What was on its way may have arrived, or not.
  const lostAnswers = isNext || found.isOver ? 0 : submitted - Math.max(0, place)
  sum.cuts += 1
  sum.submitted += submitted
  sum.lostAnswers += lostAnswers
  const told = `${submitted} answers submitted, ${lostAnswers} lost${found.isNew ? ', and the attempt with them' : ''}`
  // Of another problem than the one that was written on, no line can be there.
  if (isNext || found.isOver || found.isLocked || (lostAnswers > 0 && !found.isNew)) return told
  const lostFrom = known.lines[found.lines]
  const lostMs = lostFrom === undefined ? 0 : cutAt - lostFrom
  sum.lines += known.lines.length
  sum.lostLines += Math.max(0, known.lines.length - found.lines)
  sum.longestMs = Math.max(sum.longestMs, lostMs)
  return `${told}; ${known.lines.length} lines written, ${found.lines} there, ${lostMs.toFixed(0)} ms of typing lost`
}

/** What is known once the page is back. */
function resumed(known: Work, { item, lines, isOver }: Found): Work {
  const isKnown = item === undefined || known.shown.at(-1)?.id === item
  const shown = isKnown ? known.shown : [...known.shown, { id: item, at: Date.now() }]
  const there = isKnown ? Array.from({ length: lines }, () => undefined) : []
  return { shown, lines: there, isSubmitting: false, isOver }
}

async function open({ context }: KillableBrowser, link: string): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(link)
  return page
}

async function begin(page: Page, done: Work): Promise<void> {
  await page.locator('#consent').waitFor()
  await start(page)
  done.shown = [...done.shown, { id: await itemId(page), at: Date.now() }]
}

async function look(page: Page): Promise<Found> {
  await page.locator('#stem, #over, #consent').first().waitFor()
  const [isOver, isNew] = [
    (await page.locator('#over').count()) > 0,
    (await page.locator('#consent').count()) > 0,
  ]
  if (isOver || isNew) return { item: undefined, lines: 0, isOver, isNew, isLocked: false }
  const item = await itemId(page)
  const text = (await hasEditor(page)) ? await textOf(page) : ''
  const written = new Set(Array.from(text.matchAll(/line (\d+);/g), ([, number]) => Number(number)))
  let lines = 0
  while (written.has(lines)) lines += 1
  return { item, lines, isOver, isNew, isLocked: await isAsked(page) }
}

/** Writes lines and submits, for as long as the page is there. */
async function work(page: Page, done: Work): Promise<void> {
  while (!done.isOver) {
    if (await isAsked(page)) await predict(page, kinds.get(await itemId(page)) as FollowUpKind)
    if (await hasEditor(page)) {
      await tabTo(page, editorOf(page))
      await page.keyboard.press('Control+End')
      const until = done.lines.length + LINES * (0.5 + Math.random())
      while (done.lines.length < until) {
        await page.keyboard.insertText(`-- line ${done.lines.length};\n`)
        done.lines = [...done.lines, Date.now()]
        await page.waitForTimeout(15)
      }
    }
    await submit(page, done)
  }
}

async function submit(page: Page, done: Work): Promise<void> {
  const before = await itemId(page)
  done.isSubmitting = true
  await submitHere(page, before)
  if (await isAsked(page)) {
    done.isSubmitting = false
    return
  }
  done.isOver = (await page.locator('#over').count()) > 0
  if (!done.isOver) {
    done.shown = [...done.shown, { id: await itemId(page), at: Date.now() }]
    done.lines = []
  }
  done.isSubmitting = false
}

async function itemId(page: Page): Promise<string> {
  return (await page.locator('#stem').getAttribute('data-item')) ?? ''
}

/** Whether a locked answer is asked about, before it can be changed. */
async function isAsked(page: Page): Promise<boolean> {
  return (await page.locator('.prediction').count()) > 0
}

/** Whether the problem on screen is answered in an editor of its own, which is waited for. */
async function hasEditor(page: Page): Promise<boolean> {
  const kind = kinds.get(await itemId(page))
  if (kind !== 'code' && kind !== 'sql') return false
  if (await isAsked(page)) return false
  await editorOf(page).waitFor()
  return true
}
