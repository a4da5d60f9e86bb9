/** What decides how many categories a follow-up adds: its groups, and which of its cases are hidden. */
export interface FollowUpGroups {
  readonly groups: readonly {
    readonly name: string
    readonly title: string
    readonly tier: 'basic' | 'edge'
  }[]
  readonly cases: readonly { readonly id: string; readonly group: string }[]
  readonly examples: readonly { readonly id: string }[]
}

/**
 * The highest category that an answer earns before a follow-up: the follow-up adds one for its basic groups, and one
 * more where it has hidden cases in edge groups.
 *
 * @param item.max highest category, integer ≥ 1
 * @param item.key with a follow-up, where the item has one
 */
export function firstCategories({ max, key }: { readonly max: number; readonly key: object }): number {
  const followUp = 'followUp' in key ? (key.followUp as FollowUpGroups | undefined) : undefined
  if (followUp === undefined) return max
  const { groups, cases, examples } = followUp
  const visible = new Set(examples.map(({ id }) => id))
  const hidden = new Set(cases.flatMap(({ id, group }) => (visible.has(id) ? [] : [group])))
  return max - (groups.some(({ name, tier }) => tier === 'edge' && hidden.has(name)) ? 2 : 1)
}
