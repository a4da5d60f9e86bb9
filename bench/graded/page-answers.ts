/** Answers in the page of a graded test, by keys and what the accessibility tree names. */
import type { Page } from 'playwright-core'
import type { FollowUpKind } from '#log'
import type { PracticeItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import {
  answerRight,
  confirmSubmission,
  predict,
  writeCode,
  writeFiles,
  writeTests,
} from '../../test/e2e/candidate.ts'
import type { WrittenAnswer } from '../../test/graded/headless.ts'
import type { NamedAnswer } from './known-answers.ts'

const PATIENCE_MS = 120_000

/** Puts code into the editor in some way: typed, inserted or pasted. */
export type Enter = (page: Page, text: string) => Promise<void>

/** @returns whether a page can be given this answer: code in its first language, choices that are all made */
export function isEnterable({ task }: PracticeItem, { name, answer }: NamedAnswer): boolean {
  if (!('response' in answer)) {
    const [first] = 'languages' in task ? task.languages : []
    return answer.language === undefined || answer.language === first
  }
  const { response } = answer
  if (name === 'nothing') return true
  if (response.kind === 'review') return response.verdict !== 'undecided'
  if (response.kind === 'critique')
    return (
      response.decision !== 'undecided' &&
      'claims' in task &&
      task.claims.every(({ id }) => id in response.claims)
    )
  if (response.kind === 'design')
    return (
      'decisions' in task &&
      task.decisions.every(({ id }) => id in response.choices) &&
      task.estimates.every(({ id }) => id in response.estimates)
    )
  return response.kind !== 'prompt'
}

/** Answers the item on screen and submits it, its follow-up too. */
export async function giveAnswer(
  page: Page,
  item: PracticeItem,
  { name, answer }: Pick<NamedAnswer, 'name' | 'answer'>,
  enter: Enter = writeCode,
): Promise<void> {
  if ('response' in answer) {
    if (name !== 'nothing') await answerRight(page, asIfRight(item, answer.response))
    return submitHere(page, item.id)
  }
  await write(page, item, answer.texts, enter)
  await submitHere(page, item.id)
  if ((await page.locator('.prediction').count()) === 0) return
  await predict(page, item.kind as FollowUpKind)
  await write(page, item, answer.adapted ?? {}, enter)
  await submitHere(page, item.id)
}

async function write(
  page: Page,
  item: PracticeItem,
  texts: WrittenAnswer['texts'],
  enter: Enter,
): Promise<void> {
  if (item.kind === 'debug') return writeFiles(page, item, texts)
  for (const text of Object.values(texts)) await (item.kind === 'tests' ? writeTests : enter)(page, text)
}

/** Submits, and waits for what comes next: another item, a changed assumption, or the end. */
export async function submitHere(page: Page, item: string): Promise<void> {
  const isAdapting = (await page.locator('#adapt').count()) > 0
  await confirmSubmission(page)
  await page.waitForFunction(
    ([id, adapting]) => {
      const stem = document.querySelector('#stem')
      const isNext = stem instanceof HTMLElement && stem.dataset['item'] !== id
      const isChanged = !adapting && document.querySelector('.prediction') !== null
      return isNext || isChanged || document.querySelector('#over') !== null
    },
    [item, isAdapting] as const,
    { timeout: PATIENCE_MS },
  )
}

/** The item with a key that has this answer for right, so that it can be entered as a right one is. */
function asIfRight(item: PracticeItem, response: Response): PracticeItem {
  const key = keyOf(item, response)
  return { ...item, grading: { ...item.grading, key } } as unknown as PracticeItem
}

function keyOf(item: PracticeItem, response: Response): object {
  const marked = (marks: Extract<Response, { kind: 'review' }>['marks']) =>
    marks.map((mark) => ({ ...mark, classes: [mark.class] }))
  switch (response.kind) {
    case 'choice':
      return { right: response.chosen }
    case 'short':
      return { key: [{ value: response.text }] }
    case 'order':
      return {
        required: response.blocks.map(({ id }, at, all) => ({
          id,
          after: all.slice(0, at).map((before) => before.id),
        })),
      }
    case 'trace':
      return { values: response.values }
    case 'design': {
      const estimates = Object.entries(response.estimates).map(([id, value]) => ({ id, value }))
      return { estimates, paths: [{ choices: response.choices }] }
    }
    case 'review':
      return { defects: marked(response.marks), verdict: response.verdict }
    case 'critique': {
      const claims = Object.entries(response.claims).map(([id, truth]) => ({ id, truth }))
      return { claims, defects: marked(response.marks), decision: response.decision }
    }
    default:
      throw new Error(`${item.id} is answered otherwise`)
  }
}
