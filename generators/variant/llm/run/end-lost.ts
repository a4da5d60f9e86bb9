import { settle } from '../money.ts'
import type { Outcome } from '../outcome.ts'
import { stateOf, type RunContext } from './run-context.ts'

/** A request that was sent alone when its process ended cannot be found again: it counts as if it had been answered. */
export function endLost(context: RunContext): void {
  const { ledger, settings } = context
  const requests = stateOf(context).proposals.flatMap((proposal) => proposal.requests)
  for (const { id, reserved, ended, batch } of requests) {
    if (ended || batch !== undefined) continue
    const outcome: Outcome = {
      kind: 'unknown',
      why: 'interrupted',
      message: 'the process ended before the answer came',
    }
    ledger.append({
      type: 'req.ended',
      id,
      outcome,
      cost: settle(settings.model, 'stream', outcome, reserved),
    })
  }
}
