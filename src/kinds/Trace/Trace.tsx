import { useId } from 'preact/hooks'
import { InlineCode } from '../../components/inline-code.tsx'
import { Program } from '../../components/program.tsx'
import { TextField } from '../../components/text-field.tsx'
import type { KindProps } from '../../session/view.ts'
import { trace as words } from '../../text/kinds/trace.ts'

/** One field for each value that the program of the stem comes to; where stem and work are tabs, the program again. */
export function Trace({ item: { task }, response, onChange, locked }: KindProps<'trace'>) {
  const id = useId()
  return (
    <div class="trace">
      <div class="trace-program">
        <Program text={task.program} label={words.program} language={task.language} />
      </div>
      <fieldset disabled={locked} aria-describedby={`${id}-help`}>
        <legend>{words.fields}</legend>
        <p class="muted small" id={`${id}-help`}>
          {words.help}
        </p>
        {task.steps.map((step) => (
          <div key={step.id} class="trace-step">
            <label for={`${id}-${step.id}`}>
              <InlineCode text={step.label} />
            </label>
            <TextField
              id={`${id}-${step.id}`}
              value={response.values[step.id] ?? ''}
              disabled={locked}
              onChange={(text) => {
                onChange({ kind: 'trace', values: { ...response.values, [step.id]: text } })
              }}
            />
          </div>
        ))}
      </fieldset>
    </div>
  )
}
