import { settle } from '../money.ts'
import { usageOf, type Outcome } from '../outcome.ts'
import { stateOf, type MaybeStop, type RunContext } from './run-context.ts'

/**
 * Records how the requests of a batch ended that are still open, in their order.
 *
 * @returns why the run stops: a batch of which nothing was answered counts as one request
 */
export async function endBatch(
  context: RunContext,
  batch: string,
  outcomeOf: (id: string) => Outcome,
): Promise<MaybeStop> {
  const { ledger, settings } = context
  const requests = stateOf(context).proposals.flatMap((proposal) => proposal.requests)
  const outcomes: Outcome[] = []
  for (const { id, reserved, ended } of requests.filter((request) => request.batch === batch)) {
    if (ended) continue
    const outcome = outcomeOf(id)
    outcomes.push(outcome)
    ledger.append({
      type: 'req.ended',
      id,
      outcome,
      cost: settle(settings.model, 'batch', outcome, reserved),
    })
  }
  const telling = outcomes.find((outcome) => usageOf(outcome) !== undefined) ?? outcomes[0]
  return telling && (await context.patience.bear(telling))
}
