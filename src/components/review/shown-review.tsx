import { useEffect, useMemo, useRef } from 'preact/hooks'
import { mountReplay, REPLAY_PLACE, reviewFinding, reviewLead, reviewSections } from '#report'
import { review as words } from '../../text/review.ts'
import { useReportSheet } from '../use-report-sheet.ts'
import type { OpenedFile } from './opened-reviews.tsx'

/** One result as its reviewer's page shows it; here its texts can be run at any point. */
export function ShownReview({ opened: { name, shown, told } }: { readonly opened: OpenedFile }) {
  const root = useRef<HTMLDivElement>(null)
  const review = useMemo(() => {
    if (!shown) return undefined
    const { status, reasons } = told
    const { replay } = shown
    const report = { ...shown.report, status, reasons }
    return {
      report,
      sections: reviewSections({ report, replay, engine: words.engine }).map(({ id, title, content }) => ({
        id,
        title,
        html: content.markup,
      })),
    }
  }, [shown, told])
  useReportSheet()
  useEffect(() => {
    const place = root.current?.querySelector<HTMLElement>(`#${REPLAY_PLACE}`)
    if (place && shown) mountReplay(place, shown.replay, shown.run)
  }, [shown])
  if (!shown || !review)
    return (
      <>
        <h2 class="review-finding" tabIndex={-1}>
          {words.notOpened} <bdi>{name}</bdi>
        </h2>
        <ul class="note note-bad review-reasons">
          {told.reasons.map((reason) => (
            <li key={reason}>
              <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
      </>
    )
  const isChecked = !shown.isOnRecord && told.status !== 'rejected'
  return (
    <div class="report" ref={root}>
      <h2 class="review-finding" tabIndex={-1}>
        {isChecked ? words.checked : reviewFinding(review.report)}
      </h2>
      {/* Escaped by the only way to markup that reports have. */}
      <div dangerouslySetInnerHTML={{ __html: reviewLead(review.report).markup }} />
      {review.sections.map(({ id, title, html }) => (
        <section key={id} id={id} aria-labelledby={`${id}-heading`}>
          <h2 id={`${id}-heading`}>{title}</h2>
          <div dangerouslySetInnerHTML={{ __html: html }} />
        </section>
      ))}
    </div>
  )
}
