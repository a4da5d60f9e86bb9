/** Logs for tests: chained as real ones are, of items that a release holds. */
import { createEvent } from '#log'
import type { EventData, EventType, SessionEvent } from '#schemas/event'
import type { ReleasePublic } from '#schemas/release-public'
import { sessionPrefix } from '../session/stored-session.ts'

/** What happens to one item. */
export interface SampleAttempt {
  readonly item: string
  /** Categories of the submissions, in order; none where it is not submitted. */
  readonly categories: readonly number[]
  /** Whether a hint gives the key away first. */
  readonly hint?: boolean
  /** Whether the solution is looked at in the end. */
  readonly reveal?: boolean
}

interface SampleSession {
  readonly release: { readonly hash: string; readonly index: ReleasePublic }
  readonly test: string
  readonly attempts: readonly SampleAttempt[]
  /** When it begins, in milliseconds since 1970-01-01 UTC; each attempt takes five minutes. */
  readonly when: number
  /** Number of the session, by which its id differs from others'. */
  readonly number: number
  /** Id of the test's last block where the session is over. */
  readonly finishes?: string | undefined
  readonly seen?: readonly string[]
}

/**
 * A session's log.
 *
 * @returns Its name in the storage, and its events.
 */
export function sampleLog(sample: SampleSession): {
  readonly session: string
  readonly events: readonly SessionEvent[]
} {
  const { release, test, attempts, when, number, finishes, seen } = sample
  const { index, hash } = release
  const attempt = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  const events: SessionEvent[] = []
  let mono = 0
  const add = <Type extends EventType>(type: Type, data: EventData<Type>): void => {
    const at = { mono, wall: when + mono }
    events.push(createEvent(events.at(-1), { type, data, at }) as SessionEvent)
  }
  add('start', {
    attempt,
    bank: index.bank,
    release: { version: index.release, hash },
    test: { id: test, hash: '0'.repeat(64) },
    seed: '0'.repeat(32),
    languages: ['typescript'],
    engine: 'engine.wasm',
    accommodations: { timeMultiplier: 1, plainEditor: false, signals: true },
    ...(seen && { seen: [...seen] }),
  })
  for (const [position, { item, categories, hint, reveal }] of attempts.entries()) {
    const facts = index.items.find(({ id }) => id === item)
    const version = facts?.version ?? '1.0.0'
    add('present', {
      block: finishes ?? 'main',
      position: position + 1,
      item,
      version,
      hash: facts?.hash ?? '1'.repeat(64),
    })
    if (hint === true) add('hint', { item, hint: 0, cost: 'key' })
    for (const [place, category] of categories.entries()) {
      if (place > 0) add('retry', { item })
      mono += 300_000
      add('submit', { item, response: { kind: 'short', text: 'an answer' } })
      add('score', { item, score: { category, max: facts?.max ?? 3, parts: [] } })
    }
    if (reveal === true) add('reveal', { item })
  }
  if (finishes !== undefined) add('finish', { block: finishes, reason: 'length' })
  return { session: sessionPrefix(test) + attempt, events }
}
