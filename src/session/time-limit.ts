import type { Blueprint } from '#schemas/blueprint'
import type { Accommodations } from '#schemas/event'

/** Time limit of a part in milliseconds, as it is adjusted for the candidate; null where there is none. */
export function timeLimit(
  block: Pick<Blueprint['blocks'][number], 'stop'> | undefined,
  { timeMultiplier }: Pick<Accommodations, 'timeMultiplier'>,
): number | null {
  const minutes = (block?.stop ?? []).map((rule) => (rule.rule === 'time' ? rule.minutes : Infinity))
  const least = Math.min(...minutes)
  return Number.isFinite(least) && timeMultiplier !== null ? least * timeMultiplier * 60_000 : null
}
