import { useEffect, useRef } from 'preact/hooks'
import type { FollowUpView } from '../../session/view.ts'
import { followUp as words } from '../../text/follow-up.ts'
import { makeTablesStackable } from '../stackable-tables.ts'
import { Written } from '../written.tsx'

/** What has changed since the answer was locked, and that answer, to read. */
export function FollowUp({
  followUp: { html, base, stage },
  isOver,
}: {
  readonly followUp: FollowUpView
  /** Whether it is scored: then the answers are shown beside this. */
  readonly isOver: boolean
}) {
  const text = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (text.current !== null) makeTablesStackable(text.current)
  }, [html])
  return (
    <section class="follow-up" aria-labelledby="follow-up">
      <h2 id="follow-up" tabIndex={-1}>
        {words.heading}
      </h2>
      <p class="muted small">{words.locked}</p>
      <div class="prose" ref={text} dangerouslySetInnerHTML={{ __html: html }} />
      {stage === 'predict' && <p class="note small">{words.asks(base.kind)}</p>}
      {stage === 'adapt' && !isOver && (
        <details>
          <summary>{words.base}</summary>
          <Written answer={base} label={words.base} />
        </details>
      )}
      <h2 class="asked-before">{words.before}</h2>
    </section>
  )
}
