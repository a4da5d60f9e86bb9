/** A critique with a repair from its start to its review, by keys and roles alone, with axe in each state. */
import { type Browser, type BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { PracticeItemOf } from '#schemas/public-item'
import { critique as critiqueWords } from '../../src/text/kinds/critique.ts'
import { introduction } from '../../src/text/introduction.ts'
import { session as words } from '../../src/text/session.ts'
import { openChromium } from '../chromium.ts'
import {
  answerRight,
  choose,
  expectAccessible,
  itemsOf,
  openPage,
  pressOn,
  submit,
  tabTo,
  titleOf,
} from './candidate.ts'

const site = inject('site')
/** A folder to keep pictures in, where somebody wants to look at them. */
const pictures = process.env['ASSAY_PICTURES']
let browser: Browser
let item: PracticeItemOf<'critique'>
let file: string
/** Of the author: what is handed in at last. */
let mended: string

beforeAll(async () => {
  browser = await openChromium()
  const found = [...(await itemsOf(site)).values()].find(
    (one) => one.kind === 'critique' && one.task.repair !== undefined,
  )
  if (found?.kind !== 'critique' || found.task.repair === undefined) throw new Error('no repair')
  item = found
  file = found.task.repair.file
  mended = found.grading.solutions[0]?.text ?? ''
})
afterAll(() => browser.close())

async function start(options: BrowserContextOptions) {
  const context = await browser.newContext(options)
  const opened = await openPage(context, `${site}/item/${item.id}/`)
  const { page } = opened
  await pressOn(page, introduction.start)
  await titleOf(page)
  let taken = 0
  const look = async (state: string, part: string): Promise<void> => {
    await expectAccessible(page, state)
    if (pictures === undefined) return
    const name = `${options.viewport?.width}-${options.colorScheme}-${(taken += 1)}-${state.replaceAll(' ', '-')}`
    await page
      .locator(part)
      .first()
      .screenshot({ path: `${pictures}/${name}.png` })
  }
  /** A narrow page has the problem and the answer behind tabs of their own. */
  const showAnswer = async (): Promise<void> => {
    const answer = page.getByRole('tab', { name: words.tabs.work })
    if ((await answer.count()) > 0) await answer.press('Enter')
  }
  await showAnswer()
  return {
    ...opened,
    context,
    look,
    showAnswer,
    editor: page.getByRole('textbox', { name: words.code.fileLabel(file) }),
    run: page.getByRole('button', { name: words.run.run, exact: true }),
    table: page.getByRole('table', { name: words.run.table }),
    decision: page.locator('.review-verdict'),
  }
}

describe.each([
  { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
] as const)('a critique with a repair, $viewport.width px wide, $colorScheme', (options) => {
  it('opens an editor with the decision, keeps what is written, and shows both repairs at the end', async () => {
    const { page, faults, context, look, showAnswer, editor, run, table, decision } = await start(options)
    await decision.waitFor()
    expect(await editor.count()).toBe(0)
    expect(await run.count()).toBe(0)

    await choose(page, decision, critiqueWords.decisions.edit)
    await page.getByRole('status').getByText(critiqueWords.repairOpened).waitFor()
    await editor.waitFor()
    await look('opened', '.repair')

    await tabTo(page, editor)
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('// Mine.')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await table.waitFor()
    const passed = words.run.summary(item.task.repair?.examples.length ?? 0, 0)
    await page.getByRole('status').getByText(passed).waitFor()
    await look('run', '.repair')

    await decision.getByRole('radio', { name: critiqueWords.decisions.reject }).press('Space')
    await page.getByRole('status').getByText(critiqueWords.repairClosed).waitFor()
    expect(await editor.count()).toBe(0)
    expect(await run.count()).toBe(0)
    await decision.getByRole('radio', { name: critiqueWords.decisions.edit }).press('Space')
    await editor.waitFor()
    await expect.poll(() => editor.innerText()).toContain('// Mine.')

    // What was written is in the log: another page goes on with it.
    await page.reload()
    await titleOf(page)
    await showAnswer()
    await editor.waitFor()
    await expect.poll(() => editor.innerText()).toContain('// Mine.')

    await submit(page)
    const feedback = page.locator('.feedback')
    expect(await feedback.innerText()).toContain(critiqueWords.yourRepair)
    expect(await feedback.innerText()).not.toContain(critiqueWords.authorsRepair)
    await look('submitted', '.feedback')
    await pressOn(page, words.feedback.reveal)
    await page.getByRole('heading', { name: critiqueWords.authorsRepair }).waitFor()
    await look('revealed', '.repair-review')
    expect(faults).toEqual([])
    await context.close()
  })
})

it('is answered by keys alone, and earns everything', async () => {
  const { page, faults, context, showAnswer } = await start({ viewport: { width: 1280, height: 800 } })
  await showAnswer()
  await answerRight(page, item)
  await submit(page, item)
  const feedback = page.locator('.feedback')
  expect(await feedback.innerText()).toContain(words.feedback.heading(item.max, item.max))
  expect(mended).toContain(item.task.repair?.signature.name)
  expect(faults).toEqual([])
  await context.close()
})
