/**
 * What a candidate does in a browser: only keys, and only what the accessibility tree names. Whole, since an answer of each kind is
 * made of the same few steps.
 */
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { wordsOf } from '#adaptive'
import type { FollowUpKind } from '#log'
import type { PracticeItem } from '#schemas/public-item'
import type { ReleasePublic } from '#schemas/release-public'
import { followUpOf } from '../../src/session/follow-up.ts'
import { adapting as adaptingWords } from '../../src/text/adapting.ts'
import { critique as critiqueWords } from '../../src/text/kinds/critique.ts'
import { review as reviewWords } from '../../src/text/kinds/review.ts'
import { prompt as promptWords } from '../../src/text/kinds/prompt.ts'
import { sql as sqlWords } from '../../src/text/kinds/sql.ts'
import { short as shortWords } from '../../src/text/kinds/short.ts'
import { tests as testsWords } from '../../src/text/kinds/tests.ts'
import { marking as markingWords } from '../../src/text/marking.ts'
import { session as words } from '../../src/text/session.ts'
import { rightPrompt } from '../right-prompt.ts'
import { violationsOn } from '../violations.ts'

/** Most stops of the Tab key on one page. */
const MOST_TABS = 150

/** A page that notes every violation of its policy and every error. */
export async function openPage(
  context: BrowserContext,
  url: string,
): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`policy: ${violatedDirective} ${blockedURI}`)
    })
  })
  await page.goto(url)
  return { page, faults }
}

/** Presses Tab until something has the focus; out of an editor, Escape first, as its page says. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor()
  for (let stops = 0; stops < MOST_TABS; stops += 1) {
    const place = await placeOfFocus(target)
    if (place === 'target') return
    if (place === 'editor') await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${String(target)} in ${MOST_TABS} stops`)
}

/** Also inside the editor's shadow tree, where the document's own activeElement is the host. */
function placeOfFocus(target: Locator): Promise<'target' | 'editor' | 'elsewhere'> {
  return target.first().evaluate((element) => {
    if ((element.getRootNode() as Document | ShadowRoot).activeElement === element) return 'target'
    return document.activeElement?.closest('[data-own-paste]') == null ? 'elsewhere' : 'editor'
  })
}

export async function pressOn(
  page: Page,
  name: string | RegExp,
  role: 'button' | 'link' = 'button',
): Promise<void> {
  await tabTo(page, page.getByRole(role, { name, exact: typeof name === 'string' }))
  await page.keyboard.press('Enter')
}

/** The heading of the item on screen. */
export async function titleOf(page: Page): Promise<string> {
  const heading = page.locator('#stem')
  await heading.waitFor()
  return (await heading.innerText()).trim()
}

/** The item on screen, whichever variant of a problem it is. */
export async function itemOn(page: Page, items: ReadonlyMap<string, PracticeItem>): Promise<PracticeItem> {
  await titleOf(page)
  const id = (await page.locator('#stem').getAttribute('data-item')) ?? ''
  const item = items.get(id)
  if (!item) throw new Error(`the site has no item ${id}`)
  return item
}

/** The problems of the release that a test of the site is bound to, by title. */
export async function itemsOf(site: string, test = 'practice'): Promise<ReadonlyMap<string, PracticeItem>> {
  const items = [...(await itemsById(site, test)).values()]
  return new Map(items.flatMap((item) => (item.variant === undefined ? [[item.title, item] as const] : [])))
}

/**
 * The items of the release that a test of the site is bound to, variants among them, by id: the tests know the keys, as
 * every reader of a practice site may.
 */
export async function itemsById(site: string, test = 'practice'): Promise<ReadonlyMap<string, PracticeItem>> {
  const html = await (await fetch(`${site}/test/${test}/`)).text()
  const base = /\/_assay\/[0-9a-f]{16}\//.exec(html)?.[0] ?? ''
  const index = (await (await fetch(`${site}${base}index.json`)).json()) as ReleasePublic
  const shards = [...new Set(index.items.map(({ shard }) => shard))]
  const files = await Promise.all(
    shards.map(
      async (shard) =>
        (await (await fetch(`${site}${base}shards/${shard}.json`)).json()) as { items: PracticeItem[] },
    ),
  )
  return new Map(files.flatMap(({ items }) => items.map((item) => [item.id, item] as const)))
}

