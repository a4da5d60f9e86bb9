import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KillableBrowser } from '../killable-browser.ts'
import { openSite, type TestSite } from './browser.ts'
import { breakInDatabase, clearStores, fileSize, flipInFile } from './damage.ts'

/** How many sequences are tried: `FAULT_RUNS=1000` for a long run. */
const RUNS = Number(process.env['FAULT_RUNS'] ?? 50)

let site: TestSite
let browser: KillableBrowser

beforeAll(async () => {
  site = await openSite()
  browser = await site.start()
})

afterAll(() => site.stop())

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('note' as const),
      count: fc.integer({ min: 1, max: 5 }),
      strict: fc.boolean(),
      wait: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reload' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('wipe' as const),
      store: fc.constantFrom('indexeddb', 'file_systems'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('flip' as const), place: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('break' as const), place: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('second' as const) }) },
)

describe('any sequence of work and faults', { timeout: RUNS * 20_000 }, () => {
  it('brings back a beginning of what was recorded, with all that was acknowledged', async () => {
    let sequences = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        const session = `faults-${++sequences}`
        let page = await newPage()
        await page.evaluate((id) => window.storageTest.open(id, true), session)
        let recorded: string[] = []
        let acknowledged = 0

        for (const now of steps) {
          if (now.do === 'note') {
            const texts = Array.from({ length: now.count }, (_, n) => `${recorded.length + n}`)
            recorded.push(...texts)
            if (now.wait) {
              const results = await page.evaluate(([all, strict]) => window.storageTest.note(all, strict), [
                texts,
                now.strict,
              ] as const)
              expect(results.map(({ saved }) => saved.type)).toEqual(texts.map(() => 'saved'))
              acknowledged = recorded.length
            } else
              await page.evaluate(([all, strict]) => void window.storageTest.note(all, strict), [
                texts,
                now.strict,
              ] as const)
          } else if (now.do === 'second') {
            const second = await newPage()
            const told = await second.evaluate((id) => window.storageTest.open(id, false), session)
            expect(told.type).toBe('locked')
            await second.close()
          } else {
            page = await disturb(page, session, now)
            const found = await page.evaluate((id) => window.storageTest.open(id, false, 5000), session)
            expect(found).toMatchObject({ type: 'open', intact: true })
            expect(found.texts).toEqual(recorded.slice(0, found.texts.length))
            expect(found.texts.length).toBeGreaterThanOrEqual(acknowledged)
            recorded = [...found.texts]
            acknowledged = recorded.length
          }
        }
        await page.close()
      }),
      {
        numRuns: RUNS,
        endOnFailure: true,
        interruptAfterTimeLimit: RUNS * 15_000,
        markInterruptAsFailure: true,
      },
    )
  })
})

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Lets a fault happen and gives a page on which the session is not open. */
async function disturb(page: Page, session: string, now: Step): Promise<Page> {
  if (now.do === 'reload') {
    await page.reload()
    return page
  }
  if (now.do === 'crash') {
    const devtools = await page.context().newCDPSession(page)
    const crashed = new Promise((resolve) => page.once('crash', resolve))
    devtools.send('Page.crash').catch(() => undefined)
    await crashed
    await page.close()
    return newPage()
  }
  if (now.do === 'kill') {
    await browser.kill()
    browser = await site.start()
    return newPage()
  }
  await page.evaluate(() => window.storageTest.close())
  if (now.do === 'wipe') await clearStores(page, now.store)
  if (now.do === 'flip') await flipInFile(page, session, now.place % (await fileSize(page, session)))
  if (now.do === 'break') {
    const { sessions } = await page.evaluate(() => window.storageTest.list())
    const events = sessions.find((entry) => entry.session === session)?.events ?? 0
    await breakInDatabase(page, session, now.place % (events + 1))
  }
  return page
}

async function newPage(): Promise<Page> {
  const page = await browser.context.newPage()
  await page.goto(site.origin)
  return page
}
