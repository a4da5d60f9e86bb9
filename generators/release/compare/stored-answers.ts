import { firstCategories } from '#adaptive'
import { canonicalJson } from '#log'
import type { Response } from '#schemas/response'
import type { SealedItem } from '../../compile/compiled-item.ts'
import type { BumpReason } from './bump-reason.ts'
import type { ItemHalves } from './released-item.ts'

/** A program that is stored with an item: all its files, as they were filed. */
export interface StoredAnswer {
  /** Such as `wrong_answer/strict.ts`, or the folder of a change to a project. */
  readonly file: string
  /** Text of each file by its path; of a single program by the empty path. */
  readonly files: Readonly<Record<string, string>>
  /** The category that it got. */
  readonly category: number
}

const FOLDERS = '(?:follow_up/)?(?:accepted|wrong_answer|time_limit_exceeded|run_time_error)/'

/** All programs that are stored with an item, with the categories that its proof found. */
export function storedAnswers({
  public: half,
  sealed,
}: Required<ItemHalves>): ReadonlyMap<string, StoredAnswer> {
  const first = firstCategories({ max: half.max, key: sealed.key })
  const answers = new Map<string, StoredAnswer>()
  for (const { file: path, text, category: filed } of sealed.submissions) {
    const [, folder = path, inner = ''] = new RegExp(`^(${FOLDERS}[^/]+)(?:/(.+))?$`).exec(path) ?? []
    const best = folder.startsWith('follow_up/') ? half.max : first
    const category = /^(follow_up\/)?accepted\//.test(folder) ? best : (filed ?? 0)
    const files = { ...answers.get(folder)?.files, [inner]: text }
    answers.set(folder, { file: folder, files, category })
  }
  return answers
}

/** What stored answers that are still there got and get: no run is needed, as proofs have found both. */
export function movedAnswers(
  before: Required<ItemHalves>,
  after: Required<ItemHalves>,
): readonly BumpReason[] {
  const present = storedAnswers(after)
  const moved = [...storedAnswers(before).values()].flatMap((answer) => {
    const now = present.get(answer.file)
    if (now === undefined || now.category === answer.category || !isSameText(answer, now)) return []
    return [categoryMoved(`the submission ${answer.file}`, answer.category, now.category)]
  })
  return [...moved, ...movedResponses(before.sealed, after.sealed)]
}

export function isSameText(left: StoredAnswer, right: StoredAnswer): boolean {
  return canonicalJson(left.files) === canonicalJson(right.files)
}

export function categoryMoved(subject: string, from: number, to: number): BumpReason {
  return { bump: 'major', words: `${subject} got category ${from} and gets ${to}` }
}

function movedResponses(before: SealedItem, after: SealedItem): readonly BumpReason[] {
  // Options are numbered as they stand in the file, so that the same number may mean another one.
  if (before.kind === 'choice') return []
  const present = new Map(responsesOf(after).map((one) => [one.name, one]))
  return responsesOf(before).flatMap(({ name, category, response }) => {
    const now = present.get(name)
    if (now === undefined || now.category === category) return []
    if (canonicalJson(now.response) !== canonicalJson(response)) return []
    return [categoryMoved(`the response ${name}`, category, now.category)]
  })
}

interface FiledResponse {
  readonly name: string
  readonly category: number
  readonly response: unknown
}

function responsesOf(sealed: SealedItem): readonly FiledResponse[] {
  return 'responses' in sealed ? (sealed.responses ?? []) : []
}

/**
 * A stored program as a candidate would have handed it in.
 *
 * @param base what an answer to a follow-up is made of: the first accepted program
 * @returns nothing for kinds whose programs are no whole answer
 */
export function responseOf(
  kind: SealedItem['kind'],
  { file, files }: Pick<StoredAnswer, 'file' | 'files'>,
  base?: StoredAnswer,
): Response | undefined {
  const isFollowUp = file.startsWith('follow_up/')
  if (isFollowUp && base === undefined) return undefined
  const locked = isFollowUp && base ? base.files : files
  const guess = { prediction: null, reason: '' } as const
  if (kind === 'debug')
    return { kind, files: { ...locked }, ...(isFollowUp && { followUp: { ...guess, files: { ...files } } }) }
  const text = locked[''] ?? ''
  const followUp = isFollowUp ? { followUp: { ...guess, text: files[''] ?? '' } } : {}
  if (kind === 'code') return { kind, language: languageOf(file), text, ...followUp }
  if (kind === 'sql') return { kind, text, ...followUp }
  if (kind !== 'tests') return undefined
  const language = file.endsWith('.js') ? 'javascript' : 'typescript'
  return { kind, language, text, ...followUp }
}

/** The language of a program, by its file. */
export function languageOf(file: string): 'typescript' | 'javascript' | 'python' {
  if (file.endsWith('.py')) return 'python'
  return file.endsWith('.js') ? 'javascript' : 'typescript'
}
