/** What the key of any kind holds of a follow-up, as far as it is searched for alike. */
interface FollowUpKey<Group, Case> {
  readonly html: string
  readonly groups: readonly Group[]
  readonly cases: readonly Case[]
}

/**
 * What of a graded item's follow-up no site may hold, before anybody has locked an answer: its text, its groups, and
 * everything that its answers run on, visible or not.
 *
 * @param followUp undefined where an item has none, which has no secrets
 */
export function followUpSecrets<Group, Case>(
  followUp: FollowUpKey<Group, Case> | undefined,
): {
  readonly prose: readonly (readonly [what: string, html: string])[]
  readonly groups: readonly Group[]
  readonly cases: readonly Case[]
} {
  if (followUp === undefined) return { prose: [], groups: [], cases: [] }
  const { html, groups, cases } = followUp
  return { prose: [['follow-up', html]], groups, cases }
}
