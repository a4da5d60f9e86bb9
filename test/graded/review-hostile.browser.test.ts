/**
 * Files that are full of traps, given to the page that opens results: each is told in words, runs nothing, gains nothing. Whole,
 * since all of them are measured by the same honest result.
 */
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { encodeLog, makeOrganisationKey } from '#log'
import { attemptReport, scoreSealed } from '#results'
import { reviewFinding } from '#report'
import type { SessionEvent } from '#schemas/event'
import type { SealedResult } from '#schemas/sealed-result'
import { review as words } from '../../src/text/review.ts'
import { openChromium } from '../chromium.ts'
import {
  chained,
  gradedWorld,
  sealed,
  sealedBytes,
  sealedText,
  sit,
  wrongAnswer,
  type GradedWorld,
  type Sitting,
} from './headless.ts'
import { anyValue, traps, withValue } from './hostile-inputs.ts'
import {
  expectHarmless,
  field,
  finding,
  give,
  opener,
  openReview,
  openWith,
  publish,
  told,
  type Given,
} from './review.ts'

const site = inject('site')
const PASSPHRASE = 'an otter counts five lamps'
const ordinary = { timeMultiplier: 1, plainEditor: false, signals: true }
const seed = 20_261_122
const MIB = 1024 * 1024
/** What would run, or hide, if it were taken for markup. */
const plants = [
  '<img src=x onerror="window.pwned=1">',
  '"><script>window.pwned=1</script>',
  '</script><script>window.pwned=1</script>',
  '<svg/onload=window.pwned=1>',
  "'-(window.pwned=1)-'",
  '<iframe srcdoc="<script>parent.pwned=1</script>">',
  'javascript:window.pwned=1',
  '{{constructor.constructor("window.pwned=1")()}}',
  '<a href="javascript:window.pwned=1" autofocus onfocus="window.pwned=1">x</a>',
  ...traps,
]
const CANDIDATE = '<img src=x onerror="window.pwned=1">\u202Ea\u200Bd'

let browser: Browser
let world: GradedWorld
let honest: Sitting
let honestTheta = 0
let registry = ''
let keys = ''
let half = ''

beforeAll(async () => {
  browser = await openChromium()
  world = await gradedWorld([{ candidate: CANDIDATE, accommodations: ordinary }])
  await publish(world, inject('home'))
  const [form] = world.forms
  if (form === undefined) throw new Error('no form')
  honest = await sit(world, form, (item) => wrongAnswer(world, item))
  honestTheta = (await scoreSealed(honest.result, world.bench)).theta ?? 0
  const text = (path: string) => readFile(join(world.root, path), 'utf8')
  registry = await text('registry.jsonl')
  keys = await text('ours.json')
  half = await text('content/banks/small/releases/1.0.0/sealed/sealed.json')
})
afterAll(async () => {
  await browser.close()
  await world.close()
})

const own = (): readonly Given[] => [
  { name: 'registry.jsonl', content: registry },
  { name: 'ours.json', content: keys },
  { name: 'sealed.json', content: half },
]

/** A path in the name of a file is the browser's to take away. */
const nameOf = (trap: string): string => trap.replaceAll('\u0000', '').replaceAll('/', '_')

