import { notAsked, passed, type Gate } from './gate.ts'

/**
 * Whatever the reference decides by goes both ways among the inputs. Where it always goes one way, nothing was ever compared
 * beyond it: no case can tell what happens there, whoever wrote it.
 */
export const decisions: Gate = {
  name: 'decisions',
  version: 1,
  ask: async ({ code, written }) => {
    if (!code || !written) return notAsked
    const audit = await written.audit()
    if (!audit) return passed
    const [first, ...more] = audit.oneSided
    if (!first) return { ...passed, figures: { inputs: written.inputs.length } }
    const { line, text, always } = first
    const words = always === undefined ? 'is never asked' : `is always ${always ? 'true' : 'false'}`
    return {
      verdict: 'refused',
      reason: `on ${written.inputs.length} legal inputs the condition ${text} in line ${line} of the reference ${words}${more.length === 0 ? '' : ` (and ${more.length} more)`}: no case can tell what it is for`,
      counterexample: `line ${line}: ${text}`,
    }
  },
}
