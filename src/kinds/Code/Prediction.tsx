import { useId, useRef } from 'preact/hooks'
import { announce } from '../../components/live-region.tsx'
import { Program } from '../../components/program.tsx'
import { useSession } from '../../components/session/session-context.ts'
import { LONGEST_REASON } from '../../session/answering.ts'
import type { FollowUpView } from '../../session/view.ts'
import { followUp } from '../../text/follow-up.ts'

const words = followUp.predict
const answers = ['passes', 'fails', 'unsure'] as const

/** Asks what the locked answer does now. Every choice and letter is kept; once it is recorded, the code opens. */
export function Prediction({ followUp: { base, prediction, reason } }: { readonly followUp: FollowUpView }) {
  const { actions } = useSession()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const record = (): void => {
    if (prediction === null) {
      announce(words.missing)
      form.current?.querySelector('input')?.focus()
      return
    }
    actions.predict({ prediction, reason, settled: true })
    announce(words.recorded)
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
          <legend>{words.question}</legend>
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
              <span>{words.answers[answer]}</span>
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
          {words.help}
        </p>
        <button type="submit" class="button button-next" aria-disabled={prediction === null}>
          {words.record}
        </button>
      </form>
      <h2>{followUp.base}</h2>
      <Program text={base.text} label={followUp.base} />
    </div>
  )
}
