/**
 * One sitting under faults, with the reference model beside it: the events that were recorded, how many of them were
 * acknowledged as durable, and what was typed. Whole because every fault ends in the same comparison.
 */
import { createHash } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import { canonicalJson, decodeLog, documentsOf } from '#log'
import type { Runner } from '#runner'
import type { SessionEvent } from '#schemas/event'
import { rescore } from '#results'
import { engineName } from '../../generators/sandbox/index.ts'
import type { KillableBrowser } from '../killable-browser.ts'
import { breakInDatabase, clearStores, fileSize, flipInFile } from '../storage/damage.ts'
import type { Deed, Seen, Told, Typed } from './page.ts'
import { bootPage, type RobustSite } from './site.ts'
import type { Sequence, Step } from './steps.ts'

/** A browser that can be killed, over and over. */
export interface Machine {
  readonly site: RobustSite
  readonly runner: Runner
  browser: KillableBrowser
}

/** How often what happened, and how the record was saved. */
export type Tally = Map<string, number>

/** Longest time for a sequence, in milliseconds: a machine that is busy with other work needs a good part of it. */
const LONGEST_MS = 300_000

/** What no machine can repeat, and what is a fact and no difference; anything else is a fault of the product. */
const EXPECTED_FLAGS = /clock|watchdog|stopped|Not counted|after the first|not over|after the time/

/**
 * Plays a sequence.
 *
 * @throws Error where the record is not what the model says, the page has no way on, the replay differs, or it hangs
 */
