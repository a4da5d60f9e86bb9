/** A whole attempt through the accessibility tree alone, with text at 200 %: what is found, what is told, what is read. */
import { type Browser, type CDPSession, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { Choices } from '#adaptive'
import type { PracticeItem } from '#schemas/public-item'
import { newsOf } from '../../src/kinds/Design/news.ts'
import { introduction } from '../../src/text/introduction.ts'
import { quoteOf } from '../../src/kinds/Prompt/marks.ts'
import { outputNames } from '../../src/kinds/Prompt/output-names.ts'
import { critique as critiqueWords } from '../../src/text/kinds/critique.ts'
import { order as orderWords } from '../../src/text/kinds/order.ts'
import { review as reviewWords } from '../../src/text/kinds/review.ts'
import { design as designWords } from '../../src/text/kinds/design.ts'
import { prompt as promptWords } from '../../src/text/kinds/prompt.ts'
import { short as shortWords } from '../../src/text/kinds/short.ts'
import { debug as debugWords } from '../../src/text/kinds/debug.ts'
import { tests as testsWords } from '../../src/text/kinds/tests.ts'
import { sql as sqlWords } from '../../src/text/kinds/sql.ts'
import { trace as traceWords } from '../../src/text/kinds/trace.ts'
import { result } from '../../src/text/result.ts'
import { session as words } from '../../src/text/session.ts'
import { openChromium } from '../chromium.ts'
import { rightPrompt } from '../right-prompt.ts'
import { expectAccessible, itemOn, itemsById, markLines, openPage } from './candidate.ts'

const site = inject('site')
/** Lines that a screen reader must find in the plain editor, all of them. */
const manyLines = 400
/** Told only where something takes long. */
const onlyWhenLong: readonly string[] = [words.live.runStarted, `${words.footer.submitting('practice')}.`]
let browser: Browser
let items: ReadonlyMap<string, PracticeItem>

beforeAll(async () => {
  browser = await openChromium()
  items = await itemsById(site)
})
afterAll(() => browser.close())

it('is found, told and read from the introduction to the level', async () => {
  const context = await browser.newContext()
  const { page, faults } = await openPage(context, 'about:blank')
  const tree = await context.newCDPSession(page)
  await enlargeText(tree)
  await page.addInitScript(listen)
  await page.goto(`${site}/test/practice/`)

  const most = await mostItems(page)
  await page.getByRole('checkbox', { name: introduction.ways.plain }).press('Space')
  await page.getByRole('button', { name: introduction.start }).press('Enter')

  const expected: string[] = []
  const seen = new Set<string>()
  for (let position = 1; !(seen.has('code') && seen.size > 1); position += 1) {
    const item = await itemOnScreen(page)
    seen.add(item.kind)
    expected.push(words.live.place(position, most - position))
    await page.getByRole('tab', { name: words.tabs.work, exact: true }).press('Enter')
    if (item.kind === 'code') await expectAllLines(page, tree)
    expected.push(...(await answer(page, item)))
    await expectFits(page)
    await expectAccessible(page, `${item.kind} at 200 %`)

    await page.keyboard.press('Control+Shift+Enter')
    const dialog = page.getByRole('dialog', { name: words.submit.heading })
    await dialog.getByRole('button', { name: words.submit.confirm, exact: true }).press('Enter')
    await expectFocus(page, words.feedback.heading(item.max, item.max))
    await expectFits(page)
    if (!(seen.has('code') && seen.size > 1))
      await page.getByRole('button', { name: words.feedback.next, exact: true }).press('Enter')
  }

  await page.getByRole('button', { name: /^End/ }).press('Enter')
  await page
    .getByRole('dialog', { name: words.end.heading })
    .getByRole('button', { name: words.end.confirm, exact: true })
    .press('Enter')
  await expectFocus(page, words.finished.heading)
  expect(await heard(page)).toEqual(expected)

  await page.getByRole('link', { name: words.finished.link }).press('Enter')
  const heading = page.getByRole('heading', { level: 1, name: /most likely/ })
  await heading.waitFor()
  const level = /most likely (\d\.\d)/.exec(await heading.innerText())?.[1] ?? ''
  expect(Number(level)).toBeGreaterThan(0)
  // The chart says in words what it draws, and every value stands in a table.
  await page.getByRole('img', { name: new RegExp(`the most likely level is ${level}`) }).waitFor()
  await page.getByText(result.path.table).first().press('Enter')
  await expect.poll(() => page.getByRole('row').last().innerText()).toContain(level)
  await expectFits(page)
  await expectAccessible(page, 'result at 200 %')
  expect(faults).toEqual([])
  await context.close()
})

it('reads a hint where its button was', async () => {
  const item = [...items.values()].find(
    ({ kind, grading, variant }) =>
      kind === 'code' && grading.hints[0]?.cost === 'none' && variant === undefined,
  )
  if (item === undefined) throw new Error('no item with code has a hint that costs nothing')
  const context = await browser.newContext()
  const { page } = await openPage(context, `${site}/item/${item.id}/`)
  await page.getByRole('button', { name: introduction.start }).press('Enter')
  const name = words.stem.hint(1, item.grading.hints.length)
  await page.getByRole('button', { name: `${words.stem.show} ${name}` }).press('Enter')
  const hint = page.getByRole('group', { name, exact: true })
  await expect.poll(() => hint.evaluate((element) => element === document.activeElement)).toBe(true)
  // What asks and is not answered gives the focus back to it.
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  expect(await hint.evaluate((element) => element === document.activeElement)).toBe(true)
  await context.close()
})

/** As somebody's browser has it whose text is twice as large. */
async function enlargeText(session: CDPSession): Promise<void> {
  await session.send('Page.enable')
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
}

/** Collects what the live region of the page says, in its order. */
function listen(): void {
  const told: string[] = []
  Object.assign(window, { told })
  const take = (): void => {
    const text = document.querySelector('[role=status][aria-live]')?.textContent.trim() ?? ''
    if (text !== '' && text !== told.at(-1)) told.push(text)
  }
  new MutationObserver(take).observe(document, { subtree: true, childList: true, characterData: true })
}

/** What was told: what came together as the sentences it is made of, and nothing that only slow machines tell. */
async function heard(page: Page): Promise<readonly string[]> {
  const told = await page.evaluate(() => (window as unknown as { told: readonly string[] }).told)
  const texts: string[] = []
  for (const [at, text] of told.entries()) {
    const before = told[at - 1]
    const news = before !== undefined && text.startsWith(`${before} `) ? text.slice(before.length + 1) : text
    if (!onlyWhenLong.includes(news)) texts.push(news)
  }
  return texts
}

/** The most problems that the test gives, as its introduction says. */
async function mostItems(page: Page): Promise<number> {
  const facts = await page.getByRole('listitem').allInnerTexts()
  return Number(/(\d+) problems/.exec(facts.join('\n'))?.[1])
}

async function itemOnScreen(page: Page): Promise<PracticeItem> {
  const heading = page.getByRole('heading', { level: 1 })
  const titles = new Set([...items.values()].map(({ title }) => title))
  await expect.poll(async () => titles.has(await heading.innerText())).toBe(true)
  const title = await heading.innerText()
  await expectFocus(page, title)
  return itemOn(page, items)
}

/** The heading with this name has the focus: reading starts there. */
async function expectFocus(page: Page, name: string): Promise<void> {
  const heading = page.getByRole('heading', { name, exact: true })
  await heading.waitFor()
  await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true)
}

