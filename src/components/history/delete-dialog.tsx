import { history } from '../../text/history.ts'
import { Dialog } from '../dialog.tsx'

const words = history.keep

interface DeleteDialogProps {
  readonly heading: string
  readonly text: readonly string[]
  readonly open: boolean
  /** Keeps a copy first; the dialog stays open. */
  readonly onExport?: () => void
  readonly keep: string
  readonly onDelete: () => void
  readonly onClose: () => void
}

/** Asks once before something is lost for good. The way that keeps it stands first. */
export function DeleteDialog({ heading, text, open, onExport, keep, onDelete, onClose }: DeleteDialogProps) {
  return (
    <Dialog heading={heading} open={open} onClose={onClose}>
      {text.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div class="ways">
        {onExport && (
          <button type="button" class="button button-next" onClick={onExport}>
            {words.deleteExport}
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          {keep}
        </button>
        <button
          type="button"
          class="button button-danger"
          onClick={() => {
            onClose()
            onDelete()
          }}
        >
          {words.deleteConfirm}
        </button>
      </div>
    </Dialog>
  )
}
