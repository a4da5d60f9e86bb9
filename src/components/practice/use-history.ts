import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { LoadedHistory } from '../../practice/load-history.ts'
import type { ReleaseAddress } from '../../session/release.ts'
import { DRY_RUN } from '../offers.ts'

/** What this browser holds, as far as it was read. */
export type HistoryState =
  | { readonly type: 'loading'; readonly read: number; readonly of: number }
  | { readonly type: 'loaded'; readonly loaded: LoadedHistory }
  /** The part of the site that reads it did not come. */
  | { readonly type: 'failed' }

/** @returns whether the storage let nothing be read, so that what was found says nothing of what was done */
export function isUnread({ history, problems }: LoadedHistory): boolean {
  return problems.length > 0 && history.sessions.length + history.unreadable.length === 0
}

/**
 * Reads what this browser holds, once the page stands.
 *
 * @param addresses Of the site's releases.
 * @returns What is known so far, and a way to read it again; the old state stays on screen meanwhile.
 */
export function useHistory(addresses: readonly ReleaseAddress[]): {
  readonly state: HistoryState
  readonly reload: () => Promise<void>
} {
  const [state, setState] = useState<HistoryState>({ type: 'loading', read: 0, of: 0 })
  const calls = useRef(0)
  const reload = useCallback(async () => {
    calls.current += 1
    const call = calls.current
    try {
      const { loadHistory } = await import('../../practice/load-history.ts')
      const loaded = await loadHistory(addresses, DRY_RUN, (read, of) => {
        setState((before) => (before.type === 'loading' ? { type: 'loading', read, of } : before))
      })
      // What was read before an import or a deletion is no news any more.
      if (call === calls.current) setState({ type: 'loaded', loaded })
    } catch {
      setState((before) => (before.type === 'loaded' ? before : { type: 'failed' }))
    }
  }, [])
  useEffect(() => {
    void reload()
  }, [])
  return { state, reload }
}
