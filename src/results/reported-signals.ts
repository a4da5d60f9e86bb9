import type { Signal } from '#log'
import type { ReportedSignal } from '#report'
import type { SessionEvent } from '#schemas/event'
import type { PublicItem } from '#schemas/public-item'
import { insertedSteps } from './inserted-steps.ts'
import type { SessionTimes } from './session-times.ts'

/**
 * What is told of how somebody worked, in its order: what the page recorded, and what the steps of writing show.
 *
 * @param recorded of the whole log
 * @param itemOf items that the log may name
 */
export function reportedSignals(
  events: readonly SessionEvent[],
  recorded: readonly Signal[],
  times: SessionTimes,
  itemOf: (id: string) => PublicItem | undefined,
): readonly ReportedSignal[] {
  const presented = events.flatMap(({ type, seq }) => (type === 'present' ? [seq] : []))
  const inserted = insertedSteps(events, itemOf).map(({ seq, characters }): ReportedSignal => ({
    seq,
    mono: times.at(seq),
    fact: { type: 'inserted', characters },
    position: presented.filter((one) => one < seq).length,
    note: '',
  }))
  return [...recorded.map((signal) => ({ ...signal, mono: times.at(signal.seq) })), ...inserted].toSorted(
    (one, other) => one.seq - other.seq,
  )
}
