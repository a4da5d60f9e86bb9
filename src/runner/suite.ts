import type { CaseVerdict } from '#adaptive'
import type { KeyOf, TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
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

/**
 * Runs a suite on the reference and, where it is clean there, on each mutant.
 *
 * @returns for the reference `passed` where the suite is clean; for a mutant `passed` where no test fails
 * @throws RunnerUnavailableError
 */
export async function gradeSuite(
  runner: Runner,
  task: TaskOf<'tests'>,
  { reference, mutants }: Pick<KeyOf<'tests'>, 'reference' | 'mutants'>,
  { text }: ResponseOf<'tests'>,
): Promise<readonly (CaseVerdict & { readonly failing: readonly string[] })[]> {
  const first = await judgeOn(referenceId, reference)
  if (first.verdict !== 'passed') return [first]
  const judged = [first]
  for (const { id, text: implementation } of mutants) judged.push(await judgeOn(id, implementation))
  return judged

  async function judgeOn(id: string, implementation: string) {
    const execution = await runSuite(runner, task, text, { id, implementation })
    const result = readSuite(execution)
    const failing = result?.tests.flatMap(({ name, message }) => (message === '' ? [] : [name])) ?? []
    const isFine = id === referenceId ? isClean(result) : failing.length === 0
    const { type } = execution.outcome
    const verdict = type === 'returned' ? (isFine ? 'passed' : 'wrong_answer') : type
    return { id, verdict, fuel: execution.fuel, failing } as const
  }
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
