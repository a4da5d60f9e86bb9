import type { StoppingRule } from './rule.ts'

const MS_PER_MINUTE = 60_000

/** When the block's time begun at its first item ends, in milliseconds of that block's time; undefined without limit. */
export function allowedMs(minutes: number, timeMultiplier: number | null): number | undefined {
  return timeMultiplier === null ? undefined : minutes * MS_PER_MINUTE * timeMultiplier
}

/** No further item after `minutes`, times the candidate's accommodation. */
export const time: StoppingRule<{ readonly minutes: number }> = {
  name: 'time',
  judge: ({ elapsedMs, timeMultiplier }, { minutes }) => {
    const allowed = allowedMs(minutes, timeMultiplier)
    return allowed !== undefined && elapsedMs >= allowed ? 'must-stop' : 'go-on'
  },
}
