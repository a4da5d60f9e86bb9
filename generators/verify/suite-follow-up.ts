import { scoreResponse, type Gradable } from '#adaptive'
import { gradeSuite, judgeSuite, type SuiteVerdict } from '#runner'
import type { KeyOf } from '#schemas/public-item'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { OLD_RULE } from '../kinds/tests/read-mutants.ts'
import { subsumed, suiteFaults, type SuiteRun } from './suite-run.ts'
import type { VerifyContext } from './verification.ts'

type FollowUp = NonNullable<KeyOf<'tests'>['followUp']>

interface VerifiedChange {
  readonly reasons: readonly string[]
  readonly runs: readonly SuiteRun[]
  /** Versions that were run beside those of `runs`. */
  readonly executed: number
  /** The verdicts of accepted suites on the versions after the change, by their file. */
  readonly foreseen: ReadonlyMap<string, Readonly<Record<string, SuiteVerdict['verdict']>>>
}

/**
 * Proves that a change bites. That what was right before is to be found now keeps every suite from earning anything
 * that was clean on it, whatever is taken out of it; but the change is also to have faults of its own, which the tests
 * that still hold do not find. What was made of a right suite finds them all, and wrong ones get what was filed.
 *
 * @param before the suites of the first answer, as they ran before the change
 */
export async function verifySuiteFollowUp(
  { id: item, detail }: CompiledItem,
  gradable: Extract<Gradable, { kind: 'tests' }>,
  { cases: versions, examples, groups }: FollowUp,
  before: readonly SuiteRun[],
  { runner, signal, onProgress }: VerifyContext,
): Promise<VerifiedChange> {
  const { task, max } = gradable
  const reasons: string[] = []
  const foreseen = new Map<string, Readonly<Record<string, SuiteVerdict['verdict']>>>()
  const [right] = examples
  // What was right before is no planted fault, and has a group of its own.
  const planted = versions.filter(({ group }) => group !== OLD_RULE)
  const own = new Set(planted.map(({ id }) => id))
  let executed = 0
  const accepted = before.filter(({ suite }) => suite.expected === 'accepted')
  for (const { suite } of accepted) {
    signal?.throwIfAborted()
    const judged: SuiteVerdict[] = []
    for (const version of versions) judged.push(await judgeSuite(runner, task, version, suite.text))
    executed += judged.length
    foreseen.set(suite.file, Object.fromEntries(judged.map(({ id, verdict }) => [id, verdict])))
    const atRight = judged.find(({ id }) => id === right?.id)
    const onFaults = judged.filter(({ id }) => own.has(id))
    if (stillFinds(atRight, onFaults))
      reasons.push(
        `${suite.file}: its tests that raise no false alarm after the change find every fault planted then, so that none has to be written`,
      )
  }
  const runs: SuiteRun[] = []
  const faults = versions.filter(({ fault }) => fault !== undefined)
  for (const suite of detail.kind === 'tests' ? detail.suites : []) {
    if (!suite.followUp) continue
    signal?.throwIfAborted()
    onProgress?.({ item, file: suite.file, done: 0, of: versions.length })
    const judged = await gradeSuite(runner, task, versions, suite.text)
    const category = adaptedCategory(gradable, accepted[0], { text: suite.text, judged })
    const run = { suite, category, judged }
    runs.push(run)
    reasons.push(...suiteFaults(run, faults, suite.expected === 'accepted' ? max : suite.category))
  }
  const tiers = new Map(groups.map(({ name, tier }) => [name, tier]))
  const kin = planted.map((fault) => ({ ...fault, kin: tiers.get(fault.group) ?? fault.group }))
  return { reasons: [...reasons, ...subsumed(kin, runs)], runs, executed, foreseen }
}

/** Whether the tests that raise no false alarm on what is right now find all of some faults. */
function stillFinds(right: SuiteVerdict | undefined, faults: readonly SuiteVerdict[]): boolean {
  // What does not come to an end tells nothing of single tests.
  if (right === undefined || (right.verdict !== 'passed' && right.failing.length === 0)) return false
  const alarms = new Set(right.failing)
  return faults.every(
    ({ verdict, failing }) =>
      verdict !== 'passed' && (failing.length === 0 || failing.some((name) => !alarms.has(name))),
  )
}

/** It is scored as what was made of a right suite. */
function adaptedCategory(
  gradable: Extract<Gradable, { kind: 'tests' }>,
  before: SuiteRun | undefined,
  { text, judged }: { readonly text: string; readonly judged: readonly SuiteVerdict[] },
): number {
  const followUp = { prediction: null, reason: '', text }
  const response = {
    kind: 'tests',
    language: gradable.task.language,
    text: before?.suite.text ?? '',
    followUp,
  } as const
  const adapted = judged.map((one) => ({ ...one, adapted: true as const }))
  return scoreResponse(gradable, response, [...(before?.judged ?? []), ...adapted]).category
}
