import { closestOf } from '../written/compare-behaviour.ts'
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
const NOTHING = { share: 0, same: 0, asked: 0, words: '' }
/** Runs below which a program is too short to be told by its form. */
const FEWEST = 12

/**
 * What was written is no other item of the bank once more: neither its program but for names and numbers, nor, whatever the
 * program, what it returns, as it is or turned round, cut, sorted or moved by one.
 */
export const writtenNovelty: Gate = {
  ...novelty,
  version: 3,
  ask: async ({ written, parent, siblings, code, ...variant }, context) => {
    const [reference] = written?.programs ?? []
    if (!written || !reference) return notAsked
    const asked = await novelty.ask({ ...variant, code, parent, siblings }, context)
    if (asked.verdict === 'refused') return asked
    const all = [parent, ...siblings, ...written.others]
    const own = await written.known.behaviourOfProgram(reference)
    const shingles = shinglesOf(reference)
    const isUnordered = code?.item.task.compare === 'set' || code?.item.task.compare === 'multiset'
    let [most, agreeing] = [0, 0]
    for (const other of all) {
      const form = Math.max(0, ...written.known.formsOf(other).map((one) => likeness(shingles, one)))
      most = Math.max(most, form)
      if (form >= SAME && shingles.size >= FEWEST)
        return refused(`its reference is that of ${other.id} but for names and numbers`)
      const theirs = await written.known.behaviourOf(other)
      const { share, same, asked, words } = theirs ? closestOf(own, theirs, isUnordered) : NOTHING
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
