/** A problem whose assumption changes: locked, foreseen, adapted, by keyboard alone and over reloads. */
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { FollowUpKind } from '#log'
import type { PracticeItem } from '#schemas/public-item'
import { adapting } from '../../src/text/adapting.ts'
import { followUp as words } from '../../src/text/follow-up.ts'
import { sql } from '../../src/text/kinds/sql.ts'
import { tests } from '../../src/text/kinds/tests.ts'
import { introduction } from '../../src/text/introduction.ts'
import { session } from '../../src/text/session.ts'
import { openChromium } from '../chromium.ts'
import {
  adaptRight,
  answerRight,
  confirmSubmission,
  editorOf,
  expectAccessible,
  itemsOf,
  openPage,
  predict,
  pressOn,
  tabTo,
  titleOf,
  writeCode,
} from './candidate.ts'

const site = inject('site')
let browser: Browser
let items: ReadonlyMap<string, PracticeItem>

beforeAll(async () => {
  browser = await openChromium()
  items = new Map([...(await itemsOf(site)).values()].map((item) => [item.id, item]))
})
afterAll(() => browser.close())

function itemOf<Kind extends PracticeItem['kind']>(
  kind: Kind,
  id: string,
): Extract<PracticeItem, { kind: Kind }> {
  const item = items.get(id)
  if (item?.kind !== kind) throw new Error(`${id} is no ${kind}`)
  return item as Extract<PracticeItem, { kind: Kind }>
}

const focused = (page: Page): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id)

/** From the problem or its answer to the other, where the page is too narrow for both. */
async function show(page: Page, pane: 'problem' | 'work'): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) < 900)
    await page.keyboard.press(pane === 'problem' ? 'Alt+1' : 'Alt+2')
}

interface Locked {
  readonly context: BrowserContext
  readonly page: Page
  readonly faults: readonly string[]
}

/** Answers a problem rightly, up to where its answer is locked and the change is read. */
async function lock(
  item: PracticeItem,
  colorScheme: NonNullable<BrowserContextOptions['colorScheme']>,
  width: number,
  begun: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Locked> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } })
  const { page, faults } = await openPage(context, `${site}/item/${item.id}/`)
  await pressOn(page, introduction.start)
  await titleOf(page)
  await begun(page)
  await show(page, 'work')
  await answerRight(page, item)
  await confirmSubmission(page)
  await page.locator('#follow-up').waitFor()
  await expect.poll(() => focused(page)).toBe('follow-up')
  await expectAccessible(page, 'the change')
  await show(page, 'work')
  return { context, page, faults }
}

/**
 * Says that it fails, adapts it as its author would, runs it, and reads the feedback and the result.
 *
 * @param ran what the page says of the run
 * @param opened what happens between, once the answer can be changed
 */
async function adaptAndFinish(
  { context, page, faults }: Locked,
  item: Extract<PracticeItem, { kind: FollowUpKind }>,
  ran: string,
  opened: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await expectAccessible(page, 'the question')
  await predict(page, item.kind)
  await expect.poll(() => focused(page)).toBe('adapt')
  await expectAccessible(page, 'adapting')
  await opened()
  await adaptRight(page, item)
  await page.keyboard.press('Control+Enter')
  await page.getByText(ran).first().waitFor()
  await expectAccessible(page, 'run')
  await confirmSubmission(page)
  const feedback = page.locator('#feedback')
  await feedback.waitFor()
  const { length: max } = item.scoring
  expect(await feedback.innerText()).toBe(session.feedback.heading(max, max))
  await page.getByRole('heading', { name: adapting.adapted(item.kind) }).waitFor()
  await expectAccessible(page, 'feedback')
  await pressOn(page, session.feedback.finish)
  await pressOn(page, session.finished.link, 'link')
  await page.getByRole('heading', { name: words.evidence }).waitFor()
  await expectAccessible(page, 'result')
  expect(faults).toEqual([])
  await context.close()
}

/** Reloads once all of it is stored. */
async function reload(page: Page): Promise<void> {
  await page.locator('.saved').getByText(/Saved/).waitFor()
  await page.waitForTimeout(1_200)
  await page.reload()
  await titleOf(page)
  await show(page, 'work')
}

