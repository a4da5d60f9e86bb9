import { signal, type ReadonlySignal } from '@preact/signals'
import type { Runner } from '#runner'

/** Whether Python is on this page, where a form offers it; `share` of it has come, from 0 to 1. */
export type PythonState =
  | { readonly state: 'not-needed' | 'here' | 'missing' }
  | { readonly state: 'fetching'; readonly share: number }

interface PythonAhead {
  readonly now: ReadonlySignal<PythonState>
  /** Hears how many bytes have come so far. */
  readonly onBytes: (bytes: number) => void
  /** Fetches and starts it; never rejects. */
  readonly load: (createRunner: () => Promise<Runner>) => Promise<void>
}

/**
 * Python, fetched while the candidate reads: once the test has begun, nothing is asked of the network.
 *
 * @param isNeeded whether any problem of the form can be answered in it
 * @param size of its engine in bytes
 */
export function pythonAhead(isNeeded: boolean, size: number): PythonAhead {
  const now = signal<PythonState>(isNeeded ? { state: 'fetching', share: 0 } : { state: 'not-needed' })
  return {
    now,
    onBytes: (bytes) => {
      if (now.value.state === 'fetching') now.value = { state: 'fetching', share: Math.min(1, bytes / size) }
    },
    load: async (createRunner) => {
      if (!isNeeded) return
      now.value = { state: 'fetching', share: 0 }
      try {
        await (await createRunner()).ready('python')
        now.value = { state: 'here' }
      } catch {
        now.value = { state: 'missing' }
      }
    },
  }
}
