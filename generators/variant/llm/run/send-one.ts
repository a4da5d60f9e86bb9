import { settle } from '../money.ts'
import type { Ask } from '../prompt.ts'
import type { Purpose } from '../request-id.ts'
import { promptHash } from './ask-for.ts'
import { reserveCounted } from './reserve.ts'
import { stopped } from './settings.ts'
import type { MaybeStop, RunContext } from './run-context.ts'

/** A request with what it is for. */
export interface Errand {
  readonly purpose: Purpose
  readonly ask: Ask
}

/** Sends one request and records how it ended: what it may cost is reserved and written before anything is sent. */
export async function sendOne(context: RunContext, { purpose, ask }: Errand): Promise<MaybeStop> {
  const { api, ledger, patience, settings, signal } = context
  if (signal.aborted) return stopped
  const reserved = await reserveCounted(context, ask, 'stream')
  if (reserved.kind === 'not') return reserved.stop
  const { id, maxTokens, prompt } = ask
  const request = { ...purpose, id, maxTokens, reserved: reserved.nano, prompt: promptHash(prompt) }
  ledger.append({ type: 'req.sent', request })
  const outcome = await api.stream(ask)
  ledger.append({
    type: 'req.ended',
    id,
    outcome,
    cost: settle(settings.model, 'stream', outcome, reserved.nano),
  })
  return await patience.bear(outcome)
}
