import type { ReplayData, ReplayStep } from '#report'
import { givenTexts, textsAfter } from '#report'
import { visibleOutcomes, type ScoredTest } from '#results'
import type { Runner } from '#runner'

/** A rest after writing, from which on what was there is worth running, in milliseconds. */
const REST_MS = 5000
/** Points that are run for one item at most: stops first, then the longest rests. */
const MOST_POINTS = 32

/**
 * Runs the work on each item as it was at stops and longer rests, so that a page without an engine can show what the visible
 * cases gave there.
 *
 * @throws RunnerUnavailableError
 */
export async function withOutcomes(
  data: ReplayData,
  test: Pick<ScoredTest, 'items'>,
  runner: Runner,
): Promise<ReplayData> {
  const entries = new Map(test.items.map((entry) => [entry.facts.id, entry]))
  const points = pointsOf(data.steps)
  const languages = new Map<number, string>()
  const locked = new Set<number>()
  let texts = givenTexts(data)
  const steps: ReplayStep[] = []
  for (const [at, step] of data.steps.entries()) {
    texts = textsAfter(texts, step)
    if (step.language !== undefined) languages.set(step.item, step.language)
    if (step.isLock) locked.add(step.item)
    const item = data.items[step.item]
    const entry = entries.get(item?.id ?? '')
    if (!points.has(at) || item === undefined || entry === undefined || !item.canRun) {
      steps.push(step)
      continue
    }
    const outcome = await visibleOutcomes(
      entry,
      {
        texts: texts[step.item] ?? [],
        names: item.documents.map(({ name }) => name),
        language: languages.get(step.item),
        isLocked: locked.has(step.item),
      },
      runner,
    )
    steps.push({ ...step, outcome })
  }
  return { ...data, steps }
}

/** The last edits before a stop or a rest, and where other cases or another language come. */
function pointsOf(steps: readonly ReplayStep[]): ReadonlySet<number> {
  const byItem = new Map<number, { readonly at: number; readonly rest: number }[]>()
  for (const [at, { item, edit, ms, isLock, language }] of steps.entries()) {
    if (edit === undefined && !isLock && language === undefined) continue
    const next = steps[at + 1]
    const rest = next?.edit === undefined ? Infinity : next.ms - ms
    if (rest >= REST_MS) byItem.set(item, [...(byItem.get(item) ?? []), { at, rest }])
  }
  return new Set(
    [...byItem.values()].flatMap((own) =>
      own
        .toSorted((one, other) => other.rest - one.rest || one.at - other.at)
        .slice(0, MOST_POINTS)
        .map(({ at }) => at),
    ),
  )
}