describe('files that are none of those', () => {
  it('are each refused in words', async () => {
    const review = await openReview(browser, site)
    const { context, page } = review
    const result = JSON.stringify(honest.result)
    const wrong = fc
      .sample(fc.tuple(fc.constantFrom(...Object.keys(honest.result)), anyValue), { numRuns: 20, seed })
      .filter(([key, value]) => typeof value !== 'string' && Reflect.get(honest.result, key) !== value)
      .map(([key, value]) => JSON.stringify({ ...honest.result, [key]: value }))
    const newer = [keys, half, result].map((text) => text.replace(/"version":\s*1/, '"version":2'))
    const scrypt = (n: number, p: number) => {
      const file = JSON.parse(keys) as { private: { scrypt: object } }
      return JSON.stringify({
        ...file,
        private: { ...file.private, scrypt: { ...file.private.scrypt, n, p } },
      })
    }
    const contents = [
      ...wrong,
      ...newer,
      registry.replace('"version":1', '"version":2'),
      registry.slice(0, -40),
      registry.replace(/\n.*/s, '\nnull\n'),
      scrypt(2 ** 20, 4),
      scrypt(2 ** 19, 2),
      scrypt(2 ** 40, 1),
      result.slice(0, result.length / 2),
      '['.repeat(1_000_000),
      `{"private":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}}`,
      '{"__proto__":{"pwned":1},"private":{"__proto__":{"pwned":1}}}',
      '{"canary":"<script>window.pwned=1</script>","items":[{"__proto__":null}]}',
      'null',
      '',
      '\u0000'.repeat(1000),
      ...plants.map((plant) => JSON.stringify({ kind: plant, [plant]: plant })),
    ]
    const files = contents.map((content, at) => ({
      name: nameOf(`${at} ${plants[at % plants.length]}.json`),
      content,
    }))
    expect(files.length).toBeGreaterThan(40)
    await give(page, files)
    const refused = page.locator('.review-refused li')
    await expect.poll(() => refused.count()).toBe(files.length)
    for (const line of await refused.allInnerTexts()) expect(line).toMatch(/: .{20,}/)
    expect(await page.getByText(words.files.costly).count()).toBe(2)

    const large = join(world.root, 'large.json')
    const handle = await open(large, 'w')
    await handle.truncate(200 * MIB)
    await handle.close()
    await page.locator('input[type=file]').setInputFiles(large)
    await page.getByText(words.files.large).waitFor()
    expect(await page.evaluate(() => Reflect.get({}, 'pwned') as unknown)).toBeUndefined()
    await opener(page).press('Enter')
    await page
      .getByText(words.missing(Object.values(words.needs).filter((need) => need !== words.needs.sealed)))
      .waitFor()
    await expectHarmless(review, site, [])
    await context.close()
  })
})

describe('results that were sealed with a link', () => {
  it('run nothing, stop no other, and are worth no more than they are on the command line', async () => {
    const review = await openReview(browser, site)
    const { context, page } = review
    const results = [honest.result, ...(await hostileResults())]
    const named = results.map((result, at) => ({
      name: nameOf(`${at} ${plants[at % plants.length]}`),
      content: JSON.stringify(result),
    }))
    expect(named.length).toBeGreaterThan(25)
    await give(page, [...own(), ...named])
    await page.getByText(words.at.result(named.length)).waitFor()
    await field(page).fill(PASSPHRASE)
    await field(page).press('Enter')
    await told(page).waitFor()
    const rows = page.getByRole('region', { name: words.results }).getByRole('listitem')
    expect(await rows.count()).toBe(results.length)
    for (const [at, result] of results.entries()) {
      const scored = await scoreSealed(result, world.bench).catch(() => undefined)
      const row = rows.nth(at)
      const status = /(\w+)$/.exec((await row.innerText()).trim())?.[1]
      await row.getByRole('button').press('Enter')
      await expect.poll(() => row.getByRole('button').getAttribute('aria-current')).toBe('true')
      await finding(page).waitFor()
      expect(scored?.theta ?? honestTheta, named[at]?.name).toBeLessThanOrEqual(honestTheta)
      if (scored === undefined || scored.status === 'rejected') expect(status).toBe('rejected')
      const isShown = (await page.locator('.report').count()) > 0
      const report = scored && attemptReport(scored, world.bench)
      expect(isShown, named[at]?.name).toBe(report !== undefined)
      if (report && scored.status !== 'rejected')
        expect(await finding(page).innerText()).toBe(reviewFinding(report))
      if (scored?.status === 'rejected') expect(await page.locator('#level').count()).toBe(0)
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('details')) each.open = true
      })
      const slider = page.getByRole('slider')
      if ((await slider.count()) > 0) for (const key of ['End', 'Home']) await slider.press(key)
    }
    await expectHarmless(review, site, [honest.result.attempt, PASSPHRASE])
    await context.close()
  })
})

