import type { Signal } from '#log'
import { session } from '../../text/session.ts'

/** @returns How much was recorded so far, such as `1 paste, 0 away`. */
export function signalCounts(signals: readonly Signal[]): string {
  const count = (type: Signal['fact']['type']): number =>
    signals.filter(({ fact }) => fact.type === type).length
  return session.signals.counts(count('paste'), count('away'), count('untrusted'))
}
