/** A problem whose assumption changes: locked, foreseen, adapted, by keyboard alone and over reloads. */
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { PracticeItemOf } from '#schemas/public-item'
import { followUp as words } from '../../src/text/follow-up.ts'
import { sql } from '../../src/text/kinds/sql.ts'
import { session } from '../../src/text/session.ts'
import { chromiumOptions } from '../chromium.ts'
import {
  answerRight,
  confirmSubmission,
  editorOf,
  expectAccessible,
  itemsOf,
  openPage,
  predict,
  pressOn,
  submit,
  tabTo,
  titleOf,
  writeCode,
  writeFiles,
} from './candidate.ts'

const site = inject('site')
let browser: Browser
let item: PracticeItemOf<'code'>
let query: PracticeItemOf<'sql'>
let project: PracticeItemOf<'debug'>

beforeAll(async () => {
  browser = await chromium.launch(chromiumOptions())
  const items = [...(await itemsOf(site)).values()]
  const found = items.find(({ id }) => id === 'when-the-alarm-rings')
  const foundQuery = items.find(({ id }) => id === 'who-has-the-keys')
  const foundProject = items.find(({ id }) => id === 'two-in-one-lane')
  if (found?.kind !== 'code' || foundQuery?.kind !== 'sql' || foundProject?.kind !== 'debug')
    throw new Error('no problem with a follow-up')
  item = found
  query = foundQuery
  project = foundProject
})
afterAll(() => browser.close())

const focused = (page: Page): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id)

/** Reloads once all of it is stored. */
async function reload(page: Page): Promise<void> {
  await page.locator('.saved').getByText(/Saved/).waitFor()
  await page.waitForTimeout(1_200)
  await page.reload()
  await titleOf(page)
}

it.each([
  ['light', 1280],
  ['dark', 360],
] as const)(
  'is answered by keyboard alone in %s at %i px, and nothing is lost over reloads',
  async (colorScheme, width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } })
    const { page, faults } = await openPage(context, `${site}/item/${item.id}/`)
    await pressOn(page, session.introduction.start)
    await titleOf(page)
    const text = item.grading.key.followUp?.html.replaceAll(/<[^>]*>/g, '').slice(0, 40) ?? ''
    expect(await page.locator('body').innerText()).not.toContain(text)
    if (width < 900) await page.keyboard.press('Alt+2')
    await answerRight(page, item)
    await confirmSubmission(page)

    await page.locator('#follow-up').waitFor()
    await expect.poll(() => focused(page)).toBe('follow-up')
    expect(await page.locator('#content').innerText()).toContain(text)
    await expectAccessible(page, 'the change')
    if (width < 900) await page.keyboard.press('Alt+2')
    expect(await editorOf(page).count()).toBe(0)
    expect(await page.getByRole('button', { name: session.footer.submit, exact: true }).count()).toBe(0)
    const reason = page.getByRole('textbox', { name: words.predict.reason })
    await tabTo(page, reason)
    await page.keyboard.type('One answer still ends the row.')
    await reload(page)
    if (width < 900) await page.keyboard.press('Alt+2')
    await reason.waitFor()
    expect(await reason.inputValue()).toBe('One answer still ends the row.')
    await expectAccessible(page, 'the question')
    await pressOn(page, words.predict.record('code'))
    await expect
      .poll(() => page.locator('[role=status], [aria-live]').allInnerTexts().then(String))
      .toContain(words.predict.missing)
    await predict(page)
    await expect.poll(() => focused(page)).toBe('adapt')
    await expectAccessible(page, 'adapting')

    await writeCode(page, '// half of it\n')
    await reload(page)
    if (width < 900) await page.keyboard.press('Alt+2')
    await editorOf(page).waitFor()
    await expect.poll(() => page.locator('.cm-line').allInnerTexts()).toContain('// half of it')
    if (width < 900) await page.keyboard.press('Alt+1')
    await tabTo(page, page.locator('.follow-up summary'))
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: words.base }).waitFor()
    if (width < 900) await page.keyboard.press('Alt+2')
    const solution = item.grading.key.followUp?.solutions.find(({ language }) => language === 'typescript')
    await writeCode(page, solution?.text ?? '')
    await page.keyboard.press('Control+Enter')
    await page.getByText(session.run.summary(3, 0)).first().waitFor()
    await expectAccessible(page, 'run')
    await submit(page, item)
    const feedback = page.locator('#feedback')
    expect(await feedback.innerText()).toBe(session.feedback.heading(4, 4))
    await page.getByRole('heading', { name: words.evidence }).waitFor()
    await expectAccessible(page, 'feedback')
    await pressOn(page, session.feedback.finish)
    await pressOn(page, session.finished.link, 'link')
    await page.getByRole('heading', { name: words.evidence }).waitFor()
    await expectAccessible(page, 'result')
    expect(faults).toEqual([])
    await context.close()
  },
)

