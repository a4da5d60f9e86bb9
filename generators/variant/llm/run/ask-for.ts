import { textHash } from '../../../release/text-hash.ts'
import type { Proposal } from '../ledger/fold.ts'
import type { Ask, Prompt, Turn } from '../prompt.ts'
import { requestId, type Purpose } from '../request-id.ts'
import { answerOf } from './next-step.ts'
import type { Settings, Subject } from './settings.ts'

/** The request for a purpose. The same proposal and purpose give the same bytes. */
export function askFor(
  { parent, model }: Settings,
  subject: Subject,
  proposal: Proposal,
  purpose: Purpose,
  prompt: Prompt,
  maxTokens: number,
): Ask {
  const id = requestId(parent, proposal.axes, subject.promptVersion, purpose)
  return { id, model: model.name, prompt, maxTokens }
}

/** The conversation up to a round: each text with what was wrong with it. */
export function writingPrompt(
  subject: Subject,
  { axes, requests, verdicts }: Proposal,
  round: number,
): Prompt {
  const first = subject.write(axes)
  const rounds = verdicts.slice(0, round).flatMap((verdict, at): readonly Turn[] => {
    const text = answerOf(requests.filter((request) => request.round === at && request.step === 'write'))
    if (verdict.kind === 'accepted' || text === undefined || verdict.counterexample === undefined) return []
    return [
      { role: 'assistant', text },
      { role: 'user', text: subject.repair(verdict.counterexample) },
    ]
  })
  return { ...first, turns: [...first.turns, ...rounds] }
}

/** Names a prompt by its bytes, for the ledger. */
export function promptHash({ shared, turns, format }: Prompt): string {
  return textHash(JSON.stringify([shared, turns.map(({ role, text }) => [role, text]), format ?? null]))
}
