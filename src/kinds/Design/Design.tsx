import { useId } from 'preact/hooks'
import { decisionStates, totalsOf } from '#adaptive'
import { announce } from '../../components/live-region.tsx'
import { InlineCode } from '../../components/inline-code.tsx'
import { TextField } from '../../components/text-field.tsx'
import type { KindProps } from '../../session/view.ts'
import { design as words } from '../../text/kinds/design.ts'
import { DecisionCard } from './DecisionCard.tsx'
import { newsOf } from './news.ts'
import { Summary } from './Summary.tsx'

/** Estimates to write, decisions to make, and what these come to. */
export function Design({ item: { task }, response, onChange, locked }: KindProps<'design'>) {
  const id = useId()
  const states = decisionStates(task, response.choices)
  const decide = (decision: string, option: string): void => {
    const choices = { ...response.choices, [decision]: option }
    onChange({ ...response, choices })
    const news = newsOf(task, response.choices, choices)
    if (news !== '') announce(news)
  }
  return (
    <div class="design">
      {task.estimates.length > 0 && (
        <fieldset class="design-estimates" disabled={locked} aria-describedby={`${id}-help`}>
          <legend>{words.estimates}</legend>
          <p class="muted small" id={`${id}-help`}>
            {words.estimatesHelp}
          </p>
          {task.estimates.map((estimate) => (
            <div key={estimate.id} class="design-estimate">
              <label for={`${id}-${estimate.id}`}>
                <InlineCode text={words.estimate(estimate.question, estimate.unit)} />
              </label>
              <TextField
                id={`${id}-${estimate.id}`}
                value={response.estimates[estimate.id] ?? ''}
                disabled={locked}
                onChange={(text) => {
                  onChange({ ...response, estimates: { ...response.estimates, [estimate.id]: text } })
                }}
              />
            </div>
          ))}
        </fieldset>
      )}
      {states.map((state, index) => (
        <DecisionCard
          key={state.decision.id}
          state={state}
          number={index + 1}
          quantities={task.quantities}
          locked={locked}
          onChoose={(option) => {
            decide(state.decision.id, option)
          }}
        />
      ))}
      {task.quantities.length > 0 && <Summary totals={totalsOf(task, states)} />}
    </div>
  )
}
