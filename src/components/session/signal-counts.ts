import type { SignalView } from '../../session/view.ts'
import { session } from '../../text/session.ts'

/** @returns How much was recorded so far, such as `1 paste, 0 away`. */
export function signalCounts(signals: readonly SignalView[]): string {
  const count = (type: SignalView['fact']['type']): number =>
    signals.filter(({ fact }) => fact.type === type).length
  return session.signals.counts(count('paste'), count('away'), count('untrusted'))
}
