import type { FunctionComponent } from 'preact'
import type { ItemKind, PracticeItem, PracticeItemOf, TaskOf } from '#schemas/public-item'
import type { Response, ResponseOf } from '#schemas/response'
import type { Score } from '#schemas/score'
import type { Draft, KindProps } from '../session/view.ts'

/** What a review shows: the item with its key, and the response that was submitted. */
export interface ReviewProps<Kind extends ItemKind> {
  readonly item: PracticeItemOf<Kind>
  readonly response: ResponseOf<Kind>
  readonly score: Score
  /** Whether the key may be shown: before, a review says how the answer did, and not what is right. */
  readonly revealed: boolean
}

/** One item kind on the page. */
export interface KindDefinition<Kind extends ItemKind> {
  readonly kind: Kind
  /** Address of the style sheet of the kind's own parts, which is there before they are shown. */
  readonly sheet?: string
  /** Where the candidate answers. */
  readonly Work: FunctionComponent<KindProps<Kind>>
  /** The submitted response beside the key. */
  readonly Review: FunctionComponent<ReviewProps<Kind>>
  /** What else explains the score, below its parts; absent where they say it all. */
  readonly Failures?: FunctionComponent<ReviewProps<Kind>>
  /** Whether the review says of each part of the score how it went, so that no list of parts is needed. */
  readonly reviewsParts: boolean
  /** Whether the review itself shows what would have been right, so that who asks for the key is led there. */
  readonly reviewsKey: boolean
  /** What is still missing from a response, in a sentence; undefined where nothing is. */
  readonly unanswered: (task: TaskOf<Kind>, response: ResponseOf<Kind>) => string | undefined
}

interface ReviewOnPage {
  readonly item: PracticeItem
  readonly draft: Draft
  readonly score: Score
  readonly revealed: boolean
}

/** A kind as the session page uses it, whichever it is. */
export interface KindOnPage {
  readonly sheet: string | undefined
  readonly Work: FunctionComponent<{
    readonly item: PracticeItem
    readonly draft: Draft
    readonly onChange: (response: Response) => void
    readonly locked: boolean
  }>
  readonly Review: FunctionComponent<ReviewOnPage>
  readonly Failures: FunctionComponent<ReviewOnPage>
  readonly reviewsParts: boolean
  readonly reviewsKey: boolean
  readonly unanswered: (item: PracticeItem, draft: Draft) => string | undefined
}

/**
 * Binds a kind's parts to items and drafts of any kind; what is of another kind shows nothing.
 *
 * @param definition The kind's parts.
 */
export function defineKind<Kind extends ItemKind>({
  kind,
  sheet,
  Work,
  Review,
  Failures,
  reviewsParts,
  reviewsKey,
  unanswered,
}: KindDefinition<Kind>): KindOnPage {
  // The kinds have been compared, but TypeScript does not narrow by a generic tag: the casts say what was checked.
  const bind = (item: PracticeItem, draft: Draft) => {
    const { response } = draft
    if (item.kind !== kind || response.kind !== kind) return undefined
    return {
      item: item as unknown as PracticeItemOf<Kind>,
      task: item.task as TaskOf<Kind>,
      response: response as ResponseOf<Kind>,
    }
  }
  return {
    sheet,
    Work: ({ item, draft, onChange, locked }) => {
      const bound = bind(item, draft)
      if (bound === undefined) return null
      const { task, response } = bound
      return <Work item={{ id: item.id, task }} response={response} onChange={onChange} locked={locked} />
    },
    reviewsParts,
    reviewsKey,
    Review: ({ item, draft, score, revealed }) => {
      const bound = bind(item, draft)
      if (bound === undefined) return null
      return <Review item={bound.item} response={bound.response} score={score} revealed={revealed} />
    },
    Failures: ({ item, draft, score, revealed }) => {
      const bound = bind(item, draft)
      if (Failures === undefined || bound === undefined) return null
      return <Failures item={bound.item} response={bound.response} score={score} revealed={revealed} />
    },
    unanswered: (item, draft) => {
      const bound = bind(item, draft)
      return bound === undefined ? undefined : unanswered(bound.task, bound.response)
    },
  }
}
