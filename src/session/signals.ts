import type { SessionEvent } from '#schemas/event'
import type { SignalView } from './view.ts'

/** What a log says about how somebody worked, as they see it themselves. */
export interface Signals {
  readonly list: readonly SignalView[]
  /** How many items have been presented. */
  readonly position: number
}

export const NO_SIGNALS: Signals = { list: [], position: 0 }

/** The signals after one more event of the session. */
export function reduceSignals(signals: Signals, event: SessionEvent): Signals {
  const { list, position } = signals
  switch (event.type) {
    case 'present':
      return { list, position: position + 1 }
    case 'paste':
    case 'untrusted':
      return signalled({ ...event.data, type: event.type } as SignalView['fact'])
    case 'away':
      return signalled({ ...event.data, type: event.type })
    case 'note': {
      const { about, text } = event.data
      return { list: list.map((one) => (one.seq === about ? { ...one, note: text } : one)), position }
    }
    default:
      return signals
  }

  function signalled(fact: SignalView['fact']): Signals {
    return { list: [...list, { seq: event.seq, mono: event.at.mono, fact, position, note: '' }], position }
  }
}
