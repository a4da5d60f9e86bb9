import { likeness, shinglesOf } from '../written/shingles.ts'
import { notAsked, passed, type Finding, type Gate } from './gate.ts'
import { novelty } from './novelty.ts'

/** Share of runs of tokens from which on a program is another one with other names and numbers. */
const SAME = 0.9
/**
 * Share of the inputs that say something from which on results are those of one problem, but for rare inputs, also where
 * inputs or results are changed in a simple way.
 */
const SAME_RESULTS = 0.93
/** Runs below which a program is too short to be told by its form. */
const FEWEST = 12

/**
 * What was written is no other item of the bank once more: neither its program but for names and numbers, nor, whatever the
 * program, what it returns, as it is or turned round, cut, sorted or moved by the same amount, nor what it returns after its
 * follow-up or with two parameters or fields exchanged.
 */
export const writtenNovelty: Gate = {
  ...novelty,
  version: 4,
  ask: async ({ written, parent, siblings, ...variant }, context) => {
    const [reference] = written?.programs ?? []
    if (!written || !reference) return notAsked
    const asked = await novelty.ask({ ...variant, parent, siblings }, context)
    if (asked.verdict === 'refused') return asked
    const all = [parent, ...siblings, ...written.others]
    const agreementWith = await written.known.comparedWith(reference)
    const shingles = shinglesOf(reference)
    let [most, agreeing] = [0, 0]
    for (const other of all) {
      const form = Math.max(0, ...written.known.formsOf(other).map((one) => likeness(shingles, one)))
      most = Math.max(most, form)
      if (form >= SAME && shingles.size >= FEWEST)
        return refused(`its reference is that of ${other.id} but for names and numbers`)
      const { share, same, asked, words } = await agreementWith(other)
      agreeing = Math.max(agreeing, share)
      if (share >= SAME_RESULTS)
        return refused(
          `it returns what ${other.id} returns${words === '' ? '' : ` ${words}`} for ${same} of ${asked} inputs`,
        )
    }
    return { ...passed, figures: { likeness: most, agreement: agreeing } }
  },
}

function refused(reason: string): Finding {
  return { verdict: 'refused', reason }
}
