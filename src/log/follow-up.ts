import type { EventData, SessionEvent } from '#schemas/event'
import type { ResponseOf } from '#schemas/response'

/** A locked answer, and what its author expects of it now that an assumption has changed. */
export interface FollowUpWork extends Pick<EventData<'predict'>, 'prediction' | 'reason'> {
  /** The answer as it was when it was locked. */
  readonly base: ResponseOf<'code'>
  /** Whether the prediction was made for good: from then on, the code can be changed. */
  readonly isSettled: boolean
}

/**
 * The work on a follow-up after one more event of its item. The first lock holds, and so does the first prediction that
 * was made for good.
 *
 * @param work undefined before the answer is locked
 */
export function reduceFollowUp(
  work: FollowUpWork | undefined,
  event: SessionEvent,
): FollowUpWork | undefined {
  if (event.type === 'follow-up') {
    const { response } = event.data
    if (work !== undefined || response.kind !== 'code') return work
    return { base: response, prediction: null, reason: '', isSettled: false }
  }
  if (event.type !== 'predict' || work === undefined || work.isSettled) return work
  const { prediction, reason, settled } = event.data
  return { ...work, prediction, reason, isSettled: settled }
}

/** @param text of the code as it stands. @returns the locked answer, with what was made of it */
export function withFollowUp({ base, prediction, reason }: FollowUpWork, text: string): ResponseOf<'code'> {
  return { ...base, followUp: { prediction, reason, text } }
}
