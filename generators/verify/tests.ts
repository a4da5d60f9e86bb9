import { firstCategories, scoreResponse } from '#adaptive'
import { gradeSuite, implementationsOf } from '#runner'
import { textsOf } from '../leak/plain-text.ts'
import { gradableOf } from './responses.ts'
import { drawSuites } from './suite-draws.ts'
import { verifySuiteFollowUp } from './suite-follow-up.ts'
import { subsumed, suiteFaults, type SuiteRun } from './suite-run.ts'
import { toldExampleFaults } from './told-examples.ts'
import type { Verification, Verifier } from './verification.ts'

/**
 * Tests: what the candidate starts from and every filed suite runs on the reference and on the mutants. Accepted suites
 * find all, wrong ones get their category, the start gets none; and of two faults for one category neither may be found
 * by every test that finds the other, since it would be counted twice. A follow-up asks something new of every accepted
 * suite, and what was made of one finds all that is planted then.
 */
export const verifyTests: Verifier = async (item, context) => {
  const { detail } = item
  const gradable = gradableOf(item)
  if (detail.kind !== 'tests' || gradable.kind !== 'tests')
    throw new TypeError(`Unexpected ${detail.kind} item, expected tests`)
  const { task, key } = gradable
  const versions = implementationsOf(key)
  const wanted = firstCategories(gradable)
  const reasons: string[] = []
  const runs: SuiteRun[] = []
  const suites = [
    { file: 'starter', expected: 'starter', text: task.starter, category: 0 } as const,
    ...detail.suites.filter(({ followUp }) => !followUp),
  ]
  for (const suite of suites) {
    context.signal?.throwIfAborted()
    context.onProgress?.({ item: item.id, file: suite.file, done: 0, of: versions.length })
    const judged = await gradeSuite(context.runner, task, versions, suite.text)
    const response = { kind: 'tests', language: task.language, text: suite.text } as const
    const { category } = scoreResponse(gradable, response, judged)
    const run = { suite, category, judged }
    runs.push(run)
    const target = suite.expected === 'accepted' ? wanted : suite.category
    reasons.push(...suiteFaults(run, key.mutants, target))
  }
  const after = key.followUp && (await verifySuiteFollowUp(item, gradable, key.followUp, runs, context))
  const [reference] = versions
  const right = [...versions.slice(0, 1), ...(key.followUp?.examples.slice(0, 1) ?? [])]
  const told = await toldExampleFaults(
    task,
    right,
    [item.public.stem, ...textsOf(key.followUp ?? null)],
    context,
  )
  const accepted = runs.filter(({ suite }) => suite.expected === 'accepted')
  const { properties } = detail
  const drawn =
    reference && reasons.length === 0
      ? await drawSuites(
          { id: item.id, gradable, reference, mutants: key.mutants, accepted, properties },
          context,
        )
      : undefined
  const all = [...runs, ...(after?.runs ?? [])]
  return {
    reasons: [
      ...reasons,
      ...subsumed(
        key.mutants.map((mutant) => ({ ...mutant, kin: mutant.category })),
        runs,
      ),
      ...(after?.reasons ?? []),
      ...(drawn?.reasons ?? []),
      ...told,
    ],
    ...(drawn && { properties: drawn.properties, warnings: drawn.warnings }),
    executed: all.reduce((sum, { judged }) => sum + judged.length, after?.executed ?? 0),
    mutants: toldBy(runs, key.mutants),
    matrix: all.map(({ suite: { file }, category, judged }) => ({
      file,
      category,
      maxFuel: Math.max(0, ...judged.map(({ fuel }) => fuel)),
      verdicts: {
        ...Object.fromEntries(judged.map(({ id, verdict }) => [id, verdict])),
        ...after?.foreseen.get(file),
      },
    })),
  } satisfies Verification
}

/** The planted faults that some accepted suite finds, and those that none does. */
function toldBy(runs: readonly SuiteRun[], mutants: readonly { readonly id: string }[]) {
  const accepted = runs.filter(({ suite }) => suite.expected === 'accepted')
  const isTold = ({ id }: { readonly id: string }): boolean =>
    accepted.some(({ judged }) => judged.some((one) => one.id === id && one.verdict !== 'passed'))
  const killed = mutants.filter(isTold).length
  return { total: mutants.length, killed, waived: 0, survived: mutants.length - killed }
}
