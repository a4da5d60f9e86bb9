import type { ScorePart, Scorer } from '../scoring/graded-response.ts'
import { markedSpans } from '../scoring/marked-spans.ts'
import { checkPrompt } from '../scoring/prompt-check.ts'
import { rankPairs } from '../scoring/rank-pairs.ts'

/**
 * Prompt work: the highest category whose needs are met, and those of all below it. Needs are counted in pairs ranked
 * rightly less pairs ranked wrongly, in planted spans found less false alarms, and in checks that the prompt holds.
 */
export const scorePrompt: Scorer<'prompt'> = ({ max, task, key, response }) => {
  const parts: ScorePart[] = []
  const pairs = rankPairs(key.ranking, response.ranking)
  if (pairs.possible > 0) {
    const open = pairs.possible - pairs.right - pairs.wrong
    parts.push({
      id: 'ranking',
      label: 'Pairs of outputs in the right order',
      earned: pairs.right,
      possible: pairs.possible,
      ...detailOf([
        [pairs.wrong, 'the wrong way round'],
        [open, 'tied or not ranked'],
      ]),
    })
  }

  const { found, clean, decoys } = markedSpans({ ...key, outputs: task.outputs }, response.spans)
  const hits = found.filter(Boolean).length
  const alarms = clean.length + decoys.length
  if (found.length > 0) {
    parts.push({ id: 'spans', label: 'Unsupported passages marked', earned: hits, possible: found.length })
    parts.push({
      id: 'alarms',
      label: 'Supported text left unmarked',
      earned: alarms === 0 ? 1 : 0,
      possible: 1,
      ...detailOf([[alarms, alarms === 1 ? 'false alarm' : 'false alarms']]),
    })
  }

  const text = response.prompt ?? ''
  const held = key.predicates.map(({ check }) => checkPrompt(check, text).holds)
  key.predicates.forEach(({ id, text: label, shown }, index) => {
    if (shown) parts.push({ id: `fix-${id}`, label, earned: held[index] === true ? 1 : 0, possible: 1 })
  })
  const hidden = held.filter((_, index) => key.predicates[index]?.shown === false)
  if (hidden.length > 0) {
    parts.push({
      id: 'fix-hidden',
      label: 'Checks of the prompt that were not shown',
      earned: hidden.filter(Boolean).length,
      possible: hidden.length,
    })
  }

  const met = key.needs.findIndex(
    ({ ranking, spans, fix }) =>
      !isMet(ranking, pairs.right - pairs.wrong) ||
      !isMet(spans, hits - alarms) ||
      !isMet(fix, held.filter(Boolean).length),
  )
  return { category: Math.min(max, met === -1 ? key.needs.length : met), max, parts }
}

/** What is not needed may also be below nothing. */
function isMet(needed: number, earned: number): boolean {
  return needed === 0 || earned >= needed
}

function detailOf(counts: readonly (readonly [number, string])[]): { readonly detail?: string } {
  const told = counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []))
  return told.length === 0 ? {} : { detail: told.join(', ') }
}
