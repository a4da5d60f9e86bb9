import { verifyMutants } from '../../verify/mutate/verify-mutants.ts'
import { notAsked, passed, type Gate } from './gate.ts'
import { mutants } from './mutants.ts'

/** Of what was written: all that `assay verify` asks of faults that are planted in an author's references. */
export const writtenMutants: Gate = {
  ...mutants,
  ask: async ({ code, written }, context) => {
    if (!code || !written) return notAsked
    const { before } = await code.submissions()
    const accepted = before.runs.filter(({ submission }) => submission.expected === 'accepted')
    const drawn = await code.drawn()
    const { reasons, counts } = await verifyMutants(
      { item: code.item, accepted, drawn, isFollowUp: false },
      context,
    )
    const [reason] = reasons
    if (reason !== undefined) return { verdict: 'refused', reason }
    return { ...passed, figures: { planted: counts.total, killed: counts.killed, waived: counts.waived } }
  },
}
