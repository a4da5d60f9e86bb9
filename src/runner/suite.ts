import type { CaseVerdict } from '#adaptive'
import type { KeyOf, TaskOf } from '#schemas/public-item'
import { limitsOfTask } from './limits.ts'
import type { Case, Execution, Program, Runner } from './program.ts'
import { mainText, subjectText, suiteFiles, testingText } from './suite-harness.ts'

/** What one test came to. */
export interface TestResult {
  readonly name: string
  /** What failed, in a sentence; empty where it passed. */
  readonly message: string
  /** Line of the tests, from 1; 0 where none is known. */
  readonly line: number
}

/** What a suite came to on one implementation. */
export interface SuiteResult {
  readonly tests: readonly TestResult[]
  /** How often something was asserted. */
  readonly assertions: number
}

/** Stands for the reference among the verdicts on a suite. */
export const referenceId = '00000000-0000-4000-8000-000000000000'

/** A candidate's tests together with one implementation. */
export function suiteProgram(
  { signature, language }: Pick<TaskOf<'tests'>, 'signature' | 'language'>,
  suite: string,
  implementation: string,
): Program {
  const extension = language === 'typescript' ? 'ts' : 'js'
  return {
    language: 'javascript',
    text: mainText,
    signature: { name: 'runSuite' },
    project: {
      path: suiteFiles.main,
      files: {
        [suiteFiles.subject]: subjectText(signature.name),
        [suiteFiles.testing]: testingText,
        [`tests.${extension}`]: suite,
        [`unit.${extension}`]: implementation,
      },
    },
  }
}

/** @returns what the tests came to; undefined where they did not come to an end */
export function readSuite({ outcome }: Execution): SuiteResult | undefined {
  if (outcome.type !== 'returned' || typeof outcome.value !== 'string') return undefined
  return JSON.parse(outcome.value) as SuiteResult
}

/** Whether a suite says nothing against the reference, and asserts something. */
export function isClean(result: SuiteResult | undefined): boolean {
  return result !== undefined && result.assertions > 0 && result.tests.every(({ message }) => message === '')
}

/** A version of the function under test; a right one has no fault. */
export interface Implementation {
  readonly id: string
  readonly text: string
  readonly fault?: string
}

/** What a suite came to on one implementation. */
export interface SuiteVerdict extends CaseVerdict {
  /** Names of the tests that fail. */
  readonly failing: readonly string[]
}

/** The versions of the function as it was before any follow-up, the right one first. */
export function implementationsOf({
  reference,
  mutants,
}: Pick<KeyOf<'tests'>, 'reference' | 'mutants'>): readonly Implementation[] {
  return [{ id: referenceId, text: reference }, ...mutants]
}

/**
 * Runs a suite on implementations: on faulty ones where it is clean on the right one that stands before them. Where that
 * one is missing, its verdict was taken over since it was stopped, and nothing counts.
 *
 * @throws RunnerUnavailableError
 */
export async function gradeSuite(
  runner: Runner,
  task: TaskOf<'tests'>,
  implementations: readonly Implementation[],
  suite: string,
): Promise<readonly SuiteVerdict[]> {
  const judged: SuiteVerdict[] = []
  let isBelieved = false
  for (const one of implementations) {
    const isRight = one.fault === undefined
    if (!isRight && !isBelieved) continue
    const verdict = await judgeSuite(runner, task, one, suite)
    if (isRight) isBelieved = verdict.verdict === 'passed'
    judged.push(verdict)
  }
  return judged
}

/**
 * Runs a suite on one implementation and judges it.
 *
 * @returns for a right one `passed` where the suite is clean; for a faulty one `passed` where no test fails
 * @throws RunnerUnavailableError
 */
export async function judgeSuite(
  runner: Runner,
  task: TaskOf<'tests'>,
  { id, text, fault }: Implementation,
  suite: string,
): Promise<SuiteVerdict> {
  const execution = await runSuite(runner, task, suite, { id, implementation: text })
  const result = readSuite(execution)
  const failing = result?.tests.flatMap(({ name, message }) => (message === '' ? [] : [name])) ?? []
  const isFine = fault === undefined ? isClean(result) : failing.length === 0
  const { type } = execution.outcome
  const verdict = type === 'returned' ? (isFine ? 'passed' : 'wrong_answer') : type
  return { id, verdict, fuel: execution.fuel, failing }
}

/** Runs a suite on one implementation. @throws RunnerUnavailableError */
export async function runSuite(
  runner: Runner,
  task: TaskOf<'tests'>,
  suite: string,
  { id, implementation }: { readonly id: string; readonly implementation: string },
  signal?: AbortSignal,
): Promise<Execution> {
  const cases: readonly Case[] = [{ id, input: [] }]
  const program = suiteProgram(task, suite, implementation)
  const [execution] = await runner.run(program, cases, limitsOfTask(task), signal ? { signal } : {})
  if (execution === undefined) throw new Error('The runner gave no execution for one case')
  return execution
}
