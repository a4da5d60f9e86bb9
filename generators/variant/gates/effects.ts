import { inputWords } from '../../verify/properties/input-words.ts'
import { notAsked, passed, type Gate } from './gate.ts'

/** The reference of what was written leaves every input as it was, and remembers no call: of a thousand inputs and more. */
export const effects: Gate = {
  name: 'effects',
  version: 1,
  ask: async ({ code, written }) => {
    if (!code || !written) return notAsked
    const audit = await written.audit()
    const [changed, restless] = [audit?.changed[0], audit?.restless[0]]
    const { signature } = code.item.task
    const shown = (at: number) => inputWords(signature, written.inputs[at] ?? [])
    if (changed !== undefined)
      return { verdict: 'refused', reason: 'the reference changes its input', counterexample: shown(changed) }
    if (restless !== undefined)
      return {
        verdict: 'refused',
        reason: 'the reference returns something else when it is called again',
        counterexample: shown(restless),
      }
    return passed
  },
}
