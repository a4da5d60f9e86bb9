/** One's own cases and the results of a run beside the editor, in real Chromium. */
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { session as words } from '../../src/text/session.ts'
import { editorOf, expectAccessible, textOf } from './candidate.ts'
import { browser, item, open, replaceText, isFocused } from './editing.ts'

afterAll(() => browser.close())

describe('one’s own cases', () => {
  it('are copied, edited, told what is wrong with them, run, duplicated, deleted, and kept', async () => {
    const { page, faults, close } = await open()
    await page.getByRole('tab', { name: words.code.cases, exact: true }).click()
    const [example] = item.task.examples
    await page.getByRole('button', { name: words.code.copyCaseOf(example?.name ?? '') }).click()
    await page.getByRole('tab', { name: words.code.inputCount(1) }).click()
    const first = page.getByRole('group', { name: words.ownCases.name(1) })
    await first.getByLabel('expected').fill('["something that dictation put in at once"]')
    await page.getByRole('button', { name: words.ownCases.add }).click()
    const second = page.getByRole('group', { name: words.ownCases.name(2) })
    await expect.poll(() => isFocused(second.getByLabel('stock'))).toBe(true)
    await page.keyboard.type('[{ "name": 7 }]')
    await page.keyboard.press('Tab')
    await second.getByText(/stock\[0\]\.\w+ should be/).waitFor()
    await expectAccessible(page, 'a case that does not fit')

    await writeAnswer(page)
    await page.keyboard.press('Control+Enter')
    const table = page.getByRole('table', { name: words.run.table })
    await table.waitFor()
    const rows = await table.locator('tbody tr').allInnerTexts()
    expect(rows[0]).toContain(words.ownCases.name(1))
    expect(rows[0]).toContain(words.run.verdicts.wrong_answer)
    expect(rows).toHaveLength(item.task.examples.length + 1)
    await page.getByRole('button', { name: `${words.run.goToCase}: ${words.ownCases.name(2)}` }).click()
    await expect.poll(() => isFocused(second.getByLabel('stock'))).toBe(true)

    await page
      .getByRole('button', { name: words.ownCases.of(words.ownCases.duplicate, words.ownCases.name(1)) })
      .click()
    await page
      .getByRole('button', { name: words.ownCases.of(words.ownCases.remove, words.ownCases.name(3)) })
      .click()
    await page.getByRole('tab', { name: words.code.inputCount(2) }).waitFor()
    await page.locator('.saved').getByText(/Saved/).waitFor()
    await page.reload()
    await page.getByRole('tab', { name: words.code.inputCount(2) }).click()
    expect(await second.getByLabel('expected').inputValue()).toBe(
      '["something that dictation put in at once"]',
    )
    expect(faults).toEqual([])
    await close()
  })
})

describe('the results of a run', () => {
  it('mark what differs, say it in words, fold what is printed, and lead to the line', async () => {
    const { page, faults, close } = await open()
    const { name } = item.task.signature
    await replaceText(
      page,
      `export function ${name}(): string[] {\n  console.log('x'.repeat(9000))\n  return ["gloves", "syringe"]\n}\n`,
    )
    await page.keyboard.press('Control+Enter')
    const table = page.getByRole('table', { name: words.run.table })
    await table.waitFor()
    const row = table.locator('tbody tr').first()
    expect(await row.locator('mark').allInnerTexts()).toEqual(['syringes', 'syringe'])
    expect(await row.innerText()).toContain(words.run.difference.both('syringes', 'syringe'))
    await row.getByText(words.run.outputLines(1)).click()
    await row.getByText(words.run.cut(4000, 9001)).waitFor()
    await expectAccessible(page, 'results with a difference')
    await row.getByRole('button', { name: words.run.showAll(9001) }).click()
    expect((await row.locator('samp').innerText()).length).toBeGreaterThan(8999)

    await replaceText(page, `export function ${name}(): string[] {\n  throw new Error('on line two')\n}\n`)
    await page.keyboard.press('Control+Enter')
    const toLine = row.getByRole('button', { name: words.run.line(2) })
    await toLine.click()
    await expect.poll(() => isFocused(editorOf(page))).toBe(true)
    await page.keyboard.type('here ')
    expect((await textOf(page)).split('\n')[1]).toContain('here ')
    expect(faults).toEqual([])
    await close()
  })
})

/** A right answer, of the item's author. */
async function writeAnswer(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^solution/ }).click()
  const solution = item.grading.solutions.find(({ language }) => language === 'typescript')
  await replaceText(page, solution?.text ?? '')
}
