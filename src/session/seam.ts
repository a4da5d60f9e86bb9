import type { SessionState } from '#adaptive'

/**
 * Whether a session stands between two parts: one is over, and the next has shown nothing yet, so that its time has not
 * begun. It follows from the log alone: a page that is opened again stands there, too.
 */
export function isAtSeam({ blocks }: Pick<SessionState, 'blocks'>): boolean {
  const at = blocks.findIndex(({ finished }) => finished === undefined)
  return at > 0 && blocks[at]?.taken.length === 0
}
