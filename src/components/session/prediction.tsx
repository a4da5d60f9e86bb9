import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { LONGEST_REASON } from '../../session/answering.ts'
import type { FollowUpView } from '../../session/view.ts'
import { adapting } from '../../text/adapting.ts'
import { followUp } from '../../text/follow-up.ts'
import { announce } from '../live-region.tsx'
import { Written } from '../written.tsx'
import { useSession } from './session-context.ts'

const words = adapting.predict
const answers = ['passes', 'fails', 'unsure'] as const

/**
 * Asks what the locked answer does now. Every choice and letter is kept; once it is recorded, the answer opens.
 *
 * @param props.children what else there is to read before one says it
 */
export function Prediction({
  followUp: { base, prediction, reason },
  children,
}: {
  readonly followUp: FollowUpView
  readonly children?: ComponentChildren
}) {
  const { actions } = useSession()
  const { kind } = base
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const record = (): void => {
    if (prediction === null) {
      announce(words.missing)
      form.current?.querySelector('input')?.focus()
      return
    }
    actions.predict({ prediction, reason, settled: true })
    announce(words.recorded(kind))
  }
  return (
    <div class="prediction">
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          record()
        }}
      >
        <fieldset class="choice" aria-describedby={`${id}-help`}>
          <legend>{words.question(kind)}</legend>
          {answers.map((answer) => (
            <label key={answer} class="option">
              <input
                type="radio"
                name={`${id}-answer`}
                checked={prediction === answer}
                onChange={() => {
                  actions.predict({ prediction: answer, reason, settled: false })
                }}
              />
              <span>{words.answers(kind)[answer]}</span>
            </label>
          ))}
        </fieldset>
        <label class="small" for={`${id}-reason`}>
          {words.reason}
        </label>
        <textarea
          id={`${id}-reason`}
          rows={2}
          maxLength={LONGEST_REASON}
          value={reason}
          onInput={(event) => {
            actions.predict({ prediction, reason: event.currentTarget.value, settled: false })
          }}
        />
        <p class="muted small" id={`${id}-help`}>
          {words.help(kind)}
        </p>
        <button type="submit" class="button button-next" aria-disabled={prediction === null}>
          {words.record(kind)}
        </button>
      </form>
      <h2>{followUp.base}</h2>
      <Written answer={base} label={followUp.base} />
      {children}
    </div>
  )
}