/** Logs that somebody with a link has made by hand. */
async function hostileResults(): Promise<readonly SealedResult[]> {
  const { opened, events, result } = honest
  const last = events.length
  const item = events.flatMap(({ type, data }) => (type === 'present' ? [data.item] : []))[0] ?? ''
  const logWith = (at: number, ...more: readonly (readonly [string, unknown])[]) =>
    sealed(
      opened,
      chained([
        ...events.slice(0, at),
        ...more.map(([type, data]) => ({ type, data, at: events[at - 1]?.at }) as unknown as SessionEvent),
        ...events.slice(at),
      ]),
    )
  const log = JSON.parse(encodeLog(events)) as unknown
  const text = (value: string) => sealedText(opened, value)
  const planted = plants.map((plant) =>
    logWith(
      3,
      ['note', { about: 1, text: plant }],
      ['cases', { item, cases: [{ input: plant, expected: plant }] }],
      ['assistance', { block: 'main', text: plant }],
      ['edit', { item, document: 'sql', changes: [[0, plant]], length: 0 }],
    ),
  )
  const changed = fc
    .sample(fc.tuple(fc.nat(last - 1), fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }), anyValue), {
      numRuns: 10,
      seed,
    })
    .map(([at, turns, value]) =>
      sealed(
        opened,
        chained(
          events.map((event, nth) =>
            nth === at ? ({ ...event, data: withValue(event.data, turns, value) } as SessionEvent) : event,
          ),
        ),
      ),
    )
  return Promise.all([
    ...planted,
    ...changed,
    sealedBytes(opened, new Uint8Array(gzipSync(Buffer.alloc(256 * MIB)))),
    sealedBytes(opened, new Uint8Array(Buffer.from('no gzip'))),
    text('['.repeat(1_000_000)),
    text(JSON.stringify(log).replace('"kind"', '"__proto__":{"pwned":1},"kind"')),
    text(JSON.stringify(withValue(log, [2, 1, 0], plants[0]))),
    text(''),
    logWith(last, ...Array.from({ length: 5000 }, () => ['note', { about: 1, text: plants[0] }] as const)),
    logWith(
      3,
      ...[null, [null], [[0, 7]], [-5]].map(
        (changes) => ['edit', { item, document: 'sql', changes: [changes], length: 0 }] as const,
      ),
    ),
    logWith(3, ['answer', { item, response: { kind: 'order', blocks: [{ id: 'a', indent: 2 ** 40 }] } }]),
    sealed(
      opened,
      chained(events.map((event) => ({ ...event, at: { ...event.at, wall: Number.MAX_SAFE_INTEGER } }))),
    ),
    Promise.resolve({ ...result, box: `${result.box.slice(0, -4)}AAAA` }),
    Promise.resolve({ ...result, attempt: '00000000-0000-4000-8000-000000000000' }),
    Promise.resolve({ ...result, form: 'a'.repeat(64) }),
  ])
}

describe("an organisation's files that were changed", () => {
  it('are told in words, and give nobody a better score', async () => {
    const review = await openReview(browser, site)
    const { context, page } = review
    const result = { name: 'honest.json', content: JSON.stringify(honest.result) }
    const others = JSON.stringify(await makeOrganisationKey('<b>Others</b>', PASSPHRASE, 16_384))
    const lines = registry
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    const edited = fc
      .sample(fc.tuple(fc.nat(1), fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }), anyValue), {
        numRuns: 12,
        seed,
      })
      .map(([at, turns, value]) => ({
        name: 'registry.jsonl',
        content: `${lines.map((line, nth) => JSON.stringify(nth === at ? withValue(line, turns, value) : line)).join('\n')}\n`,
      }))
    const replaced: readonly Given[] = [
      ...edited,
      { name: 'ours.json', content: others },
      { name: 'ours.json', content: keys.replace(/"box": "..../, '"box": "AAAA') },
      { name: 'sealed.json', content: half.replace(/"release":\s*"1\.0\.0"/, '"release":"1.0.1"') },
      { name: 'sealed.json', content: half.replace(/"bank":\s*"small"/, '"bank":"other"') },
    ]
    for (const file of replaced) {
      await give(page, [result, ...own()])
      await give(page, [file])
      await openWith(page, PASSPHRASE)
      const shown = page.locator('.report')
      const alert = page.locator('p[role=alert], .review-reasons')
      if ((await shown.count()) > 0) {
        const report = attemptReport(await scoreSealed(honest.result, world.bench), world.bench)
        const said = await finding(page).innerText()
        expect([report && reviewFinding(report), expect.stringMatching(/rejected/)]).toContainEqual(said)
      } else expect((await alert.innerText()).length).toBeGreaterThan(20)
      await page.getByRole('button', { name: words.forgetAll }).press('Enter')
    }
    await expectHarmless(review, site, [PASSPHRASE])
    await context.close()
  })
})
