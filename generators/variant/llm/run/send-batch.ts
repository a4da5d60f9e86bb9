import { textHash } from '../../../release/text-hash.ts'
import type { Sent } from '../ledger/entry.ts'
import type { NanoUsd } from '../money.ts'
import { promptHash } from './ask-for.ts'
import { collectBatch } from './collect-batch.ts'
import { endBatch } from './end-batch.ts'
import { isFault } from './patiently.ts'
import { reserve, reserveCounted } from './reserve.ts'
import type { MaybeStop, RunContext } from './run-context.ts'
import { stopped, type Settings } from './settings.ts'
import { sendOne, type Errand } from './send-one.ts'

/** Requests in one batch at most; the API takes more, a ledger's line should not. */
const LARGEST = 1000

/**
 * Sends as many of some requests as fit below the cap: in a run of many together, else one by one.
 *
 * @returns why the run stops; undefined where it goes on, also where more requests wait for what these will have left
 */
export async function sendMany(context: RunContext, errands: readonly Errand[]): Promise<MaybeStop> {
  if (isLarge(context.settings)) return await sendFitting(context, errands)
  for (const errand of errands) {
    const stop = await sendOne(context, errand)
    if (stop) return stop
  }
  return undefined
}

/** Whether all requests of a run go in batches: a batch is found again whenever the process ends, a stream is not. */
export function isLarge({ count, batchFrom }: Settings): boolean {
  return count >= batchFrom
}

async function sendFitting(context: RunContext, errands: readonly Errand[]): Promise<MaybeStop> {
  const fitting = fit(context, errands)
  const [first] = errands
  if (fitting.length > 0 || !first) return await sendBatch(context, fitting)
  const reserved = await reserveCounted(context, first.ask, 'batch')
  return reserved.kind === 'not'
    ? reserved.stop
    : await sendBatch(context, [{ ...first, nano: reserved.nano }])
}

interface Fitting extends Errand {
  readonly nano: NanoUsd
}

function fit(context: RunContext, errands: readonly Errand[]): readonly Fitting[] {
  const fitting: Fitting[] = []
  let sum = 0
  for (const errand of errands.slice(0, LARGEST)) {
    const reserved = reserve(context, errand.ask, 'batch', sum)
    if (reserved.kind === 'not') break
    sum += reserved.nano
    fitting.push({ ...errand, nano: reserved.nano })
  }
  return fitting
}

async function sendBatch(context: RunContext, fitting: readonly Fitting[]): Promise<MaybeStop> {
  const { api, ledger, patience } = context
  if (context.signal.aborted) return stopped
  const requests = fitting.map(({ purpose, ask, nano }): Sent => ({
    ...purpose,
    id: ask.id,
    maxTokens: ask.maxTokens,
    reserved: nano,
    prompt: promptHash(ask.prompt),
  }))
  const batch = textHash(requests.map(({ id }) => id).join('\n')).slice(0, 16)
  ledger.append({ type: 'batch.sent', batch, requests })
  const made = await api.createBatch(fitting.map(({ ask }) => ask))
  if (!isFault(made)) {
    ledger.append({ type: 'batch.made', batch, name: made.name })
    return await collectBatch(context, batch)
  }
  // The batch may be there although its answer is not.
  if (made.kind === 'unknown')
    return made.why === 'stopped' ? await patience.bear(made) : await collectBatch(context, batch)
  return await endBatch(context, batch, () => made)
}
