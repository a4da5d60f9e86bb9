/**
 * The highest category that a written answer earns before a follow-up: some basic group, all basic groups, edge groups
 * too, and, where a class of growth is wanted, the steps.
 */
export function firstCategories({ limits }: { readonly limits: { readonly complexity?: object } }): 3 | 4 {
  return limits.complexity === undefined ? 3 : 4
}
