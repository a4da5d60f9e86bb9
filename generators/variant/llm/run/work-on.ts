import type { Verdict } from '../ledger/entry.ts'
import type { Candidate } from '../ledger/fold.ts'
import { askFor, writingPrompt } from './ask-for.ts'
import { answerOf, askForSolution, nextStep, type Next } from './next-step.ts'
import type { RunContext } from './run-context.ts'
import type { Errand } from './send-one.ts'

/**
 * What a candidate wants to have sent. Texts and solutions that lie ready are judged on the way.
 *
 * @returns undefined where the candidate is done, or was judged just now and has to be looked at anew
 */
export async function errandFor(context: RunContext, candidate: Candidate): Promise<Errand | undefined> {
  const { settings, subject, ledger } = context
  const { maxTokens, model } = settings
  const next = nextStep(candidate, { maxTokens, mostTokens: model.maxOutputTokens })
  const judged = (round: number, verdict: Verdict) =>
    ledger.append({ type: 'judged', n: candidate.n, round, verdict })
  if (next.kind === 'ask') return await errand(context, candidate, next)
  if (next.kind !== 'judge') return undefined
  const { round, text, solution } = next
  if (solution !== undefined) {
    judged(round, await subject.judge({ n: candidate.n, axes: candidate.axes, text, solution }))
    return undefined
  }
  const read = await subject.read(text)
  if (read.kind === 'read')
    return await errand(context, candidate, askForSolution(candidate.n, round, maxTokens))
  judged(round, read)
  return undefined
}

async function errand(
  { settings, subject }: RunContext,
  candidate: Candidate,
  { purpose, maxTokens }: Extract<Next, { kind: 'ask' }>,
): Promise<Errand | undefined> {
  const { round, step } = purpose
  if (step === 'write') {
    const prompt = writingPrompt(subject, candidate, round)
    return { purpose, ask: askFor(settings, subject, candidate, purpose, prompt, maxTokens) }
  }
  const text = answerOf(
    candidate.requests.filter((request) => request.round === round && request.step === 'write'),
  )
  const read = await subject.read(text ?? '')
  if (read.kind !== 'read') throw new Error('a text was read once and refused at the second time')
  const prompt = subject.solve(read.statement)
  return { purpose, ask: askFor(settings, subject, candidate, purpose, prompt, maxTokens) }
}
