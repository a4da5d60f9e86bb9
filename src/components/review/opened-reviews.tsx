import { useEffect, useRef, useState } from 'preact/hooks'
import type { SealedScore } from '#results'
import { review as words } from '../../text/review.ts'
import type { OpenedReview } from './open-review.ts'
import { ShownReview } from './shown-review.tsx'

export interface OpenedFile extends OpenedReview {
  readonly name: string
  /** beside what is known of it alone, what another result says of its attempt */
  readonly told: Pick<SealedScore, 'status' | 'reasons'>
}

/** The results that were given, and the report of the chosen one, to whose heading the focus goes. */
export function OpenedReviews({ files }: { readonly files: readonly OpenedFile[] }) {
  const [place, setPlace] = useState(0)
  const root = useRef<HTMLDivElement>(null)
  const one = files[place]
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('.review-finding')?.focus()
  }, [place])
  return (
    <div ref={root}>
      {files.some(({ shown }) => shown?.isOnRecord === false) && <p class="note">{words.provisional}</p>}
      {files.length > 1 && (
        <section aria-labelledby="review-results">
          <h2 id="review-results">{words.results}</h2>
          <ul class="review-list">
            {files.map(({ name, scored, told }, at) => (
              <li key={name}>
                <button
                  type="button"
                  class="button"
                  aria-current={at === place ? 'true' : undefined}
                  onClick={() => setPlace(at)}
                >
                  {words.show} <bdi>{name}</bdi>
                </button>{' '}
                <span>
                  <bdi>{scored.candidate ?? words.unknown}</bdi>, {told.status}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {one && <ShownReview key={one.name} opened={one} />}
      <p class="muted">{words.forget}</p>
    </div>
  )
}
