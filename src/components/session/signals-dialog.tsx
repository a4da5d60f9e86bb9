import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Signal } from '#log'
import { createBatch } from '../../editor/batch.ts'
import { session } from '../../text/session.ts'
import { site } from '../addresses.ts'
import { Dialog } from '../dialog.tsx'
import { useSession } from './session-context.ts'

const words = session.signals

/** Longest note, in UTF-16 units (included). */
const longestNote = 500

/** Each recorded fact in words, with a note of the candidate's own beside it. */
export function SignalsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { view } = useSession()
  const help = useId()
  return (
    <Dialog heading={words.heading} open={open} onClose={onClose} isReading>
      <p>{words.what}</p>
      <p>
        {words.who} <a href={site.guidePage('signals')}>{words.guide}</a>
      </p>
      {view.signals.length === 0 ? (
        <p class="muted">{words.none}</p>
      ) : (
        <>
          <p class="muted small" id={help}>
            {words.noteHelp}
          </p>
          <ol class="signals">
            {view.signals.map((signal) => (
              <NotedSignal key={signal.seq} signal={signal} help={help} />
            ))}
          </ol>
        </>
      )}
      <div class="ways">
        <button type="button" class="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </Dialog>
  )
}

function NotedSignal({ signal, help }: { readonly signal: Signal; readonly help: string }) {
  const { actions, onFlush } = useSession()
  const id = useId()
  const [text, setText] = useState(signal.note)
  const latest = useRef(text)
  const [batch] = useState(() =>
    createBatch(() => {
      actions.note(signal.seq, latest.current)
    }),
  )
  useEffect(() => onFlush(batch.flush), [batch, onFlush])
  useEffect(() => batch.close, [batch])
  const when = words.when(signal.mono, signal.position)
  return (
    <li>
      <p>
        <span class="muted number">{when}</span>
        <br />
        {words.fact(signal.fact)}
      </p>
      <label class="small" for={id}>
        {words.note}
        <span class="hidden-text">: {when}</span>
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={longestNote}
        aria-describedby={help}
        value={text}
        onBlur={batch.flush}
        onInput={(event) => {
          latest.current = event.currentTarget.value.toWellFormed()
          setText(latest.current)
          batch.note()
        }}
      />
    </li>
  )
}