it('is answered by keyboard alone on a query, with the new tables in sight before anything is said', async () => {
  const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 360, height: 800 } })
  const { page, faults } = await openPage(context, `${site}/item/${query.id}/`)
  await pressOn(page, session.introduction.start)
  await titleOf(page)
  await page.keyboard.press('Alt+2')
  await answerRight(page, query)
  await confirmSubmission(page)
  await page.locator('#follow-up').waitFor()
  await expect.poll(() => focused(page)).toBe('follow-up')
  await expectAccessible(page, 'the change')
  await page.keyboard.press('Alt+2')
  await page.getByRole('group', { name: words.predict.question('sql') }).waitFor()
  await page.getByRole('combobox', { name: sql.choose }).waitFor()
  await page.getByRole('region', { name: sql.tableOf(sql.expected, 'a-week-later') }).waitFor()
  expect(await editorOf(page).count()).toBe(0)
  await expectAccessible(page, 'the question')
  await predict(page, 'sql')
  await expect.poll(() => focused(page)).toBe('adapt')
  await expectAccessible(page, 'adapting')
  await writeCode(page, query.grading.key.followUp?.solutions[0]?.text ?? '')
  await page.keyboard.press('Control+Enter')
  await page.getByText(session.run.summary(2, 0)).first().waitFor()
  await expectAccessible(page, 'run')
  await confirmSubmission(page)
  const feedback = page.locator('#feedback')
  await feedback.waitFor()
  expect(await feedback.innerText()).toBe(session.feedback.heading(5, 5))
  await page.getByRole('heading', { name: words.adapted('sql') }).waitFor()
  await expectAccessible(page, 'feedback')
  await pressOn(page, session.feedback.finish)
  await pressOn(page, session.finished.link, 'link')
  await page.getByRole('heading', { name: words.evidence }).waitFor()
  await expectAccessible(page, 'result')
  expect(faults).toEqual([])
  await context.close()
})

it('is answered by keyboard alone on a project, with the new cases in sight before anything is said', async () => {
  const context = await browser.newContext({ colorScheme: 'light', viewport: { width: 1280, height: 800 } })
  const { page, faults } = await openPage(context, `${site}/item/${project.id}/`)
  await pressOn(page, session.introduction.start)
  await titleOf(page)
  await answerRight(page, project)
  await confirmSubmission(page)
  await page.locator('#follow-up').waitFor()
  await expect.poll(() => focused(page)).toBe('follow-up')
  await page
    .getByRole('region', { name: `${words.base}: src/overlap.ts` })
    .first()
    .waitFor()
  await page.getByRole('rowheader', { name: 'straight-after' }).waitFor()
  expect(await page.locator('.file').count()).toBe(0)
  await expectAccessible(page, 'the question')
  await predict(page, 'debug')
  await expect.poll(() => focused(page)).toBe('adapt')
  await expectAccessible(page, 'adapting')
  await writeFiles(page, project, project.grading.key.followUp?.solutions[0]?.files ?? {})
  await page.keyboard.press('Control+Enter')
  await page.getByText(session.run.summary(2, 0)).first().waitFor()
  await expectAccessible(page, 'run')
  await confirmSubmission(page)
  const feedback = page.locator('#feedback')
  await feedback.waitFor()
  expect(await feedback.innerText()).toBe(session.feedback.heading(4, 4))
  await page.getByRole('heading', { name: words.adapted('debug') }).waitFor()
  await expectAccessible(page, 'feedback')
  await pressOn(page, session.feedback.finish)
  await pressOn(page, session.finished.link, 'link')
  await page.getByRole('heading', { name: words.evidence }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})
