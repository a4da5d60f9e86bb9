import { inputWords } from '../../verify/properties/input-words.ts'
import { notAsked, passed, type Finding, type Gate } from './gate.ts'

/**
 * The reference of what was written leaves every input as it was, and remembers no call: of a thousand inputs and more. So
 * does the brute force, of small ones.
 */
export const effects: Gate = {
  name: 'effects',
  version: 2,
  ask: async ({ code, written }) => {
    if (!code || !written) return notAsked
    const { signature } = code.item.task
    const audits = [
      ['the reference', await written.audit()],
      ['the brute force', await written.auditOfBruteForce()],
    ] as const
    for (const [name, audit] of audits) {
      const [changed] = audit?.changed ?? []
      if (changed) return refused(`${name} changes its input`, inputWords(signature, changed))
      const [restless] = audit?.restless ?? []
      if (restless)
        return refused(
          `${name} returns something else when it is called again`,
          inputWords(signature, restless),
        )
    }
    return passed
  },
}

function refused(reason: string, counterexample: string): Finding {
  return { verdict: 'refused', reason, counterexample }
}
