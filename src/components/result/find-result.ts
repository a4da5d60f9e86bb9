import type { ReleaseAddress } from '../../session/release.ts'
import { loadResult, type ResultState } from '../../session/result.ts'
import { listSessions } from '../../session/storage.ts'

/** A result, or why there is none; `refused` where the browser's storage cannot be read, so that nobody knows. */
export type FoundResult = ResultState | { readonly type: 'refused' }

/**
 * Finds the result of a session of this browser.
 *
 * @param session Its name as an address says it; anything.
 * @param addresses Of the releases that this site holds.
 * @returns The result or why there is none; never rejects.
 */
export async function findResult(
  session: string,
  addresses: readonly ReleaseAddress[],
): Promise<FoundResult> {
  if (!/^[\w-]{1,64}$/.test(session)) return { type: 'absent' }
  const state = await loadResult(session, addresses)
  if (state.type !== 'absent') return state
  // What cannot be read is not absent.
  const { problems } = await listSessions()
  return problems.some(({ reason }) => reason !== 'unsupported') ? { type: 'refused' } : state
}
