import type { Blueprint } from '#schemas/blueprint'
import type { SessionEvent } from '#schemas/event'

/** Storage names hold 64 characters: the test, as far as it fits, and the attempt's UUID. */
export function sessionPrefix(test: string): string {
  return `${test.slice(0, 27)}_`
}

const GRADED = 'graded_'

/** The storage name of a candidate's attempt at a graded test. @param attempt UUID */
export function gradedName(attempt: string): string {
  return GRADED + attempt
}

/** Whether a stored session is an attempt at a graded test, which is no part of anybody's practice. */
export function isGraded(session: string): boolean {
  return session.startsWith(GRADED)
}

/** The test that a stored session belongs to, by its first event. */
export function testOf(first: unknown): string | undefined {
  const event = first as
    { readonly type?: unknown; readonly data?: { readonly test?: { readonly id?: unknown } } } | undefined
  return event?.type === 'start' && typeof event.data?.test?.id === 'string' ? event.data.test.id : undefined
}

/** The event that says how far a session is: the end of a block, or the item that came after it. */
export function lastStep(events: readonly SessionEvent[]): SessionEvent | undefined {
  return events.findLast(({ type }) => type === 'finish' || type === 'present')
}

/** A session is over when its last block is. */
export function isOver(last: unknown, { blocks }: Blueprint): boolean {
  const event = last as { readonly type?: unknown; readonly data?: { readonly block?: unknown } } | undefined
  return event?.type === 'finish' && event.data?.block === blocks.at(-1)?.id
}
