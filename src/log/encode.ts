import { canonicalJson } from './canonical-json.ts'
import { verifyChain } from './chain.ts'
import type { LogEvent } from './event.ts'

/** Version of the export file. */
export const LOG_VERSION = 1

/**
 * The export file of a log: JSON with one event per line, so that it can be read, compared and cut by eye.
 *
 * @param events A whole log.
 * @returns The text, ending in a line break; the same for the same events.
 * @throws RangeError where the events are not a whole chain.
 */
export function encodeLog(events: readonly LogEvent[]): string {
  const chain = verifyChain(events)
  if (!chain.ok) throw new RangeError(`Event ${chain.seq}: ${chain.message}`)
  const lines = events.map((event) => canonicalJson(event)).join(',\n')
  return `{"version":${LOG_VERSION},"kind":"assay-log","events":[\n${lines}\n],"head":"${chain.head}"}\n`
}
