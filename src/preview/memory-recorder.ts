import type { SessionEvent } from '#schemas/event'
import type { Recorder } from '../session/storage-recorder.ts'

/** A recorder that keeps a session's events in this page alone: an author who tries an item leaves no trace of it. */
export function memoryRecorder(): Recorder {
  const events: SessionEvent[] = []
  const listeners = new Set<(status: ReturnType<Recorder['status']>) => void>()
  const status: Recorder['status'] = () => ({
    savedAt: events.at(-1)?.at.wall,
    pending: 0,
    problem: undefined,
  })
  return {
    append: (event) => {
      events.push(event)
      for (const listener of listeners) listener(status())
      return Promise.resolve({ type: 'saved' })
    },
    flush: () => Promise.resolve({ type: 'saved' }),
    status,
    onStatus: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    events: () => events,
    close: () => Promise.resolve({ type: 'saved' }),
  }
}