/** Answers the item on screen as its author would, by keyboard alone. */
export async function answerRight(page: Page, item: PracticeItem): Promise<void> {
  switch (item.kind) {
    case 'code': {
      const solution = item.grading.solutions.find(({ language }) => language === 'typescript')
      await writeCode(page, solution?.text ?? '')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('table', { name: words.run.table }).waitFor()
      return
    }
    case 'sql': {
      const [solution] = item.grading.solutions
      await writeCode(page, solution?.text ?? '')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('table', { name: sqlWords.got }).first().waitFor()
      return
    }
    case 'choice':
      for (const right of item.grading.key.right) {
        const at = item.task.options.findIndex(({ id }) => id === right)
        if (item.task.choose === 'one') {
          await tabTo(page, page.locator('input[type=radio]'))
          for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowDown')
          if (at === 0) await page.keyboard.press('Space')
        } else {
          await tabTo(page, page.getByRole('checkbox').nth(at))
          await page.keyboard.press('Space')
        }
      }
      return
    case 'short': {
      const [best] = item.grading.key.key
      const { value } = best ?? { value: '' }
      await tabTo(page, page.getByRole('textbox', { name: new RegExp(shortWords.label) }))
      await page.keyboard.type(
        Array.isArray(value) ? value.join(', ') : JSON.stringify(value).replaceAll('"', ''),
      )
      return
    }
    case 'order': {
      const left = [...item.grading.key.required]
      const placed: string[] = []
      while (left.length > 0) {
        const next = left.findIndex(({ after }) => after.every((id) => placed.includes(id)))
        placed.push(...left.splice(next, 1).map(({ id }) => id))
      }
      for (const id of placed) {
        await tabTo(page, page.locator(`[data-block="${id}"]`).getByRole('button').first())
        await page.keyboard.press('Enter')
      }
      return
    }
    case 'trace':
      for (const [at, { id }] of item.task.steps.entries()) {
        await tabTo(page, page.locator('.trace-step').getByRole('textbox').nth(at))
        await page.keyboard.type(item.grading.key.values[id] ?? '')
      }
      return
    case 'tests':
      await writeTests(page, item.grading.key.suite)
      await page.keyboard.press('Control+Enter')
      await page.getByRole('table', { name: testsWords.results }).waitFor()
      return
    case 'debug':
      await writeFiles(page, item, item.grading.key.fix)
      await page.keyboard.press('Control+Enter')
      await page.getByRole('table', { name: words.run.table }).waitFor()
      return
    case 'design': {
      const { estimates, paths } = item.grading.key
      for (const [at, { id }] of item.task.estimates.entries()) {
        await tabTo(page, page.locator('.design-estimate').getByRole('textbox').nth(at))
        await page.keyboard.type(String(estimates.find((estimate) => estimate.id === id)?.value ?? ''))
      }
      for (const [at, { id, options }] of item.task.decisions.entries()) {
        const radios = page.locator('.design-decision').nth(at).getByRole('radio')
        // The first that can be reached is where Tab stops; from there the arrows go on, past those ruled out.
        await tabTo(page, radios)
        const wanted = options.findIndex((option) => option.id === paths[0]?.choices[id])
        for (let step = 0; step < options.length; step += 1) {
          if (await radios.nth(wanted).isChecked()) break
          await page.keyboard.press(step === 0 ? 'Space' : 'ArrowDown')
        }
      }
      return
    }
    case 'prompt':
      await answerPrompt(page, item)
      return
    case 'critique': {
      const { claims, defects, decision } = item.grading.key
      await markLines(page, defects)
      for (const [at, { id }] of item.task.claims.entries()) {
        const truth = claims.find((claim) => claim.id === id)?.truth ?? 'true'
        await choose(page, page.locator('fieldset.claim').nth(at), critiqueWords.truths[truth])
      }
      await choose(page, page.locator('.review-verdict'), critiqueWords.decisions[decision])
      if (item.task.repair === undefined) return
      await tabTo(page, page.getByRole('textbox', { name: words.code.fileLabel(item.task.repair.file) }))
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText(item.grading.solutions[0]?.text ?? '')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('table', { name: words.run.table }).waitFor()
      return
    }
    case 'review':
      await markLines(page, item.grading.key.defects)
      await choose(page, page.locator('.review-verdict'), reviewWords.verdicts[item.grading.key.verdict])
  }
}

