import type { EventData, SessionEvent } from '#schemas/event'
import type { Response, ResponseOf } from '#schemas/response'
import type { FollowUpKind } from './writing.ts'

/** A locked answer, and what its author expects of it now that an assumption has changed. */
export interface FollowUpWork extends Pick<EventData<'predict'>, 'prediction' | 'reason'> {
  /** The answer as it was when it was locked. */
  readonly base: ResponseOf<FollowUpKind>
  /** Whether the prediction was made for good: from then on, the answer can be changed. */
  readonly isSettled: boolean
}

/** What an answer of each kind is made of: that is written anew once it is locked. Who stands here has follow-ups. */
const adapted: {
  readonly [Kind in FollowUpKind]: (
    response: ResponseOf<Kind>,
  ) => Omit<NonNullable<ResponseOf<Kind>['followUp']>, 'prediction' | 'reason'>
} = {
  code: ({ text }) => ({ text }),
  sql: ({ text }) => ({ text }),
  debug: ({ files }) => ({ files }),
  tests: ({ text }) => ({ text }),
}

/** @returns Whether items of the response's kind may have a follow-up. */
export function mayBeLocked(response: Response): response is ResponseOf<FollowUpKind> {
  return Object.hasOwn(adapted, response.kind)
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
    if (work !== undefined || !mayBeLocked(response)) return work
    return { base: response, prediction: null, reason: '', isSettled: false }
  }
  if (event.type !== 'predict' || work === undefined || work.isSettled) return work
  const { prediction, reason, settled } = event.data
  return { ...work, prediction, reason, isSettled: settled }
}

/**
 * @param now what the documents make as they stand, of the same kind
 * @returns the locked answer, with what was made of it
 */
export function withFollowUp(
  { base, prediction, reason }: FollowUpWork,
  now: Response,
): ResponseOf<FollowUpKind> {
  if (now.kind !== base.kind) throw new TypeError(`Unexpected ${now.kind} answer, expected ${base.kind}`)
  // Both are of one kind, which the type of a union of pairs cannot say.
  const of = adapted[base.kind] as (response: Response) => object
  return { ...base, followUp: { prediction, reason, ...of(now) } } as ResponseOf<FollowUpKind>
}