/** Nothing but code scrolls sideways. */
async function expectFits(page: Page): Promise<void> {
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll('html, main, section, dialog')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
        .map((element) => `${element.tagName} ${element.className}`),
    ),
  ).toEqual([])
}

/** The plain editor gives the tree its whole text, also what is scrolled out of sight. */
async function expectAllLines(page: Page, session: CDPSession): Promise<void> {
  const editor = page.getByRole('textbox', { name: /^Your solution in/ })
  const before = await editor.inputValue()
  const text = Array.from({ length: manyLines }, (_, line) => `// line ${line + 1}`).join('\n')
  await editor.fill(text)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const inTree = nodes.find(
    ({ role, name }) => role?.value === 'textbox' && String(name?.value).startsWith('Your solution in'),
  )
  expect(String(inTree?.value?.value).split('\n')).toHaveLength(manyLines)
  await editor.fill(before)
}

/** Answers rightly by roles and names alone. @returns what the page tells meanwhile */
async function answer(page: Page, item: PracticeItem): Promise<readonly string[]> {
  switch (item.kind) {
    case 'code': {
      const solution = item.grading.solutions.find(({ language }) => language === 'typescript')
      await page.getByRole('textbox', { name: /^Your solution in/ }).fill(solution?.text ?? '')
      await page.keyboard.press('Control+Enter')
      const table = page.getByRole('table', { name: words.run.table })
      await table.waitFor()
      for (const row of item.task.examples)
        await table.getByRole('rowheader', { name: `${words.run.verdicts.passed} ${row.name}` }).waitFor()
      return [words.run.summary(item.task.examples.length, 0)]
    }
    case 'choice':
      for (const right of item.grading.key.right) {
        const at = item.task.options.findIndex(({ id }) => id === right)
        await page
          .getByRole(item.task.choose === 'one' ? 'radio' : 'checkbox')
          .nth(at)
          .press('Space')
      }
      return []
    case 'short': {
      const { value } = item.grading.key.key[0] ?? { value: '' }
      await page
        .getByRole('textbox', { name: new RegExp(shortWords.label) })
        .fill(Array.isArray(value) ? value.join(', ') : JSON.stringify(value).replaceAll('"', ''))
      return []
    }
    case 'order': {
      const free = item.task.blocks.map(({ id }) => id)
      const left = [...item.grading.key.required]
      const placed: string[] = []
      while (left.length > 0) {
        const next = left.findIndex(({ after }) => after.every((id) => placed.includes(id)))
        const [block] = left.splice(next, 1)
        if (block === undefined) throw new Error(`the order of ${item.id} cannot be built`)
        await page
          .getByRole('region', { name: orderWords.available })
          .getByRole('button')
          .nth(free.indexOf(block.id))
          .press('Enter')
        free.splice(free.indexOf(block.id), 1)
        placed.push(block.id)
        await page
          .getByRole('status')
          .filter({ hasText: orderWords.added(placed.length) })
          .waitFor()
      }
      return placed.map((_, index) => orderWords.added(index + 1))
    }
    case 'sql': {
      const [solution] = item.grading.solutions
      await page.getByRole('textbox', { name: /^Your solution in/ }).fill(solution?.text ?? '')
      await page.keyboard.press('Control+Enter')
      const panel = page.getByRole('region', { name: sqlWords.result, exact: true })
      await panel.getByRole('table', { name: sqlWords.got }).waitFor()
      return [words.run.summary(item.task.examples.length, 0)]
    }
    case 'trace':
      for (const [at, { id }] of item.task.steps.entries())
        await page
          .getByRole('group', { name: traceWords.fields })
          .getByRole('textbox')
          .nth(at)
          .fill(item.grading.key.values[id] ?? '')
      return []
    case 'tests': {
      await page.getByRole('textbox', { name: words.code.fileLabel('tests') }).fill(item.grading.key.suite)
      await page.keyboard.press('Control+Enter')
      await page.getByRole('table', { name: testsWords.results }).waitFor()
      return []
    }
    case 'debug': {
      for (const [path, text] of Object.entries(item.grading.key.fix)) {
        const files = page.getByRole('navigation', { name: debugWords.files })
        await files.getByRole('button', { name: path }).press('Enter')
        await page.getByRole('textbox', { name: words.code.fileLabel(path) }).fill(text)
      }
      await page.keyboard.press('Control+Enter')
      const table = page.getByRole('table', { name: words.run.table })
      await table.waitFor()
      for (const row of item.task.examples)
        await table.getByRole('rowheader', { name: `${words.run.verdicts.passed} ${row.name}` }).waitFor()
      return [words.run.summary(item.task.examples.length, 0)]
    }
    case 'critique': {
      const told = await markLines(page, item.grading.key.defects)
      for (const { id, truth } of item.grading.key.claims) {
        const at = item.task.claims.findIndex((claim) => claim.id === id)
        const claim = page.locator('fieldset.claim').nth(at)
        await claim.getByRole('radio', { name: critiqueWords.truths[truth], exact: true }).press('Space')
      }
      const decision = critiqueWords.decisions[item.grading.key.decision]
      await page.getByRole('radio', { name: decision }).press('Space')
      const { repair } = item.task
      if (repair === undefined) return told
      const { text = '' } = item.grading.solutions[0] ?? {}
      await page.getByRole('textbox', { name: words.code.fileLabel(repair.file) }).fill(text)
      await page.keyboard.press('Control+Enter')
      await page.getByRole('table', { name: words.run.table }).waitFor()
      return [...told, critiqueWords.repairOpened, words.run.summary(repair.examples.length, 0)]
    }
    case 'review': {
      const told = await markLines(page, item.grading.key.defects)
      await page.getByRole('radio', { name: reviewWords.verdicts[item.grading.key.verdict] }).press('Space')
      return told
    }
    case 'design': {
      const { estimates, paths } = item.grading.key
      for (const [at, { id }] of item.task.estimates.entries())
        await page
          .getByRole('group', { name: designWords.estimates })
          .getByRole('textbox')
          .nth(at)
          .fill(String(estimates.find((estimate) => estimate.id === id)?.value ?? ''))
      const told: string[] = []
      let choices: Choices = {}
      for (const [at, { id, question, options }] of item.task.decisions.entries()) {
        const option = paths[0]?.choices[id] ?? ''
        await page
          .getByRole('group', { name: designWords.decision(at + 1, question) })
          .getByRole('radio')
          .nth(options.findIndex((each) => each.id === option))
          .press('Space')
        const news = newsOf(item.task, choices, { ...choices, [id]: option })
        choices = { ...choices, [id]: option }
        if (news === '') continue
        told.push(news)
        await page.getByRole('status').filter({ hasText: news }).waitFor()
      }
      return told
    }
    case 'prompt':
      return answerPrompt(page, item)
  }
}

