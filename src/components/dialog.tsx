import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'

interface DialogProps {
  readonly heading: string
  readonly open: boolean
  /** Escape, or a way back that was chosen. */
  readonly onClose: () => void
  /** To read rather than to answer: reading starts at the heading, and there is room for more. */
  readonly isReading?: boolean
  readonly children: ComponentChildren
}

/** A modal dialog of the browser: it keeps the focus, closes on Escape and gives the focus back. */
export function Dialog({ heading, open, onClose, isReading = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // At once: a key that follows the way back belongs to the page again, not to a dialog about to close.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element === null || element.open === open) return
    if (open) {
      element.showModal()
      if (isReading) element.querySelector('h2')?.focus()
    } else element.close()
  }, [open, isReading])
  return (
    <dialog
      ref={dialog}
      class={isReading ? 'dialog-reading' : undefined}
      aria-labelledby={id}
      onClose={onClose}
    >
      <h2 id={id} tabIndex={-1}>
        {heading}
      </h2>
      {open && children}
    </dialog>
  )
}

interface ConfirmProps {
  readonly heading: string
  readonly open: boolean
  readonly text: readonly string[]
  readonly confirm: string
  readonly back: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks once before something that cannot be taken back. */
export function Confirm({ heading, open, text, confirm, back, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog heading={heading} open={open} onClose={onClose}>
      {text.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div class="ways">
        <button
          type="button"
          class="button button-next"
          onClick={() => {
            onClose()
            onConfirm()
          }}
        >
          {confirm}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {back}
        </button>
      </div>
    </Dialog>
  )
}
