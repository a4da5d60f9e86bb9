import type { Proof } from '#schemas/proof'
import type { CompiledCase, CompiledFollowUp } from '../compile/compiled-item.ts'
import { changedInputs } from '../kinds/code/build-follow-up.ts'
import { caseWords, runSubmission, type CodeItem, type Run, type VerifiedSubmissions } from './code-run.ts'
import type { VerifyContext } from './verification.ts'

type Verdicts = NonNullable<Proof['matrix']>[number]['verdicts']

interface FollowUpRun {
  readonly item: CodeItem
  readonly followUp: CompiledFollowUp
  /** Of the submissions to the item as it is before the change. */
  readonly runs: readonly Run[]
  readonly context: VerifyContext
  readonly verifySubmissions: (
    item: CodeItem,
    context: VerifyContext,
    wanted: number,
  ) => Promise<VerifiedSubmissions>
}

export interface VerifiedFollowUp extends VerifiedSubmissions {
  /** What holds after the change. */
  readonly after: CodeItem
  /** The verdicts of accepted submissions on the new cases, by their file. */
  readonly foreseen: ReadonlyMap<string, Verdicts>
}

/**
 * Proves that a change bites: every accepted submission fails a hidden new case, what was made of one passes the new
 * cases and the old ones that still hold, the old ones that do not are answered otherwise now, and wrong answers get the
 * category that was filed.
 */
export async function verifyFollowUp(options: FollowUpRun): Promise<VerifiedFollowUp> {
  const { item, followUp, runs, context, verifySubmissions } = options
  const accepted = runs.filter(({ submission }) => submission.expected === 'accepted')
  const detailOf = (cases: readonly CompiledCase[]) => ({ ...item.detail, cases })
  const reasons: string[] = []
  const foreseen = new Map<string, Verdicts>()
  let executed = 0
  for (const { submission } of accepted) {
    context.signal?.throwIfAborted()
    const run = await runSubmission({ ...item, detail: detailOf(followUp.cases) }, submission, context)
    executed += run.executions.size
    foreseen.set(submission.file, Object.fromEntries(run.verdicts))
    const isBitten = followUp.cases.some(({ id, visible }) => !visible && run.verdicts.get(id) !== 'passed')
    if (!isBitten)
      reasons.push(
        `${submission.file}: passes every hidden case of the follow-up, so that nothing has to be adapted`,
      )
  }
  const isVoid = ({ id }: CompiledCase): boolean => followUp.voided.includes(id)
  const { groups, cases } = item.detail
  const after: CodeItem = {
    ...item,
    detail: {
      groups: { ...groups, ...followUp.groups },
      cases: [...cases.filter((one) => !isVoid(one)), ...followUp.cases],
      submissions: followUp.submissions,
      waivers: item.detail.waivers,
      ...(item.detail.inputs && { inputs: changedInputs(item.detail.inputs) }),
      ...(item.detail.properties !== undefined && { properties: item.detail.properties }),
    },
    before: accepted[0],
  }
  const adapted = await verifySubmissions(after, context, item.gradable.max)
  const voided = cases.filter(isVoid)
  const still = new Set(voided)
  for (const { submission } of adapted.runs) {
    if (submission.expected !== 'accepted' || voided.length === 0) continue
    const run = await runSubmission({ ...after, detail: detailOf(voided) }, submission, context)
    executed += run.executions.size
    for (const one of voided) if (run.verdicts.get(one.id) !== 'passed') still.delete(one)
  }
  const isAnswered = adapted.runs.some(({ submission }) => submission.expected === 'accepted')
  return {
    ...adapted,
    after,
    foreseen,
    executed: adapted.executed + executed,
    reasons: [
      ...reasons,
      ...adapted.reasons,
      ...(isAnswered ? [...still] : []).map(
        (one) => `${caseWords(one)}: marked as voided, but accepted answers to the follow-up still pass it`,
      ),
    ],
  }
}
