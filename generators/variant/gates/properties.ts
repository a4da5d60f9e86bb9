import { notAsked, passed, unless, type Gate } from './gate.ts'

/** Of what was written: on further inputs, near its cases, its accepted programs agree, and what is claimed of them holds. */
export const properties: Gate = {
  name: 'properties',
  version: 1,
  ask: async ({ code, written }) => {
    if (!code || !written) return notAsked
    const { reasons, runs, claims } = await code.drawn()
    const finding = unless(reasons)
    return finding.verdict === 'refused' ? finding : { ...passed, figures: { runs, claims } }
  },
}
