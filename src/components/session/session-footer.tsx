import type { FeedbackView, SavedView } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { download } from '../download.ts'
import { DRY_RUN } from '../offers.ts'
import { useNow } from '../use-now.ts'
import { useSession } from './session-context.ts'
import { signalCounts } from './signal-counts.ts'

const words = session.footer

/** Whether the work is safe, what was recorded of it, and what can be done now. */
export function SessionFooter({
  onSignals,
  onAssistance,
}: {
  readonly onSignals: () => void
  readonly onAssistance: () => void
}) {
  const { view, actions, run, askSubmit } = useSession()
  const running = view.run.state === 'running'
  return (
    <footer class="session-footer">
      <div class="session-state">
        <Saved
          saved={view.saved}
          onDownload={() => {
            download(actions.exportLog(), 'assay-record.json')
          }}
        />
        {view.accommodations.signals ? (
          <button type="button" class="button button-quiet button-small" onClick={onSignals}>
            <span>
              <span class="signals-what">{session.signals.button}</span> {signalCounts(view.signals)}
            </span>
          </button>
        ) : (
          <p class="muted small">{session.signals.off}</p>
        )}
        {view.block.assistance !== undefined && (
          <button type="button" class="button button-quiet button-small" onClick={onAssistance}>
            {session.assistance.button(view.block.assistance === '')}
          </button>
        )}
      </div>
      <div class="ways">
        {view.screen === 'feedback' ? (
          <button type="button" class="button button-next" onClick={actions.proceed}>
            {nextWord(view)}
          </button>
        ) : view.followUp?.stage === 'predict' ? null : (
          <>
            {view.canRun && (
              <button
                type="button"
                class="button"
                onClick={() => {
                  run()
                }}
              >
                {running ? session.run.stop : session.run.run}
              </button>
            )}
            <button
              type="button"
              class="button button-next"
              aria-disabled={view.submitting}
              onClick={askSubmit}
            >
              {view.submitting ? words.submitting(view.test.use) : words.submit}
            </button>
          </>
        )}
      </div>
    </footer>
  )
}

function nextWord({ last, test }: FeedbackView): string {
  if (!last) return session.feedback.next
  return test.single || test.id === DRY_RUN ? session.feedback.finish : session.feedback.result
}

function Saved({ saved, onDownload }: { readonly saved: SavedView; readonly onDownload: () => void }) {
  const now = useNow(5000)
  if (saved.state === 'unsaved')
    return (
      <p class="saved saved-not">
        <strong>{words.unsaved}.</strong> {saved.problem}{' '}
        <button type="button" class="button button-quiet button-small" onClick={onDownload}>
          {words.download}
        </button>
      </p>
    )
  const seconds = saved.at === undefined ? undefined : Math.max(0, (now - saved.at) / 1000)
  return (
    <p class="saved">
      {saved.state === 'saving'
        ? words.saving
        : seconds === undefined
          ? words.saved
          : words.savedAgo(seconds)}
      {saved.problem !== undefined && <span class="saved-note"> {saved.problem}</span>}
    </p>
  )
}
