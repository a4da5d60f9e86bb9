import type { Verdict } from '../ledger/entry.ts'
import type { Proposal } from '../ledger/fold.ts'
import { askFor, writingPrompt } from './ask-for.ts'
import { askForSolution, nextStep, type Next } from './next-step.ts'
import type { RunContext } from './run-context.ts'
import type { Errand } from './send-one.ts'
import { workIn } from './work-in.ts'

/**
 * What a proposal wants to have sent. Texts and solutions that lie ready are judged on the way.
 *
 * @returns undefined where the proposal is done, or was judged just now and has to be looked at anew
 */
export async function errandFor(context: RunContext, proposal: Proposal): Promise<Errand | undefined> {
  const { settings, subject, ledger } = context
  const { maxTokens, model } = settings
  const next = nextStep(proposal, { maxTokens, mostTokens: model.maxOutputTokens })
  const judged = (round: number, verdict: Verdict) =>
    ledger.append({ type: 'judged', n: proposal.n, round, verdict })
  if (next.kind === 'ask') return await errand(context, proposal, next)
  if (next.kind === 'judge') {
    const { round, text, solution, third } = next
    judged(round, await subject.judge({ ...workIn(proposal, round), text, solution, third }))
    return undefined
  }
  if (next.kind !== 'read') return undefined
  const { round, text } = next
  const read = await subject.read(text)
  if (read.kind === 'read')
    return await errand(context, proposal, askForSolution(proposal.n, round, maxTokens))
  judged(round, read)
  return undefined
}

async function errand(
  { settings, subject }: RunContext,
  proposal: Proposal,
  { purpose, maxTokens }: Extract<Next, { kind: 'ask' }>,
): Promise<Errand | undefined> {
  const { round, step } = purpose
  if (step === 'write') {
    const prompt = writingPrompt(subject, proposal, round)
    return { purpose, ask: askFor(settings, subject, proposal, purpose, prompt, maxTokens) }
  }
  const read = await subject.read(workIn(proposal, round).text ?? '')
  if (read.kind !== 'read') throw new Error('a text was read once and refused at the second time')
  const prompt = subject[step](read.statement)
  return { purpose, ask: askFor(settings, subject, proposal, purpose, prompt, maxTokens) }
}
