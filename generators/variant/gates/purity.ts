import { notAsked, unless, type Gate } from './gate.ts'

/** Accepted submissions do the same again, leave their input as it was, and remember nothing from call to call. */
export const purity: Gate = {
  name: 'purity',
  version: 1,
  ask: async ({ code }) => {
    if (!code) return notAsked
    const { all } = await code.submissions()
    return unless(all.flatMap(({ impure }) => impure))
  },
}