/** Marks, ranks and writes, as far as the item asks for it. */
async function answerPrompt(page: Page, item: Extract<PracticeItem, { kind: 'prompt' }>): Promise<void> {
  const { ranking, spans } = item.grading.key
  for (const { output, from, to } of spans) {
    const at = item.task.outputs.findIndex(({ id }) => id === output)
    const words = page.getByRole('listbox').nth(at)
    await tabTo(page, words.locator('[role=option][tabindex="0"]'))
    await page.keyboard.press('Home')
    // From sentence to sentence, then from word to word.
    const all = wordsOf(item.task.outputs[at]?.text ?? '')
    const sentence = all[from - 1]?.sentence ?? 0
    for (let before = 0; before < sentence; before += 1) await page.keyboard.press('ArrowDown')
    const start = all.findIndex((word) => word.sentence === sentence)
    for (let word = start + 1; word < from; word += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    for (let word = from; word < to; word += 1) await page.keyboard.press('Shift+ArrowRight')
  }
  for (const group of ranking)
    for (const [index, id] of group.entries()) {
      await tabTo(page, page.locator(`[data-output="${id}"] [data-action=add]`))
      await page.keyboard.press('Enter')
      if (index === 0) continue
      await tabTo(page, page.locator(`[data-output="${id}"] [data-action=tie]`))
      await page.keyboard.press('Enter')
    }
  if (item.task.fix === undefined) return
  await tabTo(page, page.getByRole('textbox', { name: promptWords.editor }))
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(rightPrompt(item.id) ?? '')
}

/** Replaces files of a project, chosen in their list. */
export async function writeFiles(
  page: Page,
  { task }: Extract<PracticeItem, { kind: 'debug' }>,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await tabTo(page, page.locator('.file').first())
    const at = task.files.findIndex((file) => file.path === path)
    await page.keyboard.press('Home')
    for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await write(page, page.getByRole('textbox', { name: words.code.fileLabel(path) }), text)
  }
}

/** Replaces the code in whichever editor is on screen. */
export const writeCode = (page: Page, text: string): Promise<void> => write(page, editorOf(page), text)

/** Replaces the tests. */
export const writeTests = (page: Page, text: string): Promise<void> =>
  write(page, page.getByRole('textbox', { name: words.code.fileLabel('tests') }), text)

async function write(page: Page, editor: Locator, text: string): Promise<void> {
  await tabTo(page, editor)
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}

export function editorOf(page: Page): Locator {
  return page.getByRole('textbox', { name: /Your solution in/ })
}

/** All of the text, also of lines that the editor does not draw. */
export async function textOf(page: Page): Promise<string> {
  const editor = editorOf(page)
  await editor.waitFor()
  return editor.evaluate((element) => {
    if (element instanceof HTMLTextAreaElement) return element.value
    // CodeMirror draws what is on screen; the whole text is what it would copy.
    const { cmTile } = element as unknown as { cmTile: { root: { view: { state: { doc: object } } } } }
    return String(cmTile.root.view.state.doc)
  })
}

/**
 * Submits by keys and confirms, also what is made of the answer where an assumption changes; then waits for the feedback.
 *
 * @param item whose follow-up is to be answered as its author would; otherwise the answer stays as it is
 */
export async function submit(page: Page, item?: PracticeItem): Promise<void> {
  await confirmSubmission(page)
  const change = page.locator('.prediction')
  await page.locator('#feedback').or(change).first().waitFor()
  if ((await change.count()) > 0) {
    // Only such kinds ask for it.
    await predict(page, item?.kind as FollowUpKind | undefined)
    if (item !== undefined) await adaptRight(page, item)
    await confirmSubmission(page)
  }
  await page.locator('#feedback').waitFor()
}

