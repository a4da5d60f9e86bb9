import type { EventData, SessionEvent } from '#schemas/event'

/** A fact about how somebody worked, with what they say of it. */
export interface Signal {
  /** The event's number, by which notes name it. */
  readonly seq: number
  /** Session time in milliseconds. */
  readonly mono: number
  readonly fact:
    | ({ readonly type: 'paste' } & EventData<'paste'>)
    | ({ readonly type: 'away' } & EventData<'away'>)
    | ({ readonly type: 'untrusted' } & EventData<'untrusted'>)
  /** Position of the item that was on screen, from 1; 0 before the first. */
  readonly position: number
  /** The candidate's note; empty where there is none. */
  readonly note: string
}

/** What a log says about how somebody worked, as they see it themselves. */
export interface Signals {
  readonly list: readonly Signal[]
  /** How many items have been presented. */
  readonly position: number
  /** What was said of help from an AI, by block. */
  readonly assistance: Readonly<Record<string, string>>
}

export const NO_SIGNALS: Signals = { list: [], position: 0, assistance: {} }

/** The signals after one more event of the session. */
export function reduceSignals(signals: Signals, event: SessionEvent): Signals {
  const { list, position, assistance } = signals
  switch (event.type) {
    case 'present':
      return { list, position: position + 1, assistance }
    case 'paste':
    case 'untrusted':
      return signalled({ ...event.data, type: event.type } as Signal['fact'])
    case 'away':
      return signalled({ ...event.data, type: event.type })
    case 'note': {
      const { about, text } = event.data
      const noted = list.map((one) => (one.seq === about ? { ...one, note: text } : one))
      return { list: noted, position, assistance }
    }
    case 'assistance':
      return { list, position, assistance: { ...assistance, [event.data.block]: event.data.text } }
    default:
      return signals
  }

  function signalled(fact: Signal['fact']): Signals {
    const one = { seq: event.seq, mono: event.at.mono, fact, position, note: '' }
    return { list: [...list, one], position, assistance }
  }
}
