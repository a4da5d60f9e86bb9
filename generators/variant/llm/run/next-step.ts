import type { Verdict } from '../ledger/entry.ts'
import { isAccepted, type Proposal, type Request } from '../ledger/fold.ts'
import type { Purpose } from '../request-id.ts'

/** What a proposal needs next. */
export type Next =
  | { readonly kind: 'ask'; readonly purpose: Purpose; readonly maxTokens: number }
  /** The text is there, and nobody has read it. */
  | { readonly kind: 'read'; readonly round: number; readonly text: string }
  /** The text and both solutions are there. */
  | {
      readonly kind: 'judge'
      readonly round: number
      readonly text: string
      readonly solution: string
      readonly third: string
    }
  /** A request is under way, or was when the process ended. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'done' }

interface Limits {
  /** Of a first try, in tokens. */
  readonly maxTokens: number
  /** That the model can give, in tokens. */
  readonly mostTokens: number
}

/** Texts that are asked for after the first. */
const REPAIRS = 2

/** Times that a request is sent whose outcome stays unknown. Each of them counts against the cap. */
const UNKNOWNS = 2

/** What comes next for a proposal, from what the ledger says of it. Pure. */
export function nextStep(proposal: Proposal, limits: Limits): Next {
  const { requests, verdicts } = proposal
  if (isAccepted(proposal) || isBeyondRepair(verdicts)) return { kind: 'done' }
  const round = verdicts.length
  const at = (step: Purpose['step']) =>
    requests.filter((request) => request.round === round && request.step === step)
  const writing = answerOf(at('write'))
  if (writing === undefined) return again(proposal.n, round, 'write', at('write'), limits)
  if (at('solve').length === 0) return { kind: 'read', round, text: writing }
  const [solution, third] = [answerOf(at('solve')), answerOf(at('third'))]
  if (solution === undefined) return again(proposal.n, round, 'solve', at('solve'), limits)
  if (third === undefined) return again(proposal.n, round, 'third', at('third'), limits)
  return { kind: 'judge', round, text: writing, solution, third }
}

/** The first request for a solution, once the text has been read. */
export function askForSolution(n: number, round: number, maxTokens: number): Extract<Next, { kind: 'ask' }> {
  return { kind: 'ask', purpose: { n, round, step: 'solve', attempt: 1 }, maxTokens }
}

/** The answer to the last of some requests. */
export function answerOf(requests: readonly Request[]): string | undefined {
  const outcome = requests.at(-1)?.ended?.outcome
  return outcome?.kind === 'answered' ? outcome.text : undefined
}

function isBeyondRepair(verdicts: readonly Verdict[]): boolean {
  const last = verdicts.at(-1)
  return last?.kind === 'refused' && (last.counterexample === undefined || verdicts.length > REPAIRS)
}

function again(
  n: number,
  round: number,
  step: Purpose['step'],
  sent: readonly Request[],
  { maxTokens, mostTokens }: Limits,
): Next {
  const last = sent.at(-1)
  const ask = (tokens: number): Next => ({
    kind: 'ask',
    purpose: { n, round, step, attempt: sent.length + 1 },
    maxTokens: tokens,
  })
  if (!last) return ask(maxTokens)
  const outcome = last.ended?.outcome
  switch (outcome?.kind) {
    case undefined:
      return { kind: 'wait' }
    case 'limited':
    case 'overloaded':
    case 'spent':
    case 'failed':
      return ask(last.maxTokens)
    case 'unknown':
      return endedAs(sent, 'unknown') < UNKNOWNS ? ask(last.maxTokens) : { kind: 'done' }
    case 'truncated': {
      const more = Math.min(last.maxTokens * 2, mostTokens)
      return endedAs(sent, 'truncated') === 1 && more > last.maxTokens ? ask(more) : { kind: 'done' }
    }
    // A refusal is not argued with; the next proposal has other axes.
    case 'refused':
    case 'unusable':
    case 'answered':
      return { kind: 'done' }
  }
}

function endedAs(requests: readonly Request[], kind: string): number {
  return requests.filter(({ ended }) => ended?.outcome.kind === kind).length
}