it.each([
  ['light', 1280],
  ['dark', 360],
] as const)(
  'is answered by keyboard alone in %s at %i px, and nothing is lost over reloads',
  async (colorScheme, width) => {
    const item = itemOf('code', 'when-the-alarm-rings')
    const text = item.grading.key.followUp?.html.replaceAll(/<[^>]*>/g, '').slice(0, 40) ?? ''
    const sitting = await lock(item, colorScheme, width, async (page) => {
      expect(await page.locator('body').innerText()).not.toContain(text)
    })
    const { page } = sitting
    await show(page, 'problem')
    expect(await page.locator('#content').innerText()).toContain(text)
    await show(page, 'work')
    expect(await editorOf(page).count()).toBe(0)
    expect(await page.getByRole('button', { name: session.footer.submit, exact: true }).count()).toBe(0)
    const reason = page.getByRole('textbox', { name: adapting.predict.reason })
    await tabTo(page, reason)
    await page.keyboard.type('One answer still ends the row.')
    await reload(page)
    await reason.waitFor()
    expect(await reason.inputValue()).toBe('One answer still ends the row.')
    await pressOn(page, adapting.predict.record('code'))
    await expect
      .poll(() => page.locator('[role=status], [aria-live]').allInnerTexts().then(String))
      .toContain(adapting.predict.missing)
    await adaptAndFinish(sitting, item, session.run.summary(3, 0), async () => {
      await writeCode(page, '// half of it\n')
      await reload(page)
      await editorOf(page).waitFor()
      await expect.poll(() => page.locator('.cm-line').allInnerTexts()).toContain('// half of it')
      await show(page, 'problem')
      await tabTo(page, page.locator('.follow-up summary'))
      await page.keyboard.press('Enter')
      await page.getByRole('region', { name: words.base }).waitFor()
      await show(page, 'work')
    })
  },
)

it('is answered by keyboard alone on a query, with the new tables in sight before anything is said', async () => {
  const item = itemOf('sql', 'who-has-the-keys')
  const sitting = await lock(item, 'dark', 360)
  const { page } = sitting
  await page.getByRole('group', { name: adapting.predict.question('sql') }).waitFor()
  await page.getByRole('combobox', { name: sql.choose }).waitFor()
  await page.getByRole('region', { name: sql.tableOf(sql.expected, 'a-week-later') }).waitFor()
  expect(await editorOf(page).count()).toBe(0)
  await adaptAndFinish(sitting, item, session.run.summary(2, 0))
})

it.each(['light', 'dark'] as const)(
  'is answered by keyboard alone on a project in %s, with the new cases in sight before anything is said',
  async (colorScheme) => {
    const item = itemOf('debug', 'two-in-one-lane')
    const sitting = await lock(item, colorScheme, 1280)
    const { page } = sitting
    await page
      .getByRole('region', { name: `${words.base}: src/overlap.ts` })
      .first()
      .waitFor()
    await page.getByRole('rowheader', { name: 'straight-after' }).waitFor()
    expect(await page.locator('.file').count()).toBe(0)
    await adaptAndFinish(sitting, item, session.run.summary(2, 0))
  },
)

it.each([
  ['dark', 1280],
  ['light', 360],
] as const)(
  'is answered by keyboard alone on tests in %s at %i px, which run on what holds then',
  async (colorScheme, width) => {
    const item = itemOf('tests', 'every-third-one-free')
    const sitting = await lock(item, colorScheme, width)
    const { page } = sitting
    await page.getByRole('group', { name: adapting.predict.question('tests') }).waitFor()
    expect(await page.getByRole('textbox', { name: session.code.fileLabel('tests') }).count()).toBe(0)
    await adaptAndFinish(sitting, item, tests.clean(10), async () => {
      await page.getByText(tests.idleChanged).waitFor()
      await page.keyboard.press('Control+Enter')
      await page.getByText(tests.alarms(4, 9)).first().waitFor()
    })
  },
)
