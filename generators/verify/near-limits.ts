import type { Execution, Limits } from '#runner'

/** Share of a limit from which a sound solution leaves too little room for another one, in (0, 1]. */
const NEAR = 0.5

/**
 * Where a program comes near a limit: candidates who solve the item a little less directly would exceed it.
 *
 * @returns for each limit that is near the case that comes nearest, with words
 */
export function nearLimits(
  executions: readonly Execution[],
  { fuel }: Pick<Limits, 'fuel'>,
): readonly { readonly id: string; readonly words: string }[] {
  return [
    nearest(executions, 'the time limit', (execution) => execution.fuel / fuel),
    nearest(executions, 'the depth of recursion that there is', ({ depth }) => depth),
  ].flat()
}

function nearest(executions: readonly Execution[], limit: string, shareOf: (execution: Execution) => number) {
  const [first] = executions
    .filter((execution) => execution.outcome.type === 'returned' && shareOf(execution) > NEAR)
    .sort((left, right) => shareOf(right) - shareOf(left))
  if (!first) return []
  return [{ id: first.case, words: `takes ${Math.round(100 * shareOf(first))} % of ${limit}` }]
}
