import type { SavedView, SessionActions } from '../../session/view.ts'
import { session } from '../../text/session.ts'
import { download } from '../download.ts'

/** Where the work is not stored: why, and the way to save it by hand. */
export function UnsavedNote({
  saved,
  actions,
}: {
  readonly saved: SavedView
  readonly actions: SessionActions
}) {
  if (saved.state !== 'unsaved') return null
  return (
    <p class="note note-bad">
      <strong>{session.footer.unsaved}.</strong> {saved.problem}{' '}
      <button
        type="button"
        class="button button-quiet button-small"
        onClick={() => {
          download(actions.exportLog(), 'assay-record.json')
        }}
      >
        {session.footer.download}
      </button>
    </p>
  )
}
