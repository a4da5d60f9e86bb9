import type { PracticeItem } from '#schemas/public-item'
import type { Case, Execution, Runner } from './program.ts'

/**
 * A runner for the score of record of one item, which runs no further hidden case of a group once one of them has used up
 * its fuel, or was stopped. Groups of code and of projects earn as a whole, so what is left out could change no category,
 * and a program that never ends costs its fuel once for each group. The first case of every group is run, then the second
 * of those that are left, and so on: what is run hangs on fuel alone, on every machine alike but where a watchdog stops
 * one, which is told of anyway. Visible cases, which cap a score on their own, are all run.
 *
 * @param item with its key
 * @returns a runner whose executions lack those that were left out; the others are in the order of their cases
 */
export function sparingRunner(runner: Runner, item: PracticeItem): Runner {
  if (item.kind !== 'code' && item.kind !== 'debug') return runner
  const { followUp } = item.grading.key
  const visible = new Set([...item.task.examples, ...(followUp?.examples ?? [])].map(({ id }) => id))
  return {
    ...runner,
    run: async (program, cases, limits, options) => {
      const unitOf = (one: Case): unknown => (visible.has(one.id) ? one : (one.group ?? one))
      let left: readonly (readonly Case[])[] = [...Map.groupBy(cases, unitOf).values()]
      const found = new Map<string, Execution>()
      for (let round = 0; left.length > 0; round++) {
        const next = left.flatMap((group) => group[round] ?? [])
        for (const one of await runner.run(program, next, limits, options)) found.set(one.case, one)
        left = left.filter(
          (group) => group.length > round + 1 && !isEndless(found.get(group[round]?.id ?? '')),
        )
      }
      return cases.flatMap(({ id }) => found.get(id) ?? [])
    },
  }
}

function isEndless(execution: Execution | undefined): boolean {
  return execution?.outcome.type === 'time_limit' || execution?.outcome.type === 'stopped'
}
