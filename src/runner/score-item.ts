import {
  caseKey,
  firstCategories,
  scoreResponse,
  type CaseVerdict,
  type Gradable,
  type MeasuredGrowth,
} from '#adaptive'
import type { ItemKind, PracticeItem, PracticeItemOf, TaskOf } from '#schemas/public-item'
import type { Response, ResponseOf } from '#schemas/response'
import type { Score } from '#schemas/score'
import { parseType } from '#schemas/value'
import { codeProgram } from './code-program.ts'
import type { TakenGrowth } from './complexity/measure-sizes.ts'
import { debugProgram } from './debug-program.ts'
import { judge } from './judge.ts'
import { limitsOfTask } from './limits.ts'
import { gradeSql } from './sql/grade-sql.ts'
import type { Program, Runner } from './program.ts'
import { gradeSuite, implementationsOf } from './suite.ts'

/** A case as items hold it: what goes in, and what must come out. */
export type GradedCase = TaskOf<'code'>['examples'][number]

/**
 * Scores a response to a practice item: code runs on all its cases, everything else is compared. The same in the
 * browser, in `assay score` and in `assay verify`. Where a class of growth is wanted, it is measured once all answers
 * are right.
 *
 * @param item with its grading
 * @param response of the item's kind
 * @param options.runner starts the runner, where one is needed
 * @param options.taken verdicts to take over instead of running, by their `caseKey`
 * @param options.takenGrowth sizes whose measurement was stopped, to take over instead of measuring
 * @throws TypeError for a response of another kind; RunnerUnavailableError
 */
export async function scoreItem(
  item: PracticeItem,
  response: Response,
  options: {
    readonly runner: () => Promise<Runner>
    readonly taken?: ReadonlyMap<string, CaseVerdict>
    readonly takenGrowth?: TakenGrowth
  },
): Promise<Score> {
  const { grading, ...rest } = item
  // kind, task and key belong to one item, which the type of a union of triples cannot say
  const gradable = { ...rest, key: grading.key } as Gradable
  const grade = graders[item.kind] as Grader<ItemKind> | undefined
  if (grade === undefined || response.kind !== item.kind) return scoreResponse(gradable, response)
  // Of most critiques nothing is run.
  if (response.kind === 'critique' && response.repair === undefined) return scoreResponse(gradable, response)
  const { taken = new Map<string, CaseVerdict>() } = options
  const verdicts = await grade(item, response, { runner: await options.runner(), taken })
  const score = scoreResponse(gradable, response, [...verdicts, ...taken.values()])
  if ((item.kind !== 'code' && item.kind !== 'sql') || item.task.limits.complexity === undefined) return score
  if (score.category < firstCategories(gradable) - 1) return score
  const growth = await measure(item, response, await options.runner(), options.takenGrowth)
  return scoreResponse(gradable, response, [...verdicts, ...taken.values()], growth)
}

async function measure(
  { kind, task }: PracticeItemOf<'code'> | PracticeItemOf<'sql'>,
  response: Response,
  runner: Runner,
  taken: TakenGrowth | undefined,
): Promise<readonly MeasuredGrowth[]> {
  if (kind === 'sql' && response.kind === 'sql') {
    const { measureSqlGrowth } = await import('./sql/measure-sql-growth.ts')
    return measureSqlGrowth(runner, task, response, taken)
  }
  if (kind !== 'code' || response.kind !== 'code') return []
  const { measureGrowth } = await import('./complexity/measure-growth.ts')
  return measureGrowth(runner, task, response, taken)
}

/**
 * Runs a response of one kind.
 *
 * @returns one verdict for each case that is not taken
 * @throws RunnerUnavailableError
 */
type Grader<Kind extends ItemKind> = (
  item: PracticeItemOf<Kind>,
  response: ResponseOf<Kind>,
  context: { readonly runner: Runner; readonly taken: ReadonlyMap<string, CaseVerdict> },
) => Promise<readonly CaseVerdict[]>