export async function play(machine: Machine, sequence: Sequence, tally: Tally): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No end within ${LONGEST_MS} ms`)), LONGEST_MS)
  })
  await Promise.race([sit(machine, sequence, tally), limit]).finally(() => clearTimeout(timer))
}

async function sit(machine: Machine, sequence: Sequence, tally: Tally): Promise<void> {
  const { site } = machine
  const origin = site.newOrigin()
  let recorded: SessionEvent[] = []
  let acknowledged = 0
  /** What was acknowledged before the visit: this one adds a note of its own at once. */
  let known = 0
  /** How many were when a store was emptied under the session: until the next one nobody knows of it. */
  let wipedAt = -1
  let session: string | undefined
  let typed: Typed[] = []
  let wallShift = 0
  let trouble = false
  let page = await visit()
  if (sequence.room !== undefined) await setRoom(sequence.room)
  await begin()
  for (const step of sequence.steps) {
    count(tally, step.do === 'deed' ? step.deed.do : step.do)
    await take(step)
    check(await page.evaluate(() => window.robust.see()))
  }
  await complete()
  await page.close()

  /** Opens the page of the session. */
  async function visit(): Promise<Page> {
    site.online = true
    const opened = await machine.browser.context.newPage()
    await opened.exposeFunction('tell', (told: Told) => {
      if (opened === page || page === undefined) hear(told)
    })
    await load(opened)
    return opened
  }

  async function load(on: Page): Promise<void> {
    site.online = true
    await on.goto(origin)
    known = acknowledged
    await bootPage(on, { ...site.boot, wallShift })
  }

  function hear(told: Told): void {
    if (told.session !== session) {
      session = told.session
      recorded = []
      acknowledged = 0
      typed = []
    }
    if ('recorded' in told) recorded[told.recorded.seq] = told.recorded
    else acknowledged = Math.max(acknowledged, told.acknowledged)
  }

  async function begin(): Promise<void> {
    const seen = await settle()
    if (seen.screen !== 'introduction') throw new Error(`Expected the introduction, found ${words(seen)}`)
    let begun = await page.evaluate(() => window.robust.start())
    if (begun.problem !== undefined) begun = await goOn(begun)
    check(begun)
  }

  function settle(): Promise<Seen> {
    return page.evaluate(() => window.robust.settle())
  }

  async function act(deed: Deed): Promise<Seen> {
    const { typed: what, seen } = await page.evaluate((one) => window.robust.act(one), deed)
    if (what !== undefined) typed.push(what)
    return seen
  }

  async function take(step: Step): Promise<void> {
    switch (step.do) {
      case 'deed':
        return void (await act(step.deed))
      case 'save':
        return void (await page.evaluate(() => window.robust.flush()))
      case 'flood': {
        for (const part of [1, 2, 3]) {
          const noise = createHash('shake256', { outputLength: 45_000 }).update(`${step.seed} ${part}`)
          await act({ do: 'type', at: 0, remove: 70_000, insert: noise.digest('base64') })
        }
        const became = await page.evaluate(() => window.robust.flush())
        count(tally, `flood ${became}`)
        return
      }
      case 'room':
        return setRoom(undefined)
      case 'offline':
        site.online = false
        trouble = true
        return
      case 'online':
        return online()
      case 'clock': {
        wallShift += step.wallMs
        await page.evaluate(([steady, wall]) => window.robust.shiftClocks(steady, wall), [
          step.steadyMs,
          step.wallMs,
        ] as const)
        return
      }
      case 'second':
        return second(step.takesOver)
      case 'wipe-live':
        return wipeLive(step.stores)
      case 'forget':
        return forget()
      default:
        return reopen(step)
    }
  }

  /** Harms a running session; with the next event the page's memory fills the stores again. */
  async function wipeLive(stores: string): Promise<void> {
    // emptied one after the other without an event between, both would be gone with nothing to fill them from
    if (!(await isTwice()) || acknowledged === wipedAt) return
    const isBoth = stores.includes(',')
    if (isBoth && (await page.evaluate(() => window.robust.see())).screen !== 'working') return
    await page.evaluate(() => window.robust.flush())
    await clearStores(page, stores)
    wipedAt = acknowledged
    if (!isBoth) return
    await act({ do: 'paste', n: 1 })
    await page.evaluate(() => window.robust.flush())
    if (acknowledged === wipedAt) throw new Error('The emptied stores were not filled again')
  }

  /** Whether the loss of one store is survived: the candidate has been told where it is not. */
  function isTwice(): Promise<boolean> {
    return page.evaluate(() => window.robust.isTwice())
  }

  async function setRoom(quotaSize: number | undefined): Promise<void> {
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Storage.overrideQuotaForOrigin', {
      origin,
      ...(quotaSize !== undefined && { quotaSize }),
    })
  }

  async function online(): Promise<void> {
    site.online = true
    const seen = await settle()
    if (seen.problem !== undefined) check(await goOn(seen))
    await page.evaluate(() => window.robust.forgive())
    trouble = false
  }

  /** Takes the ways of a problem, in order, until one leads on. */
  async function goOn(seen: Seen): Promise<Seen> {
    const { code, ways } = seen.problem ?? { ways: [] }
    for (const way of ways) {
      if (way === 'home' || way === 'download') continue
      const next = await act({ do: 'solve', way })
      if (next.problem?.code === code) continue
      count(tally, `solved ${code} by ${way}`)
      return next.screen === 'introduction' ? page.evaluate(() => window.robust.start()) : next
    }
    throw new Error(`No way on: ${words(seen)}`)
  }

  async function second(takesOver: boolean): Promise<void> {
    if ((await page.evaluate(() => window.robust.see())).screen === 'finished') return
    const other = await machine.browser.context.newPage()
    await other.exposeFunction('tell', (told: Told) => {
      if (page === other) hear(told)
    })
    await load(other)
    const told = await other.evaluate(() => window.robust.settle())
    if (told.problem?.code !== 'open-elsewhere')
      throw new Error(`The second tab was not told: ${words(told)}`)
    if (!takesOver) return other.close()
    await page.close()
    known = acknowledged
    page = other
    trouble = false
    await act({ do: 'solve', way: 'take-over' })
    await compare()
  }

  /** Lets the page die, perhaps harms a store, and looks at what comes back. */
  async function reopen(step: Step): Promise<void> {
    if ((await page.evaluate(() => window.robust.see())).screen === 'finished') return
    switch (step.do) {
      case 'crash': {
        const devtools = await page.context().newCDPSession(page)
        const crashed = new Promise((resolve) => page.once('crash', resolve))
        devtools.send('Page.crash').catch(() => undefined)
        await crashed
        await page.close()
        page = await visit()
        break
      }
      case 'kill':
        await machine.browser.kill()
        machine.browser = await site.start()
        page = await visit()
        break
      case 'break':
      case 'flip':
      case 'wipe':
        // Both stores level first: one that lags behind is no second copy of what it has not got.
        await page.evaluate(() => window.robust.flush())
        if (!(await isTwice()) || acknowledged === wipedAt) return
        site.online = true
        await page.evaluate(() => window.robust.letGo())
        await page.goto(`${origin}/blank`)
        await harm(step)
        await load(page)
        break
      default:
        await load(page)
    }
    trouble = false
    await compare()
  }

  async function harm(step: Step): Promise<void> {
    if (session === undefined) return
    if (step.do === 'wipe') return clearStores(page, step.stores)
    if (step.do === 'flip') {
      const size = await fileSize(page, session).catch(() => 0)
      if (size > 0) await flipInFile(page, session, step.place % size)
    }
    if (step.do === 'break')
      await breakInDatabase(page, session, step.place % (acknowledged + 1)).catch(() => undefined)
  }

  /** Both stores gone between two visits: what is left is the knowledge that there was something. */
  async function forget(): Promise<void> {
    if ((await page.evaluate(() => window.robust.see())).screen === 'finished') return
    site.online = true
    await page.evaluate(() => window.robust.letGo())
    await page.goto(`${origin}/blank`)
    await clearStores(page, 'indexeddb,file_systems')
    await load(page)
    const seen = await settle()
    trouble = false
    if (seen.problem?.code !== 'storage-lost') throw new Error(`Empty was taken for new: ${words(seen)}`)
    session = undefined
    check(await goOn(seen))
  }

  /** What came back against the model. */
  async function compare(): Promise<void> {
    const seen = await settle()
    const found = await page.evaluate(() => window.robust.found())
    check(seen)
    if (found === undefined || found.type !== 'open')
      throw new Error(`Nothing was opened: ${found?.type}, ${words(seen)}`)
    const { events } = found
    if (!found.intact) throw new Error('The chain does not verify')
    if (events.length < known)
      throw new Error(
        `${known} events were acknowledged, ${events.length} came back: ${found.words.join(' ')}`,
      )
    for (const [at, event] of events.entries()) {
      const own = recorded[at]
      // The resume event of this very visit may be here already; what the model never heard of was not acknowledged.
      if (own !== undefined && canonicalJson(own) !== canonicalJson(event))
        throw new Error(`Event ${at} came back as another one`)
    }
    recorded = [
      ...events,
      ...recorded.slice(events.length).filter((event) => continues(event, events.length)),
    ]
    typed = typed.filter((one) => !('events' in one) || one.events <= events.length)
    for (const fact of found.facts) {
      if (fact.type === 'missing') throw new Error(`Something is missing: ${found.words.join(' ')}`)
      count(tally, `${fact.type} ${fact.store ?? ''}`)
    }
    if (found.facts.length > 0 && seen.screen !== 'finished' && (seen.savedWords ?? '') === '')
      throw new Error(`Not told on ${seen.screen}: ${found.words.join(' ')}`)
    compareTexts(seen)
    count(tally, 'recoveries')
  }

  function continues(event: SessionEvent, from: number): boolean {
    return event.seq >= from && event.type === 'resume'
  }

  function compareTexts(seen: Seen): void {
    if (seen.item === undefined) return
    const { item } = seen
    for (const [document, text] of Object.entries(seen.texts)) {
      const last = typed.findLast((one) => 'text' in one && one.item === item && one.document === document)
      const known = site.sample.items.get(item)
      const starter = known === undefined ? '' : (documentsOf(known)[document] ?? '')
      const expected = last !== undefined && 'text' in last ? last.text : starter
      if (text !== expected)
        throw new Error(`${document} of ${item} came back as ${excerpt(text)}, was ${excerpt(expected)}`)
    }
    const { response } = seen
    const given = typed.filter((one) => 'response' in one && one.item === item)
    const isKnown = given.some(
      (one) => 'response' in one && canonicalJson(one.response) === canonicalJson(response),
    )
    const wasAnswered = recorded.some((event) => event.type === 'answer' && event.data.item === item)
    if (response !== undefined && wasAnswered && !isKnown)
      throw new Error(`An answer came back that was never given: ${JSON.stringify(response)}`)
  }

  /** No page without a way on, no error that nobody foresaw, and no time stolen. */
  function check(seen: Seen): void {
    if (seen.errors.length > 0 && !trouble) throw new Error(`Errors: ${seen.errors.join('\n')}`)
    if (seen.problem === undefined) return
    const { title, text, ways } = seen.problem
    if (title === '' || text === '' || ways.length === 0)
      throw new Error(`A problem without words: ${words(seen)}`)
    if (!trouble) throw new Error(`A problem that nothing explains: ${words(seen)}`)
  }

  /** To the end of the test, and the same result from the log alone. */
  async function complete(): Promise<void> {
    await setRoom(undefined)
    if (trouble) await online()
    for (let turn = 0; ; turn += 1) {
      const seen = await settle()
      check(seen)
      if (seen.screen === 'finished') break
      if (turn > 30) throw new Error(`No end: ${words(seen)} after ${recorded.at(-1)?.type}`)
      if (seen.screen === 'paused') await act({ do: 'unpause' })
      else if (seen.screen === 'feedback') await act({ do: 'proceed' })
      else if (!sequence.whole) await act({ do: 'end' })
      else await act({ do: 'submit', how: turn % 2 === 0 ? 'right' : 'as-is' })
    }
    await page.evaluate(() => window.robust.whenSaved())
    const [stored, log] = await page.evaluate(() =>
      Promise.all([window.robust.stored(), window.robust.log()]),
    )
    if (stored !== log) throw new Error('The stores hold another log than the page')
    const decoded = decodeLog(log)
    if (!decoded.ok) throw new Error(decoded.message)
    const { events } = decoded
    const again = await rescore(events, {
      release: {
        hash: site.sample.release.public.hash,
        index: site.sample.release.public.index,
        item: (id) => site.sample.items.get(id),
      },
      runner: machine.runner,
      engineOf: engineName,
    })
    count(tally, `replay ${again.status}`)
    for (const flag of again.flags)
      if (!EXPECTED_FLAGS.test(flag)) throw new Error(`The replay flags: ${flag}`)
    if (again.status === 'rejected')
      throw new Error(`The replay differs: ${again.differences.map(({ words: what }) => what).join(' ')}`)
    for (const { id, theta, se } of again.blocks) {
      const live = events.findLast((event) => event.type === 'estimate' && event.data.block === id)
      if (live?.type !== 'estimate') continue
      if (!Object.is(live.data.theta, theta) || !Object.is(live.data.se, se))
        throw new Error(`Live theta ${live.data.theta}, replayed ${theta}`)
      count(tally, 'estimates equal to the bit')
    }
    count(tally, 'events', events.length)
  }
}

/** Every page of a sequence that failed. */
export async function closePages(context: BrowserContext): Promise<void> {
  const [first, ...others] = context.pages()
  for (const page of others) await page.close()
  await first?.goto('about:blank')
}

function count(tally: Tally, what: string, by = 1): void {
  tally.set(what, (tally.get(what) ?? 0) + by)
}

function excerpt(text: string): string {
  return `${JSON.stringify(text.slice(0, 200))} (${text.length})`
}

function words({ screen, problem, errors }: Seen): string {
  return [screen, problem?.code, ...errors].filter(Boolean).join(', ')
}
