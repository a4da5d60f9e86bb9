import type { Batch } from '../api/batch.ts'
import { patiently } from './patiently.ts'
import { stateOf, type RunContext } from './run-context.ts'
import type { Stop } from './settings.ts'
import { waitForBatch } from './wait-for-batch.ts'

export type FoundBatch =
  | { readonly kind: 'found'; readonly name: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'not'; readonly stop: Stop }

/** How far the server's clock may be behind ours, in milliseconds. */
const CLOCKS_MS = 10 * 60_000

/** A batch may be listed later than it was made; in milliseconds. */
const LISTED_AFTER_MS = 5000

/**
 * The API's name of a batch. Where the answer that told it was lost, the batches made since are looked through: one
 * that gives results by our ids is ours. Without that, sending it again could pay for it twice.
 */
export async function findBatch(context: RunContext, key: string): Promise<FoundBatch> {
  const known = stateOf(context).batches.get(key)
  if (known !== undefined) return { kind: 'found', name: known }
  const first = await lookThrough(context, key)
  if (first.kind !== 'absent') return first
  await context.sleep(LISTED_AFTER_MS)
  return await lookThrough(context, key)
}

async function lookThrough(context: RunContext, key: string): Promise<FoundBatch> {
  const { api, ledger, sleep } = context
  const { proposals, batches } = stateOf(context)
  const ours = proposals.flatMap(({ requests }) => requests).filter(({ batch }) => batch === key)
  const sent = Date.parse(ours[0]?.at ?? '')
  const since = new Date(sent - CLOCKS_MS).toISOString()
  const listed = await patiently(sleep, () => api.listBatches(since))
  if (listed.kind === 'not') return listed
  const others = new Set(batches.values())
  const ids = new Set(ours.map(({ id }) => id))
  for (const batch of listed.value.batches) {
    if (batch.size !== ours.length || others.has(batch.name)) continue
    const match = await holds(context, batch, ids)
    if (match.kind === 'not') return match
    if (!match.isOurs) continue
    ledger.append({ type: 'batch.made', batch: key, name: batch.name })
    return { kind: 'found', name: batch.name }
  }
  return { kind: 'absent' }
}

type Held =
  { readonly kind: 'read'; readonly isOurs: boolean } | { readonly kind: 'not'; readonly stop: Stop }

/** The ids of a batch's requests stand in its results alone. */
async function holds(context: RunContext, { name }: Batch, ids: ReadonlySet<string>): Promise<Held> {
  const ended = await waitForBatch(context, name)
  if (ended.kind === 'not') return notOurs(ended)
  const results = await patiently(context.sleep, () => context.api.results(ended.value))
  if (results.kind === 'not') return notOurs(results)
  return { kind: 'read', isOurs: [...results.value.outcomes.keys()].some((id) => ids.has(id)) }
}

/** A batch that the server lists and does not give out is nobody's. */
function notOurs(found: { readonly kind: 'not'; readonly stop: Stop }): Held {
  return found.stop.ended === 'request' ? { kind: 'read', isOurs: false } : found
}
