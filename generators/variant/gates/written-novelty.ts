import { likeness, shinglesOf } from '../written/shingles.ts'
import { notAsked, passed, type Finding, type Gate } from './gate.ts'
import { novelty } from './novelty.ts'

/** Share of runs of tokens from which on a program is another one with other names and numbers. */
const SAME = 0.9
/** Share of inputs from which on equal results are those of one problem, but for rare inputs: of 13 good drafts 0.94 at most. */
const SAME_RESULTS = 0.95
/** Runs below which a program is too short to be told by its form. */
const FEWEST = 12

/**
 * What was written is no other item of the bank once more: neither its program but for names and numbers, nor, whatever the
 * program, what it returns.
 */
export const writtenNovelty: Gate = {
  ...novelty,
  version: 2,
  ask: async ({ written, parent, siblings, ...variant }, context) => {
    const [reference] = written?.programs ?? []
    if (!written || !reference) return notAsked
    const asked = await novelty.ask({ ...variant, parent, siblings }, context)
    if (asked.verdict === 'refused') return asked
    const all = [parent, ...siblings, ...written.others]
    const own = await written.known.behaviourOfProgram(reference)
    const shingles = shinglesOf(reference)
    let [most, agreeing] = [0, 0]
    for (const other of all) {
      const form = Math.max(0, ...written.known.formsOf(other).map((one) => likeness(shingles, one)))
      most = Math.max(most, form)
      if (form >= SAME && shingles.size >= FEWEST)
        return refused(`its reference is that of ${other.id} but for names and numbers`)
      const theirs = await written.known.behaviourOf(other)
      const same = theirs?.filter((result, at) => result === own[at]).length ?? 0
      agreeing = Math.max(agreeing, same / own.length)
      if (same >= SAME_RESULTS * own.length)
        return refused(`it returns what ${other.id} returns for ${same} of ${own.length} inputs`)
    }
    return { ...passed, figures: { likeness: most, agreement: agreeing } }
  },
}

function refused(reason: string): Finding {
  return { verdict: 'refused', reason }
}
