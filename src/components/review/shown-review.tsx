import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { mountReplay, REPLAY_PLACE, reviewFinding, reviewLead, reviewSections } from '#report'
import attemptSheet from '../../report/attempt.css?inline'
import reportSheet from '../../report/report.css?inline'
import chartSheet from '../../styles/chart.css?inline'
import { review as words } from '../../text/review.ts'
import type { OpenedReview } from './open-review.ts'

interface ShownReviewProps {
  readonly opened: OpenedReview
  readonly hasSealed: boolean
}

/** One result as its reviewer's page shows it; here its texts can be run at any point. */
export function ShownReview({ opened: { scored, shown }, hasSealed }: ShownReviewProps) {
  const root = useRef<HTMLDivElement>(null)
  const markup = useMemo(
    () =>
      shown &&
      reviewSections({ ...shown, engine: words.engine }).map(({ id, title, content }) => ({
        id,
        title,
        html: content.markup,
      })),
    [shown],
  )
  useLayoutEffect(() => {
    // The report's rules hold below it alone; the page's own are those of the site.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@scope (.report) { ${[chartSheet, reportSheet, attemptSheet].join('\n')} }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [])
  useEffect(() => {
    const place = root.current?.querySelector<HTMLElement>(`#${REPLAY_PLACE}`)
    if (place && shown) mountReplay(place, shown.replay, shown.run)
  }, [shown])
  const reason = scored.reasons[0]
  if (!shown || !markup)
    return (
      <p class="note note-bad" role="alert">
        {reason}
      </p>
    )
  const isChecked = !hasSealed && shown.report.status !== 'rejected'
  return (
    <div class="report" ref={root}>
      <h2>{isChecked ? words.checked : reviewFinding(shown.report)}</h2>
      {/* Escaped by the only way to markup that reports have. */}
      <div dangerouslySetInnerHTML={{ __html: reviewLead(shown.report).markup }} />
      {markup.map(({ id, title, html }) => (
        <section key={id} id={id} aria-labelledby={`${id}-heading`}>
          <h2 id={`${id}-heading`}>{title}</h2>
          <div dangerouslySetInnerHTML={{ __html: html }} />
        </section>
      ))}
    </div>
  )
}
