import type { Batch } from '../api/batch.ts'
import type { Results } from '../api/read-results.ts'
import type { Outcome } from '../outcome.ts'
import { endBatch } from './end-batch.ts'
import { findBatch } from './find-batch.ts'
import { patiently } from './patiently.ts'
import { stateOf, type MaybeStop, type RunContext } from './run-context.ts'
import type { Stop } from './settings.ts'
import { waitForBatch } from './wait-for-batch.ts'

/** Times that the results of a batch are asked for where they come cut or incomplete; to ask is free. */
const READS = 3

/** Waits for a batch, found again where its name was lost, and records every result of it. */
export async function collectBatch(context: RunContext, key: string): Promise<MaybeStop> {
  const found = await findBatch(context, key)
  if (found.kind === 'not') return found.stop
  if (found.kind === 'absent') {
    const lost: Outcome = { kind: 'unknown', why: 'interrupted', message: 'the server knows no such batch' }
    return await endBatch(context, key, () => lost)
  }
  const ended = await waitForBatch(context, found.name)
  if (ended.kind === 'not') return await goneOr(context, key, ended.stop)
  const read = await readAll(context, key, ended.value)
  if (read.kind === 'not') return await goneOr(context, key, read.stop)
  return await endBatch(context, key, (id) => read.outcomes.get(id) ?? missing)
}

const missing: Outcome = { kind: 'unknown', why: 'missing', message: 'the batch ended without this result' }

/** A batch that the server no longer gives out was paid for all the same. */
async function goneOr(context: RunContext, key: string, stop: Stop): Promise<MaybeStop> {
  return stop.ended === 'request' ? await endBatch(context, key, () => missing) : stop
}

type ReadAll =
  | { readonly kind: 'read'; readonly outcomes: Results['outcomes'] }
  | { readonly kind: 'not'; readonly stop: Stop }

async function readAll(context: RunContext, key: string, batch: Batch): Promise<ReadAll> {
  const wanted = stateOf(context)
    .proposals.flatMap(({ requests }) => requests)
    .filter((request) => request.batch === key && !request.ended)
  const outcomes = new Map<string, Outcome>()
  for (let reads = 0; reads < READS; reads++) {
    const results = await patiently(context.sleep, () => context.api.results(batch))
    if (results.kind === 'not') return results
    for (const [id, outcome] of results.value.outcomes) if (!outcomes.has(id)) outcomes.set(id, outcome)
    if (wanted.every(({ id }) => outcomes.has(id))) break
  }
  return { kind: 'read', outcomes }
}
