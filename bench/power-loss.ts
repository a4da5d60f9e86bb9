/**
 * What survives a power cut: `node bench/power-loss.ts [trials]`, as root on Linux.
 *
 * Chromium's profile lies on an ext4 file system in a file. A session types and submits; at a random moment the file
 * system is stopped without its journal being flushed (`EXT4_IOC_SHUTDOWN`), and a copy of the file is taken: that is
 * what the device had. The copy is mounted, its journal replayed, and a browser started on it. Then the same happens
 * once more within seconds. Beside the session a control writes into IndexedDB with relaxed durability; what it loses
 * shows that the trial can lose something.
 */
import type { Page } from 'playwright-core'
import { canonicalJson } from '#log'
import type { SessionEvent } from '#schemas/event'
import type { KillableBrowser } from '../test/killable-browser.ts'
import type { Deed, Seen, Told } from '../test/robust/page.ts'
import { bootPage, openRobustSite, type RobustSite } from '../test/robust/site.ts'
import { canCutPower, openPowerDisk } from './power-disk.ts'

/** Longest time from the start of work to the cut, in milliseconds; the shortest is a tenth of it. */
const LONGEST_WORK_MS = 8000
/** Deeds from one submission to the next: its program runs for seconds, in which nothing is written. */
const DEEDS_TO_SUBMISSION = 120

const trials = Number(process.argv[2] ?? 24)
if (canCutPower()) await cutPower()

/** What a browser is found to hold, and what it had acknowledged when the power went. */
interface Sums {
  cuts: number
  cutsWithLoss: number
  acknowledged: number
  lost: number
  control: number
  controlLost: number
}

/** A visit's page with the session, and the control's beside it. */
interface Visit {
  readonly browser: KillableBrowser
  readonly page: Page
  readonly beside: Page
}

async function cutPower(): Promise<void> {
  const site = await openRobustSite()
  const sums = [0, 1].map((): Sums => ({
    cuts: 0,
    cutsWithLoss: 0,
    acknowledged: 0,
    lost: 0,
    control: 0,
    controlLost: 0,
  }))
  let [recorded, acknowledged, session, control]: [SessionEvent[], number, string, number] = [[], 0, '', 0]
  const disk = await openPowerDisk(async (profile) => {
    const browser = await site.start(profile)
    await browser.context.newPage()
    await browser.kill()
  })
  try {
    for (let trial = 1; trial <= trials; trial += 1) {
      disk.renew()
      ;[recorded, acknowledged, session, control] = [[], 0, '', 0]
      const origins = [site.newOrigin(), site.newOrigin()] as const
      let visit = await open(origins)
      for (const sum of sums) {
        const known = await workAndCut(visit)
        visit = await open(origins)
        await compare(visit, known, sum, trial)
      }
      await visit.browser.kill()
      disk.unmount()
    }
  } finally {
    await site.stop()
    await disk.close()
  }
  for (const [at, sum] of sums.entries())
    console.log(
      `${at === 0 ? 'first cut' : 'second cut within seconds'}: ${sum.cuts} cuts, ${sum.lost} of ${sum.acknowledged} acknowledged events lost, in ${sum.cutsWithLoss} cuts; IndexedDB with relaxed durability alone lost ${sum.controlLost} of ${sum.control}`,
    )

  async function open(origins: readonly [string, string]): Promise<Visit> {
    const browser = await site.start(disk.mount())
    const page = await openOrigin(browser, origins[0], hear)
    const beside = await browser.context.newPage()
    await beside.exposeFunction('controlled', (count: number) => (control = count))
    await beside.goto(`${origins[1]}/blank`)
    return { browser, page, beside }
  }

  async function workAndCut({ browser, page, beside }: Visit): Promise<Known> {
    const { screen } = await page.evaluate(() => window.robust.see())
    if (screen === 'loading') await begin(page, site)
    await work(page, beside, LONGEST_WORK_MS * (0.1 + 0.9 * Math.random()))
    // What is acknowledged while the device is gone already belongs to nobody: the page is on its way out.
    const known = { session, acknowledged, recorded: [...recorded], control }
    await disk.cut()
    await browser.kill()
    await disk.recover()
    return known
  }

  async function compare({ page, beside }: Visit, known: Known, sum: Sums, trial: number): Promise<void> {
    const held = await beside.evaluate(countControl)
    const seen = await begin(page, site)
    const found = await page.evaluate(() => window.robust.found())
    const stored = seen.session === known.session ? (found?.events ?? []) : []
    const count = stored.length > 0 ? stored.length : await storedEvents(page, known.session)
    for (const [at, event] of stored.entries())
      if (known.recorded[at] !== undefined && canonicalJson(event) !== canonicalJson(known.recorded[at]))
        throw new Error(`Event ${at} came back as another one`)
    const lost = Math.max(0, known.acknowledged - count)
    const controlLost = Math.max(0, known.control - held)
    sum.cuts += 1
    sum.cutsWithLoss += lost > 0 ? 1 : 0
    sum.acknowledged += known.acknowledged
    sum.lost += lost
    sum.control += known.control
    sum.controlLost += controlLost
    console.log(
      `trial ${trial}, ${sum === sums[0] ? 'first' : 'second'} cut: ${known.acknowledged} events acknowledged, ${lost} lost; control ${known.control}, ${controlLost} lost`,
    )
  }

  function hear(told: Told): void {
    if (told.session !== session) [recorded, acknowledged, session] = [[], 0, told.session]
    if ('recorded' in told) recorded[told.recorded.seq] = told.recorded
    else acknowledged = Math.max(acknowledged, told.acknowledged)
  }
}

