import type { Fault } from '../api/client.ts'
import { createPatience } from './patience.ts'
import type { Stop } from './settings.ts'

const faults = new Set<string>(['limited', 'overloaded', 'spent', 'failed', 'unknown'])

/** Asks again for what costs nothing, as long as there is patience; that for paid requests is left as it is. */
export async function patiently<T extends { readonly kind: string }>(
  sleep: (ms: number) => Promise<void>,
  ask: () => Promise<T | Fault>,
): Promise<{ readonly kind: 'got'; readonly value: T } | { readonly kind: 'not'; readonly stop: Stop }> {
  const patience = createPatience(sleep)
  for (;;) {
    const found = await ask()
    if (!isFault(found)) return { kind: 'got', value: found }
    // What is free is not unknown in any way that matters: it is a failure like others.
    const failed = found.kind === 'unknown' && found.why !== 'stopped'
    const stop = await patience.bear(
      failed ? { kind: 'failed', why: 'server', message: found.message } : found,
    )
    if (stop) return { kind: 'not', stop }
  }
}

export function isFault(found: { readonly kind: string }): found is Fault {
  return faults.has(found.kind)
}
