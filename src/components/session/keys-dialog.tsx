import { session } from '../../text/session.ts'
import { Dialog } from '../dialog.tsx'
import { useSession } from './session-context.ts'

const words = session.keys

/** The keys that do something here. */
export function KeysDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { canPause } = useSession().view
  const isHere = ([keys]: readonly [string, string]): boolean => canPause || keys !== words.pause
  return (
    <Dialog heading={words.heading} open={open} onClose={onClose} isReading>
      <div class="keys-sections">
        {words.sections.map(({ heading, rows }) => (
          <section key={heading}>
            <h3>{heading}</h3>
            <dl class="keys">
              {rows.filter(isHere).map(([keys, action]) => (
                <div key={keys}>
                  <dt>
                    <kbd>{keys}</kbd>
                  </dt>
                  <dd>{action}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="muted small">{words.apple}</p>
      <div class="ways">
        <button type="button" class="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </Dialog>
  )
}