/** Every mark, place and word by name. */
async function answerPrompt(
  page: Page,
  item: Extract<PracticeItem, { kind: 'prompt' }>,
): Promise<readonly string[]> {
  const names = outputNames(item.task)
  const told: string[] = []
  const hear = async (text: string): Promise<void> => {
    told.push(text)
    await page.getByRole('status').getByText(text, { exact: true }).waitFor()
  }
  for (const { output, from, to } of item.grading.key.spans) {
    const text = item.task.outputs.find(({ id }) => id === output)?.text ?? ''
    const options = page
      .getByRole('listbox', { name: promptWords.words(names.get(output) ?? ''), exact: true })
      .getByRole('option')
    for (let word = from; word <= to; word += 1) {
      // The list is entered at its cursor, which follows the keys: Home, then to the right.
      if (word === from) {
        await options.nth(0).press('Home')
        for (let before = 1; before < from; before += 1) await page.keyboard.press('ArrowRight')
        await page.keyboard.press('Space')
      } else await page.keyboard.press('Shift+ArrowRight')
      await hear(promptWords.marked(quoteOf(text, { from, to: word })))
    }
  }
  let place = 1
  for (const group of item.grading.key.ranking) {
    for (const [index, id] of group.entries()) {
      const name = names.get(id) ?? ''
      await page.getByRole('button', { name: `${promptWords.add} ${name}`, exact: true }).press('Enter')
      await hear(promptWords.placed(name, place + index, false))
      if (index === 0) continue
      await page
        .getByRole('button', { name: promptWords.of(promptWords.tie, name), exact: true })
        .press('Enter')
      await hear(promptWords.placed(name, place, true))
    }
    place += group.length
  }
  if (item.task.fix !== undefined)
    await page.getByRole('textbox', { name: promptWords.editor }).fill(rightPrompt(item.id) ?? '')
  return told
}
