import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { TaskOf } from '#schemas/public-item'
import { announce } from '../../components/live-region.tsx'
import { useSession } from '../../components/session/session-context.ts'
import { createBatch } from '../../editor/batch.ts'
import { fitsAnswer } from '../../editor/limit.ts'
import { session } from '../../text/session.ts'

const words = session.code

/** Arguments of the candidate's own, run beside the visible cases. */
export function OwnInput({ task }: { readonly task: TaskOf<'code'> }) {
  const { actions, view, onFlush } = useSession()
  const id = useId()
  const [text, setText] = useState(view.draft.kind === 'code' ? view.draft.ownInput : '')
  const latest = useRef(text)
  const [batch] = useState(() =>
    createBatch(() => {
      actions.setOwnInput(latest.current)
    }),
  )
  useEffect(() => onFlush(batch.flush), [batch, onFlush])
  useEffect(() => batch.close, [batch])
  return (
    <div class="own-input">
      <label for={id}>{words.inputLabel}</label>
      <textarea
        id={id}
        aria-describedby={`${id}-help`}
        rows={6}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        value={text}
        onBlur={batch.flush}
        onInput={(event) => {
          const next = event.currentTarget.value.toWellFormed()
          if (next.length > text.length && !fitsAnswer(next)) {
            event.currentTarget.value = text
            announce(words.tooLong)
            return
          }
          latest.current = next
          setText(next)
          batch.note()
        }}
      />
      <p class="muted small" id={`${id}-help`}>
        {words.inputHelp(
          task.signature.parameters.map((parameter) => `${parameter.name}: ${parameter.type}`),
        )}
      </p>
    </div>
  )
}