/** Adapts a locked answer as its author would. */
export async function adaptRight(page: Page, item: PracticeItem): Promise<void> {
  const [solution] = followUpOf(item)?.solutions.filter(isOurs) ?? []
  if (solution === undefined) return
  if (item.kind === 'debug') return writeFiles(page, item, 'files' in solution ? solution.files : {})
  const text = 'text' in solution ? solution.text : ''
  await (item.kind === 'tests' ? writeTests(page, text) : writeCode(page, text))
}

/** Whether a solution is in a language that is written here; those to projects are in that of the project. */
function isOurs(solution: object): boolean {
  return !('language' in solution) || solution.language === 'typescript' || solution.language === 'sql'
}

/** Asks to submit, and confirms. */
export async function confirmSubmission(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+Enter')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await tabTo(page, dialog.getByRole('button', { name: words.submit.confirm, exact: true }))
  await page.keyboard.press('Enter')
}

/** Says that the locked answer fails the new cases, and opens the code. */
export async function predict(page: Page, kind: FollowUpKind = 'code'): Promise<void> {
  await choose(page, page.locator('.prediction'), adaptingWords.predict.answers(kind).fails)
  await pressOn(page, adaptingWords.predict.record(kind))
  await page.locator('#adapt').waitFor()
}

/** From the feedback on: the next item, or the end. @returns whether the test is over */
export async function proceed(page: Page): Promise<boolean> {
  await pressOn(
    page,
    new RegExp(`^(${words.feedback.next}|${words.feedback.result}|${words.feedback.finish})$`),
  )
  const over = page
    .getByRole('link', { name: words.finished.link })
    .or(page.getByRole('heading', { name: words.finished.headingDryRun }))
  await page.locator('#stem').or(over).first().waitFor()
  await expect
    .poll(async () => (await over.count()) + (await page.locator('#feedback').count()) * 10)
    .toBeLessThan(10)
  return (await over.count()) > 0
}

/** No violation of WCAG 2.2 AA that axe can see. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  expect(await violationsOn(page), state).toEqual([])
}

/** Chooses one of a group of radio buttons: Tab reaches the group, arrow keys move in it. */
export async function choose(page: Page, group: Locator, name: string): Promise<void> {
  const wanted = group.getByRole('radio', { name })
  await tabTo(page, group.getByRole('radio').first())
  await page.keyboard.press('Space')
  const count = await group.getByRole('radio').count()
  for (let step = 0; step < count && !(await wanted.isChecked()); step += 1)
    await page.keyboard.press('ArrowDown')
}

interface Defect {
  readonly file: string
  readonly from: number
  readonly to: number
  readonly classes: readonly string[]
}

/**
 * Marks lines and names their classes by keys alone: in the code the arrow keys move, and Space begins and ends a mark,
 * after which the focus is on the class.
 *
 * @returns what the page tells meanwhile
 */
export async function markLines(page: Page, defects: readonly Defect[]): Promise<readonly string[]> {
  const told: string[] = []
  for (const { file, from, to, classes } of defects) {
    const list = page.getByRole('listbox', { name: markingWords.code(file) })
    await tabTo(page, list.locator('[role=option][tabindex="0"]'))
    await page.keyboard.press('Home')
    for (let line = 1; line < from; line += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page
      .getByRole('status')
      .filter({ hasText: markingWords.begun(from) })
      .waitFor()
    for (let line = from; line < to; line += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page
      .getByRole('status')
      .filter({ hasText: markingWords.added({ from, to }) })
      .waitFor()
    const name = markingWords.classes[(classes[0] ?? 'undecided') as keyof typeof markingWords.classes]
    const chosen = page.locator('.mark-form select:focus')
    await chosen.waitFor()
    await page.keyboard.type(name)
    await chosen
      .locator('option:checked', { hasText: new RegExp(`^${name}$`) })
      .waitFor({ state: 'attached' })
    told.push(markingWords.begun(from), markingWords.added({ from, to }))
  }
  return told
}
