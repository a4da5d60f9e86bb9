import { canonicalJson } from './canonical-json.ts'
import { verifyChain } from './chain.ts'
import type { LogEvent } from './event.ts'
import { BEGINNING, contextAfter, lineOf } from './line.ts'

/** Version of the export file. Version 1 held each event as it is. */
export const LOG_VERSION = 2

/**
 * The export file of a log: JSON with one event per line, so that it can be read and compared by eye. What a reader can
 * compute from the lines before is left out; the head proves that it computed the events that were recorded.
 *
 * @param events A whole log.
 * @returns The text, ending in a line break; the same for the same events.
 * @throws RangeError where the events are not a whole chain.
 */
export function encodeLog(events: readonly LogEvent[]): string {
  const chain = verifyChain(events)
  if (!chain.ok) throw new RangeError(`Event ${chain.seq}: ${chain.message}`)
  const lines: string[] = []
  let context = BEGINNING
  for (const event of events) {
    lines.push(canonicalJson(lineOf(event, context)))
    context = contextAfter(event, context)
  }
  return `{"version":${LOG_VERSION},"kind":"assay-log","events":[\n${lines.join(',\n')}\n],"head":"${chain.head}"}\n`
}