/** The kinds whose responses are run before they are scored. */
const graders: { readonly [Kind in ItemKind]?: Grader<Kind> } = {
  code: ({ task, grading: { key } }, { followUp: answer, ...base }, { runner, taken }) =>
    gradeWithFollowUp({ task, key, taken }, answer?.text, (cases, text = base.text) =>
      gradeCode(runner, task, cases, { ...base, text }),
    ),
  // What is visible is among the cases of the key.
  debug: ({ task, grading: { key } }, { files: base, followUp: answer }, { runner, taken }) =>
    gradeWithFollowUp({ task: { examples: [] }, key, taken }, answer?.files, (cases, files = base) =>
      gradeProgram(runner, debugProgram(task, files), task, cases),
    ),
  // What tests run on are versions of the function.
  tests: ({ task, grading: { key } }, { followUp: answer, text: base }, { runner, taken }) =>
    gradeWithFollowUp(
      { task: { examples: [] }, key: { ...key, cases: implementationsOf(key) }, taken },
      answer?.text,
      (cases, text = base) => gradeSuite(runner, task, cases, text),
    ),
  sql: ({ task, grading: { key } }, { followUp: answer, text: base }, { runner, taken }) =>
    gradeWithFollowUp({ task, key, taken }, answer?.text, (cases, text = base) =>
      gradeSql(runner, task, cases, text),
    ),
  critique: async ({ task, grading: { key } }, { repair: text }, { runner, taken }) => {
    const left = key.repair?.cases.filter(({ id }) => !taken.has(id)) ?? []
    if (task.repair === undefined || text === undefined || left.length === 0) return []
    const { language, signature } = task.repair
    return gradeProgram(runner, { language, text, signature }, task.repair, left)
  },
}

interface WithFollowUp<Case> {
  readonly task: { readonly examples: readonly Case[] }
  readonly key: {
    readonly cases: readonly Case[]
    readonly followUp?: { readonly cases: readonly Case[]; readonly voided: readonly string[] }
  }
  readonly taken: ReadonlyMap<string, CaseVerdict>
}

/**
 * Runs an answer, and what was made of it once an assumption had changed.
 *
 * @param adapted what was made of it; undefined where there was no change, or nobody got so far
 * @param grade runs the locked answer, or, where it is given, the adapted one
 */
async function gradeWithFollowUp<Case extends { readonly id: string }, Adapted>(
  { task, key: { cases, followUp }, taken }: WithFollowUp<Case>,
  adapted: Adapted | undefined,
  grade: (cases: readonly Case[], adapted?: Adapted) => Promise<readonly CaseVerdict[]>,
): Promise<readonly CaseVerdict[]> {
  const isLeft = (mark: Pick<CaseVerdict, 'adapted'>) => (one: Case) =>
    !taken.has(caseKey({ id: one.id, ...mark }))
  const old = [...task.examples, ...cases]
  const isAnswered = followUp !== undefined && adapted !== undefined
  // What the first answer does on the new cases is what the candidate was asked to foresee.
  const first = [...old, ...(isAnswered ? followUp.cases : [])].filter(isLeft({}))
  const foreseen = first.length === 0 ? [] : await grade(first)
  if (!isAnswered) return foreseen
  const kept = old.filter(({ id }) => !followUp.voided.includes(id))
  const left = [...kept, ...followUp.cases].filter(isLeft({ adapted: true }))
  const verdicts = left.length === 0 ? [] : await grade(left, adapted)
  return [...foreseen, ...verdicts.map((verdict) => ({ ...verdict, adapted: true as const }))]
}

/** The same as {@link gradeProgram}, for a text alone. */
export function gradeCode(
  runner: Runner,
  task: Pick<TaskOf<'code'>, 'signature' | 'io' | 'limits' | 'compare'>,
  cases: readonly GradedCase[],
  response: ResponseOf<'code'>,
): Promise<readonly CaseVerdict[]> {
  return gradeProgram(runner, codeProgram(task, response), task, cases)
}

/**
 * Runs a program on cases and judges each.
 *
 * @returns one verdict per case, in their order
 * @throws RunnerUnavailableError
 */
export async function gradeProgram(
  runner: Runner,
  program: Program,
  task: Pick<TaskOf<'code'>, 'signature' | 'limits' | 'compare'>,
  cases: readonly GradedCase[],
): Promise<readonly CaseVerdict[]> {
  const type = parseType(task.signature.returns.type)
  const executions = await runner.run(program, cases, limitsOfTask(task))
  const expected = new Map(cases.map((one) => [one.id, one.expected]))
  return executions.map((execution) => ({
    id: execution.case,
    verdict: judge(execution, expected.get(execution.case) ?? null, type, task.compare).verdict,
    fuel: execution.fuel,
  }))
}
