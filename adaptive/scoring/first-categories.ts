import type { TaskOf } from '#schemas/public-item'

/**
 * The highest category that an answer to code earns before a follow-up: some basic group, all basic groups, edge groups
 * too, and, where a class of growth is wanted, the steps.
 */
export function firstCategories({ limits }: Pick<TaskOf<'code'>, 'limits'>): 3 | 4 {
  return limits.complexity === undefined ? 3 : 4
}
