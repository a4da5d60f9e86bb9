/**
 * Real answers to the items of a graded test, each with the category that really scoring it gives: what the bank files
 * with its items (solutions, usual mistakes, known responses), and solutions with a planted fault, which nobody chose the
 * steering cases for.
 */
import { itemWithKey, steeredItem } from '#log'
import type { GradedEntry } from '#results'
import { codeProgram, limitsOfTask, scoreItem, type Runner } from '#runner'
import { emptyResponse } from '#schemas/empty-response'
import type { PracticeItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import { checkBank } from '../../generators/compile/check-bank.ts'
import type { CompiledItem, FixSource, SubmissionSource } from '../../generators/compile/compiled-item.ts'
import { mutantsOf } from '../../generators/verify/mutate/mutants-of.ts'
import { writtenResponseOf, type WrittenAnswer } from '../../test/graded/headless.ts'

/** An answer, and what it is worth. */
export interface KnownAnswer {
  readonly name: string
  readonly answer: WrittenAnswer | { readonly response: Response }
  /** the score of record */
  readonly category: number
  /** what steers gives it; undefined for an item that does not steer */
  readonly provisional: number | undefined
}

/** An answer that nobody has scored yet. */
export interface NamedAnswer extends Pick<KnownAnswer, 'name' | 'answer'> {
  /** the category that the bank's proof says it has; undefined where it says nothing */
  readonly proven: number | undefined
}

interface NamedText {
  readonly name: string
  /** of several files, the one whose category is that of the whole */
  readonly decides?: string
  readonly answer: WrittenAnswer
}

/** Planted faults of one item. */
const MOST_FAULTS = 8
/** Fuel within which a faulty program has to do the visible cases: one that never ends would take all of a case's, each time. */
const FAULTY_FUEL = 20_000_000
const AS_GIVEN: NamedText = { name: 'as given', answer: { texts: {} } }
/** How an adaptation is called that changes nothing. */
const UNCHANGED = 'as it was'

/**
 * @param bankDir whose release the entries are from
 * @param runner that runs each answer once on what steers and once on what is scored on record
 * @returns the answers by the item's id, the best first
 */
export async function knownAnswers(
  bankDir: string,
  entries: readonly GradedEntry[],
  runner: Runner,
): Promise<ReadonlyMap<string, readonly KnownAnswer[]>> {
  const filed = await filedAnswers(bankDir, entries, runner)
  const found = new Map<string, readonly KnownAnswer[]>()
  for (const entry of entries) {
    const steered = steeredItem(entry)
    const whole = itemWithKey(entry.item, entry.sealed.key)
    const score = async (scored: PracticeItem, { answer }: Pick<NamedAnswer, 'answer'>): Promise<number> => {
      const response = 'response' in answer ? answer.response : writtenResponseOf(whole, answer)
      return (await scoreItem(scored, response, { runner: () => Promise.resolve(runner) })).category
    }
    const known = await Promise.all(
      (filed.get(entry.facts.id) ?? []).map(async ({ name, answer }): Promise<KnownAnswer> => {
        const one = { name, answer }
        const category = await score(whole, one)
        return { ...one, category, provisional: entry.steering && (await score(steered, one)) }
      }),
    )
    found.set(
      entry.facts.id,
      known.toSorted((left, right) => right.category - left.category),
    )
  }
  return found
}

/**
 * The same answers before anybody has scored them.
 *
 * @param runner that tells which programs with a planted fault come to an end
 */
export async function filedAnswers(
  bankDir: string,
  entries: readonly GradedEntry[],
  runner: Runner,
): Promise<ReadonlyMap<string, readonly NamedAnswer[]>> {
  const items = new Map((await checkBank(bankDir, { build: true })).load().map((item) => [item.id, item]))
  const found = new Map<string, readonly NamedAnswer[]>()
  for (const entry of entries) {
    const item = items.get(entry.facts.id)
    if (item === undefined) throw new Error(`the bank has no ${entry.facts.id}`)
    const whole = itemWithKey(entry.item, entry.sealed.key)
    const faulty = (await faultyOf(item, whole, runner)).map(textOf)
    found.set(item.id, answersTo(item, whole, faulty))
  }
  return found
}

/** @param faulty programs beside those that the bank files, for an item whose answer is one */
function answersTo(
  item: CompiledItem,
  whole: PracticeItem,
  faulty: readonly NamedText[],
): readonly NamedAnswer[] {
  const { detail } = item
  const proven = new Map(item.proof?.matrix?.map(({ file, category }) => [file, category]))
  const adapted = (first: readonly NamedText[], changes: readonly NamedText[] | undefined) =>
    withAdapted(first, changes).map(({ name, decides, answer }) => ({
      name,
      answer,
      proven: proven.get(decides ?? name),
    }))
  switch (detail.kind) {
    case 'code':
      return adapted(
        [AS_GIVEN, ...detail.submissions.map(textOf), ...faulty],
        detail.followUp?.submissions.map(textOf),
      )
    case 'sql':
      return adapted([AS_GIVEN, ...detail.submissions.map(textOf)], detail.followUp?.submissions.map(textOf))
    case 'debug':
      return adapted([AS_GIVEN, ...detail.fixes.map(filesOf)], detail.followUp?.fixes.map(filesOf))
    case 'tests': {
      const suites = detail.suites.map((one) => ({ ...one, named: { name: one.file, answer: suiteOf(one) } }))
      const isFirst = (one: (typeof suites)[number]): boolean => one.followUp !== true
      const first = [AS_GIVEN, ...suites.filter(isFirst).map(({ named }) => named)]
      const followUp = 'followUp' in whole.grading.key && whole.grading.key.followUp !== undefined
      const changes = suites.filter((one) => !isFirst(one)).map(({ named }) => named)
      return adapted(first, followUp ? changes : undefined)
    }
    default:
      return [
        { name: 'nothing', answer: { response: emptyResponse(item.frontmatter.kind) }, proven: 0 },
        ...item.responses.map(({ name, response, category }) => ({
          name,
          answer: { response },
          proven: category,
        })),
      ]
  }
}

/** The first accepted program with a planted fault, spread over all that can be planted; of variants none, whose item has them. */
async function faultyOf(
  { detail, public: { variant } }: CompiledItem,
  { task }: PracticeItem,
  runner: Runner,
): Promise<readonly SubmissionSource[]> {
  if (detail.kind !== 'code' || variant !== undefined || !('signature' in task) || !('examples' in task))
    return []
  const reference = detail.submissions.find(({ expected }) => expected === 'accepted')
  if (reference === undefined) return []
  const { language } = reference
  const mutants = mutantsOf(reference.text, language)
  const step = Math.max(1, Math.floor(mutants.length / MOST_FAULTS))
  const spread = mutants.filter((_, at) => at % step === 0).slice(0, MOST_FAULTS)
  const limits = { ...limitsOfTask(task), fuel: FAULTY_FUEL }
  const ending = await Promise.all(
    spread.map(async ({ name, text }) => {
      const program = codeProgram(task, { language, text })
      const executions = await runner.run(program, task.examples, limits)
      const isEnding = executions.every(
        ({ outcome: { type } }) => type !== 'time_limit' && type !== 'stopped',
      )
      return isEnding ? [{ ...reference, file: `with ${name}`, text }] : []
    }),
  )
  return ending.flat()
}

/** Every first answer as it stands under the changed assumption, and the right ones with each adaptation in their documents. */
function withAdapted(
  first: readonly NamedText[],
  adapted: readonly NamedText[] | undefined,
): readonly NamedText[] {
  if (adapted === undefined) return first
  return first.flatMap((base) => {
    const language = base.answer.language
    const fitting = base.name.startsWith('accepted/')
      ? adapted.filter(({ answer }) => answer.language === language)
      : []
    return [{ name: UNCHANGED, answer: { texts: base.answer.texts } }, ...fitting].map((change) => ({
      name: `${base.name}, ${change.name}`,
      decides: change.name === UNCHANGED ? base.name : change.name,
      answer: { ...base.answer, adapted: change.answer.texts },
    }))
  })
}

function textOf({ file, language, text }: SubmissionSource): NamedText {
  if (language === 'sql') return { name: file, answer: { texts: { sql: text } } }
  return { name: file, answer: { texts: { [language]: text }, language } }
}

function suiteOf({ text }: SubmissionSource): WrittenAnswer {
  return { texts: { tests: text } }
}

function filesOf({ file, files }: FixSource): NamedText {
  return { name: file, answer: { texts: files } }
}
