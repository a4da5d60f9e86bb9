import { caseKey, type CaseVerdict } from '#adaptive'
import { scoreItem, type Runner } from '#runner'
import type { PracticeItem } from '#schemas/public-item'
import type { Response } from '#schemas/response'
import type { BumpReason } from './compare/bump-reason.ts'
import type { ItemComparison } from './compare/compare-items.ts'
import { keyOf, type ItemHalves } from './compare/released-item.ts'
import { plantedAnswers, type PlantFaults } from './planted-answers.ts'
import {
  categoryMoved,
  isSameText,
  responseOf,
  storedAnswers,
  type StoredAnswer,
} from './compare/stored-answers.ts'

export interface RescoreContext {
  /** Starts the runner, where a program must be run. */
  readonly runner: () => Promise<Runner>
  /** The small faults that somebody may make in a program. */
  readonly mutantsOf: PlantFaults
  /** The most fuel that a stored program has taken on a case; undefined where nobody knows. */
  readonly fuelOf: (file: string) => number | undefined
  readonly signal?: AbortSignal | undefined
  /** Called before each program that is run. */
  readonly onProgress?: ((file: string, done: number, of: number) => void) | undefined
}

/** An item whose new cases may change what somebody gets. */
export interface OpenItem {
  readonly before: ItemHalves
  readonly after: Required<ItemHalves>
  readonly comparison: ItemComparison
}

/**
 * Runs what is stored of an item's last release on the cases that are new: submissions that were changed or taken away
 * since (the others are in the present proof), and mutants of the reference. A program that passes all new cases keeps
 * its category; only the others are run on the old ones, too.
 *
 * @returns a reason for each whose category moves; none where the new cases change nobody's
 * @throws RunnerUnavailableError; the signal's reason, where it was aborted
 */
export async function rescoreItem(item: OpenItem, context: RescoreContext): Promise<readonly BumpReason[]> {
  const { before, after } = item
  const { sealed } = before
  if (sealed === undefined)
    return [
      {
        bump: 'major',
        words:
          'cases were added, and the sealed half of its release, whose submissions would show that no category changes, is not here',
      },
    ]
  const stored = storedAnswers({ ...before, sealed })
  const present = storedAnswers(after)
  const gone = [...stored.values()].filter((answer) => {
    const now = present.get(answer.file)
    return now === undefined || !isSameText(answer, now)
  })
  const base = [...stored.values()].find(({ file }) => file.startsWith('accepted/'))
  const fuel = base ? fuelFor(base, context, sealed.kind) : {}
  const answers: readonly Answer[] = [
    ...gone.flatMap((answer) => answerOf(`the submission ${answer.file}`, answer, base, sealed.kind)),
    ...(base ? plantedAnswers({ ...before, sealed }, base, context.mutantsOf) : []).map((answer) => ({
      ...answer,
      ...fuel,
    })),
  ]
  const unknown = gone.filter((answer) => responseOf(sealed.kind, answer, base) === undefined)
  const reasons: BumpReason[] = unknown.map(({ file }) => ({
    bump: 'major',
    words: `cases were added, and the released submission ${file} is not there any more to show that its category stays`,
  }))
  for (const [done, answer] of answers.entries()) {
    const { subject } = answer
    context.signal?.throwIfAborted()
    context.onProgress?.(subject, done, answers.length)
    const moved = await movedCategory(item, answer, context)
    if (moved) reasons.push(categoryMoved(subject, moved.from, moved.to))
  }
  return reasons
}

interface Answer {
  readonly subject: string
  readonly response: Response
  /** Fuel for a case, where less than the item gives is enough to tell. */
  readonly fuel?: number
}

/** Times the fuel of the reference after which a mutant of it counts as one that never ends, and the least that it gets. */
const SLOW = 20
const LEAST_FUEL = 4_000_000

function answerOf(
  subject: string,
  answer: StoredAnswer,
  base: StoredAnswer | undefined,
  kind: Parameters<typeof responseOf>[0],
): readonly Answer[] {
  const response = responseOf(kind, answer, base)
  return response ? [{ subject, response }] : []
}

/** Only of programs is it known how much fuel is far more than enough. */
function fuelFor({ file }: StoredAnswer, { fuelOf }: RescoreContext, kind: string): Pick<Answer, 'fuel'> {
  const taken = kind === 'sql' ? undefined : fuelOf(file)
  return taken === undefined ? {} : { fuel: Math.max(LEAST_FUEL, SLOW * taken) }
}

async function movedCategory(
  { before, after, comparison }: OpenItem,
  { response, fuel }: Pick<Answer, 'response' | 'fuel'>,
  { runner }: RescoreContext,
): Promise<{ readonly from: number; readonly to: number } | undefined> {
  const [old, now] = [gradedAs(before, fuel), gradedAs(after, fuel)]
  if (!old || !now) return undefined
  const added = new Set(comparison.cases.added.map(({ id }) => id))
  const isFirst = !('followUp' in response)
  // A case on which it fails is the only thing that can take a category away.
  const onAdded =
    isFirst && now.kind === 'code' ? await scoreItem(onlyCases(now, added), response, { runner }) : undefined
  const first = onAdded?.cases ?? []
  if (onAdded && first.every(({ verdict }) => verdict === 'passed')) return undefined
  const to = await scoreItem(now, response, { runner, taken: byKey(first) })
  const known = byKey((to.cases ?? []).filter(({ id }) => !added.has(id)))
  const from = await scoreItem(old, response, { runner, taken: known })
  return from.category === to.category ? undefined : { from: from.category, to: to.category }
}

function byKey(verdicts: readonly CaseVerdict[]): ReadonlyMap<string, CaseVerdict> {
  return new Map(verdicts.map((verdict) => [caseKey(verdict), verdict]))
}

/**
 * An item as it is graded, whatever its use. How steps grow is left out: it is asked only where all cases pass, and new
 * cases do not change it.
 */
function gradedAs(item: ItemHalves, fuel = Infinity): PracticeItem | undefined {
  const key = keyOf(item)
  if (key === undefined) return undefined
  const grading = { key, hints: [], explanation: '', solutions: [] }
  const { task } = item.public
  const limits =
    'limits' in task
      ? { limits: { ...task.limits, complexity: undefined, fuel: Math.min(fuel, task.limits.fuel) } }
      : {}
  // kind, task and key belong to one item, which the type of a union of triples cannot say
  return { ...item.public, use: 'practice', task: { ...task, ...limits }, grading } as unknown as PracticeItem
}

function onlyCases(item: PracticeItem, ids: ReadonlySet<string>): PracticeItem {
  if (item.kind !== 'code') return item
  const { followUp: _followUp, ...key } = item.grading.key
  const isWanted = ({ id }: { readonly id: string }) => ids.has(id)
  return {
    ...item,
    task: { ...item.task, examples: item.task.examples.filter(isWanted) },
    grading: { ...item.grading, key: { ...key, cases: key.cases.filter(isWanted) } },
  }
}
