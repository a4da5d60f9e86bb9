import type { CaseVerdict, ScorePart } from './graded-response.ts'

/** A word for one thing, and for several. */
export type Noun = readonly [one: string, several: string]

const WORDS: Readonly<Record<Exclude<CaseVerdict['verdict'], 'passed'>, string>> = {
  wrong_answer: 'with a different answer',
  time_limit: 'over the time budget',
  memory_limit: 'over the memory limit',
  output_limit: 'with too much output',
  runtime_error: 'stopped with an error',
  compile_error: 'not compiled',
  stopped: 'stopped by the watchdog',
}

/** How many of some cases pass, and in words how the others failed; a case without a verdict has failed. */
export function casesPart(
  id: string,
  label: string,
  ids: readonly string[],
  verdicts: ReadonlyMap<string, CaseVerdict>,
  [one, several]: Noun = ['case', 'cases'],
): ScorePart {
  const failures = new Map<string, number>()
  let earned = 0
  for (const each of ids) {
    const verdict = verdicts.get(each)?.verdict
    if (verdict === 'passed') earned++
    else {
      const words = verdict === undefined ? 'not run' : WORDS[verdict]
      failures.set(words, (failures.get(words) ?? 0) + 1)
    }
  }
  const base = { id, label, earned, possible: ids.length }
  if (failures.size === 0) return base
  return {
    ...base,
    detail: [...failures]
      .map(([words, count]) => `${count} ${count === 1 ? one : several} ${words}`)
      .join(', '),
  }
}
