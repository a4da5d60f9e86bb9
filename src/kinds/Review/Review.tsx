import { useId } from 'preact/hooks'
import { Marking } from '../../components/marking/Marking.tsx'
import type { KindProps } from '../../session/view.ts'
import { review as words } from '../../text/kinds/review.ts'

const verdicts = ['approve', 'comment', 'request-changes'] as const

/** Code or a diff with lines to mark, and the verdict. */
export function Review({ item: { task }, response, onChange, locked }: KindProps<'review'>) {
  const id = useId()
  return (
    <div class="review-work">
      <Marking
        form={task.form}
        files={task.files}
        marks={response.marks}
        locked={locked}
        onChange={(marks) => {
          onChange({ ...response, marks })
        }}
      />
      <fieldset class="choice review-verdict" disabled={locked}>
        <legend>{words.verdict}</legend>
        {verdicts.map((verdict) => (
          <label key={verdict} class="option">
            <input
              type="radio"
              name={id}
              checked={response.verdict === verdict}
              onChange={() => {
                onChange({ ...response, verdict })
              }}
            />
            <span>
              {words.verdicts[verdict]}
              <span class="muted small option-text">{words.verdictTexts[verdict]}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}