/** What had been acknowledged when the power went. */
interface Known {
  readonly session: string
  readonly acknowledged: number
  readonly recorded: readonly (SessionEvent | undefined)[]
  readonly control: number
}

async function begin(page: Page, site: RobustSite): Promise<Seen> {
  await bootPage(page, { ...site.boot, wallShift: 0 })
  return page.evaluate(() => window.robust.settle())
}

async function openOrigin(
  { context }: KillableBrowser,
  origin: string,
  hear: (told: Told) => void,
): Promise<Page> {
  const page = await context.newPage()
  await page.exposeFunction('tell', hear)
  await page.goto(origin)
  return page
}

/** How many events the stores hold of a session that is over. */
async function storedEvents(page: Page, session: string): Promise<number> {
  const { sessions } = await page.evaluate(() => window.robust.list())
  return sessions.find((one) => one.session === session)?.events ?? 0
}

/** Types and submits for a time, while the control writes. */
async function work(page: Page, beside: Page, ms: number): Promise<void> {
  await beside.evaluate(writeControl)
  const end = performance.now() + ms
  if ((await page.evaluate(() => window.robust.see())).screen === 'introduction')
    await page.evaluate(() => window.robust.start())
  for (let turn = 1; performance.now() < end; turn += 1) {
    const { screen } = await page.evaluate(() => window.robust.see())
    if (screen === 'finished') {
      await page.waitForTimeout(Math.max(0, end - performance.now()))
      return
    }
    const deed: Deed =
      screen === 'feedback'
        ? { do: 'proceed' }
        : turn % DEEDS_TO_SUBMISSION === 0
          ? { do: 'submit', how: 'right' }
          : { do: 'type', at: turn * 7919, remove: 2, insert: `${turn} ` }
    await page.evaluate((one) => window.robust.act(one), deed)
    await page.waitForTimeout(20)
  }
}

/** In the control's page: one small record per transaction, told when the transaction is complete. */
function writeControl(): Promise<void> {
  return new Promise((begun) => {
    const request = indexedDB.open('control', 1)
    request.addEventListener(
      'upgradeneeded',
      () => void request.result.createObjectStore('records', { autoIncrement: true }),
    )
    request.addEventListener('success', () => {
      const counting = request.result.transaction('records').objectStore('records').count()
      counting.addEventListener('success', () => {
        let count = counting.result
        const next = (): void => {
          // The first one is strict: the database itself is there after a cut, and what is missing are records.
          const durability = count === 0 ? 'strict' : 'relaxed'
          const transaction = request.result.transaction('records', 'readwrite', { durability })
          transaction.objectStore('records').put(`record ${count} ${'.'.repeat(300)}`)
          transaction.addEventListener('complete', () => {
            count += 1
            const { controlled } = window as unknown as { controlled: (count: number) => void }
            controlled(count)
            setTimeout(next, 20)
          })
        }
        next()
        begun()
      })
    })
  })
}

/** In the control's page: how many of its records are there. */
function countControl(): Promise<number> {
  return new Promise((resolve) => {
    const request = indexedDB.open('control', 1)
    request.addEventListener(
      'upgradeneeded',
      () => void request.result.createObjectStore('records', { autoIncrement: true }),
    )
    request.addEventListener('error', () => resolve(0))
    request.addEventListener('success', () => {
      const counting = request.result.transaction('records').objectStore('records').count()
      counting.addEventListener('success', () => {
        request.result.close()
        resolve(counting.result)
      })
    })
  })
}
