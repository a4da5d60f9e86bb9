import type { ReplayData, ReplayStep } from './replay-data.ts'
import { givenTexts, textsAfter } from './replay-texts.ts'

/**
 * Steps that a search finds. A time, as `12:30` or `1:04:05`, finds the step that the sitting was at. `passed`, `failed` and
 * `error` find where the cases that candidates see ended so. Whatever is asked finds the steps whose words have it, and those
 * at which a text comes to have it or loses it; only of a run, whose words always say how many passed, outcomes are found by
 * how it ended.
 *
 * @param query in letters of any case; nothing finds nothing
 * @returns places of steps, ascending
 */
export function searchReplay(data: ReplayData, query: string): readonly number[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return []
  const seconds = secondsOf(wanted)
  if (seconds !== undefined) return stepAt(data.steps, seconds)
  const has = (text: string): boolean => text.toLowerCase().includes(wanted)
  let texts = givenTexts(data)
  return data.steps.flatMap((step, at) => {
    const before = texts[step.item]
    texts = textsAfter(texts, step)
    const after = texts[step.item]
    const isText =
      step.edit === undefined
        ? has(step.words) && !(isEnd(wanted) && step.ran)
        : (before ?? []).some(has) !== (after ?? []).some(has)
    return isText || endsOf(step).includes(wanted) ? [at] : []
  })
}

function isEnd(wanted: string): boolean {
  return wanted === 'passed' || wanted === 'failed' || wanted === 'error'
}

/** How the visible cases ended at a step: in a run of the candidate's, or in one for the report. */
function endsOf({ ran, outcome }: ReplayStep): readonly string[] {
  if (outcome === undefined || outcome.length === 0) return ran ?? []
  if (outcome.every(({ isPassed }) => isPassed)) return ['passed']
  const isBroken = outcome.some(({ isPassed, verdict }) => !isPassed && verdict !== 'wrong answer')
  return isBroken ? ['failed', 'error'] : ['failed']
}

/** @returns session time in seconds; undefined for what is no time */
function secondsOf(text: string): number | undefined {
  const [, hours = '0', minutes, seconds] = /^(?:(\d{1,3}):(?=\d\d:))?(\d{1,3}):([0-5]\d)$/.exec(text) ?? []
  return minutes === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

/** The first step in that second, or else the last before it. */
function stepAt(steps: readonly ReplayStep[], seconds: number): readonly number[] {
  const within = steps.findIndex(({ ms }) => Math.floor(ms / 1000) === seconds)
  const at = within >= 0 ? within : steps.findLastIndex(({ ms }) => ms < seconds * 1000)
  return steps.length === 0 ? [] : [Math.max(0, at)]
}
