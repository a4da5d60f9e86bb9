import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { createBatch } from '../../editor/batch.ts'
import { LONGEST_ASSISTANCE } from '../../session/watch.ts'
import { assistance as words } from '../../text/assistance.ts'
import { Dialog } from '../dialog.tsx'
import { useSession } from './session-context.ts'

/** What the candidate says of help from an AI, where it is allowed. */
export function AssistanceDialog({
  open,
  onClose,
}: {
  readonly open: boolean
  readonly onClose: () => void
}) {
  return (
    <Dialog heading={words.heading} open={open} onClose={onClose} isReading>
      <p>{words.what}</p>
      <AssistanceText />
      <div class="ways">
        <button type="button" class="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </Dialog>
  )
}

function AssistanceText() {
  const { view, actions, onFlush } = useSession()
  const id = useId()
  const help = useId()
  const [text, setText] = useState(view.block.assistance ?? '')
  const latest = useRef(text)
  const [batch] = useState(() =>
    createBatch(() => {
      actions.noteAssistance(latest.current)
    }),
  )
  useEffect(() => onFlush(batch.flush), [batch, onFlush])
  useEffect(() => batch.close, [batch])
  return (
    <>
      <label class="small" for={id}>
        {words.label}
      </label>
      <textarea
        id={id}
        rows={10}
        maxLength={LONGEST_ASSISTANCE}
        aria-describedby={help}
        value={text}
        onBlur={batch.flush}
        onInput={(event) => {
          latest.current = event.currentTarget.value.toWellFormed()
          setText(latest.current)
          batch.note()
        }}
      />
      <p class="muted small" id={help}>
        {words.help}
      </p>
    </>
  )
}
