import { session } from '../../text/session.ts'
import { Dialog } from '../dialog.tsx'

const words = session.keys

/** The keys that do something here. */
export function KeysDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog heading={words.heading} open={open} onClose={onClose}>
      <dl class="keys">
        {words.rows.map(([keys, action]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{action}</dd>
          </div>
        ))}
      </dl>
      <p class="muted small">{words.apple}</p>
      <div class="ways">
        <button type="button" class="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </Dialog>
  )
}
