import { notAsked, unless, type Gate } from './gate.ts'

/** On inputs that nobody wrote down, all accepted submissions return the same, and all that is claimed of it holds. */
export const differential: Gate = {
  name: 'differential',
  version: 1,
  ask: async ({ code }) => {
    if (!code) return notAsked
    const { reasons } = await code.drawn()
    return unless(reasons)
  },
}
