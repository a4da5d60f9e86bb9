/** What a browser holds of a candidate's work, made up: files of it, and their way into a browser. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { configOfTest, initialState, nextAction, reduceSession, testOf } from '#adaptive'
import { createEvent, encodeLog } from '#log'
import type { EventData, EventType, SessionEvent } from '#schemas/event'
import type { ReleasePublic } from '#schemas/release-public'
import { historyFiles } from '../../src/practice/history-file.ts'
import { sampleLog } from '../../src/practice/sample-log.ts'
import { sessionPrefix } from '../../src/session/stored-session.ts'
import { history as words } from '../../src/text/history.ts'
import { pressOn } from './candidate.ts'

/** A session's text in an exported history. */
interface SessionText {
  readonly session: string
  readonly log: string
}

/** The release that practice items come from, as the site's pages name it. */
export async function releaseOf(
  site: string,
): Promise<{ readonly hash: string; readonly index: ReleasePublic }> {
  const html = await (await fetch(`${site}/test/practice/`)).text()
  const base = /\/_assay\/([0-9a-f]{16})\//.exec(html)
  const hash = base && new RegExp(`${base[1]}[0-9a-f]{48}`).exec(html)?.[0]
  if (!base || !hash) throw new Error('the page names no release')
  const index = (await (await fetch(`${site}${base[0]}index.json`)).json()) as ReleasePublic
  return { hash, index }
}

/** Many sessions, one each of two days; one in twenty with an item of old, one in twenty of a release that is gone. */
export async function manySessions(site: string, folder: string, count: number): Promise<string> {
  const release = await releaseOf(site)
  const items = release.index.items.filter(({ use, variant }) => use === 'practice' && variant === undefined)
  const texts = Array.from({ length: count }, (_, number) => {
    const chosen = items[number % items.length]
    if (!chosen) throw new Error('no items')
    const { session, events } = sampleLog({
      release: number % 20 === 7 ? { ...release, hash: 'e'.repeat(64) } : release,
      test: `only-${chosen.id}`,
      attempts: [
        { item: chosen.id, categories: [number % (chosen.max + 1)] },
        ...(number % 20 === 3 ? [{ item: 'a-problem-of-old', categories: [1] }] : []),
      ],
      when: Date.now() - (count - number) * 2 * 24 * 60 * 60 * 1000,
      number,
      finishes: 'item',
    })
    return { session, log: encodeLog(events) }
  })
  return fileOf(texts, join(folder, `many-${count}.json`))
}

/** One sitting of a test from its start to its end, led by the engine itself; every answer meets some parts of five. */
export async function wholeSitting(
  site: string,
  test: string,
): Promise<SessionText & { readonly items: readonly string[] }> {
  const { hash, index } = await releaseOf(site)
  const blueprint = testOf(index, test)
  if (blueprint === undefined) throw new Error(`the site has no test ${test}`)
  const config = configOfTest(index, blueprint)
  const reduce = reduceSession(config)
  const attempt = '00000000-0000-4000-8000-0000000000aa'
  const events: SessionEvent[] = []
  let state = initialState(config)
  let mono = 0
  const add = <Type extends EventType>(type: Type, data: EventData<Type>): void => {
    const at = { mono, wall: Date.UTC(2026, 4, 3, 9) + mono }
    const event = createEvent(events.at(-1), { type, data, at }) as SessionEvent
    events.push(event)
    state = reduce(state, event)
  }
  add('start', {
    attempt,
    bank: index.bank,
    release: { version: index.release, hash },
    test: { id: test, hash: '0'.repeat(64) },
    seed: '0'.repeat(32),
    languages: ['typescript'],
    engine: 'engine.wasm',
    accommodations: { timeMultiplier: 1, plainEditor: false, signals: true },
  })
  for (let action = nextAction(config, state); action.type !== 'end'; action = nextAction(config, state)) {
    if (action.type !== 'await') add(action.type, action.data as EventData<typeof action.type>)
    else if (action.event === 'submit') {
      mono += 200_000
      add('submit', { item: action.item, response: { kind: 'short', text: 'an answer' } })
    } else if (action.event === 'score') {
      const { item } = action
      const max = index.items.find(({ id }) => id === item)?.max ?? 1
      const category = events.length % (max + 1)
      const parts = PARTS.map((label, place) => ({
        id: `part-${place}`,
        label,
        earned: place <= category ? 1 : place === category + 1 ? 0.5 : 0,
        possible: 1,
      }))
      add('score', { item, score: { category, max, parts } })
    }
  }
  const items = events.flatMap((event) => (event.type === 'present' ? [event.data.item] : []))
  return { session: sessionPrefix(test) + attempt, log: encodeLog(events), items }
}

const PARTS = [
  'the main path',
  'an empty list, and one with a single entry',
  'names that differ by case alone',
  'as many entries as may come, in time',
  'what is left over after the last full group',
]

/** Writes sessions as an exported history. */
export async function fileOf(texts: readonly SessionText[], file: string): Promise<string> {
  await writeFile(file, historyFiles(texts.map(({ session, log }) => ({ session, log })))[0] ?? '')
  return file
}

/** On a page that was just loaded, so that what it says is said of this file. */
export async function bringIn(page: Page, site: string, file: string): Promise<string> {
  await page.goto(`${site}/history/`)
  await page.getByRole('button', { name: words.keep.import }).waitFor()
  const chooser = page.waitForEvent('filechooser')
  await pressOn(page, words.keep.import)
  await (await chooser).setFiles(file)
  const status = page.locator('.keep-status')
  await expect.poll(() => status.innerText()).toMatch(/added|not brought in/)
  return status.innerText()
}

/** From here on, both stores are there and deny themselves, as where a site's data are blocked. */
export async function refuseStorage(context: BrowserContext): Promise<void> {
  await context.route(/storage-[^/]*\.js$/, async (route) => {
    const response = await route.fetch()
    const denied =
      'StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("no", "SecurityError"));' +
      'if (self.indexedDB) IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError") };'
    await route.fulfill({ response, body: denied + (await response.text()) })
  })
}
