import type { Batch } from '../api/batch.ts'
import { patiently } from './patiently.ts'
import type { RunContext } from './run-context.ts'
import type { Stop } from './settings.ts'

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 60_000

/** Asks for a batch until it has ended, at ever longer intervals. */
export async function waitForBatch(
  { api, settings, sleep }: RunContext,
  name: string,
): Promise<{ readonly kind: 'got'; readonly value: Batch } | { readonly kind: 'not'; readonly stop: Stop }> {
  let waited = 0
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const batch = await patiently(sleep, () => api.retrieveBatch(name))
    if (batch.kind === 'not' || batch.value.ended) return batch
    if (waited >= settings.batchMs) {
      const message = `the batch ${name} is still under way; call the run again to go on with it`
      return { kind: 'not', stop: { ended: 'pending', message } }
    }
    await sleep(wait)
    waited += wait
  }
}
