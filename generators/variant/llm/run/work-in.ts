import type { Proposal, Request } from '../ledger/fold.ts'
import type { Purpose } from '../request-id.ts'
import { answerOf } from './next-step.ts'
import type { Work } from './settings.ts'

/** What a ledger holds of one round of a proposal; a text is undefined where nobody answered. */
export interface WorkIn extends Omit<Work, 'text' | 'solution' | 'third'> {
  readonly text: string | undefined
  readonly solution: string | undefined
  readonly third: string | undefined
}

/** @param round 0 for the first text, 1 for the first repair */
export function workIn({ n, axes, requests }: Proposal, round: number): WorkIn {
  const of = (step: Purpose['step']): readonly Request[] =>
    requests.filter((request) => request.round === round && request.step === step)
  const writing = of('write')
  return {
    n,
    axes,
    request: writing[0]?.id ?? '',
    prompt: writing[0]?.prompt ?? '',
    text: answerOf(writing),
    solution: answerOf(of('solve')),
    third: answerOf(of('third')),
  }
}
