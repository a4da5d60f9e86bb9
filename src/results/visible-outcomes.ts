import { debugProgram, gradeCode, gradeProgram, gradeSql, type Runner } from '#runner'
import type { ReplayOutcome } from '#report'
import type { PublicItem } from '#schemas/public-item'
import type { ScoredEntry } from './graded-test.ts'

/** A text on its way, as it was at some point of a sitting. */
export interface PointOfWork {
  /** of the item's documents, in their order */
  readonly texts: readonly string[]
  readonly names: readonly string[]
  readonly language: string | undefined
  /** whether the answer had been locked, and an assumption changed */
  readonly isLocked: boolean
}

/** Kinds whose work can be run at any point on the cases that candidates see. */
export function canRunVisible({ kind }: Pick<PublicItem, 'kind'>): boolean {
  return kind === 'code' || kind === 'debug' || kind === 'sql'
}

/**
 * Runs a text on the cases that its candidate saw at that point.
 *
 * @returns one outcome for each case; none for a kind that is not run
 * @throws RunnerUnavailableError
 */
export async function visibleOutcomes(
  { item, steering }: Pick<ScoredEntry, 'item' | 'steering'>,
  { texts, names, language, isLocked }: PointOfWork,
  runner: Runner,
): Promise<readonly ReplayOutcome[]> {
  const followUp = isLocked && steering && 'followUp' in steering ? steering.followUp : undefined
  const shown = <Case extends { readonly id: string; readonly name: string }>(
    examples: readonly Case[],
  ): readonly Case[] =>
    followUp === undefined
      ? examples
      : [
          // The examples are of the item's kind, which the type of a union of pairs cannot say.
          ...(followUp.examples as unknown as readonly Case[]),
          ...examples.filter(({ id }) => !followUp.voided.includes(id)),
        ]
  const named = (
    cases: readonly { readonly id: string; readonly name: string }[],
    verdicts: readonly { readonly id: string; readonly verdict: string }[],
  ): readonly ReplayOutcome[] =>
    verdicts.map(({ id, verdict }) => ({
      case: cases.find((one) => one.id === id)?.name ?? id,
      verdict: verdict.replaceAll('_', ' '),
      isPassed: verdict === 'passed',
    }))
  if (item.kind === 'code') {
    const [first = 'typescript'] = item.task.languages
    const chosen = item.task.languages.find((one) => one === language) ?? first
    const cases = shown(item.task.examples)
    const text = texts[names.indexOf(chosen)] ?? ''
    return named(cases, await gradeCode(runner, item.task, cases, { kind: 'code', language: chosen, text }))
  }
  if (item.kind === 'debug') {
    const cases = shown(item.task.examples)
    const files = Object.fromEntries(names.map((name, at) => [name, texts[at] ?? '']))
    return named(cases, await gradeProgram(runner, debugProgram(item.task, files), item.task, cases))
  }
  if (item.kind !== 'sql') return []
  const cases = shown(item.task.examples)
  return named(cases, await gradeSql(runner, item.task, cases, texts[0] ?? ''))
}
