import { notAsked, unless, type Gate } from './gate.ts'

/** Accepted submissions pass every case; wrong ones fail the groups that were filed, no others, and get their category. */
export const submissions: Gate = {
  name: 'submissions',
  version: 1,
  ask: async ({ code }) => {
    if (!code) return notAsked
    const { all } = await code.submissions()
    return unless(all.flatMap(({ reasons }) => reasons))
  },
}
