import { useId } from 'preact/hooks'
import { TextField } from '../../components/text-field.tsx'
import type { KindProps } from '../../session/view.ts'
import { short as words } from '../../text/kinds/short.ts'

/** A number, a few words, a set, an interval or a growth. */
export function Short({ item: { task }, response, onChange, locked }: KindProps<'short'>) {
  const id = useId()
  const unit = task.form === 'number' || task.form === 'interval' ? task.unit : undefined
  return (
    <div class="short">
      <label for={id}>{unit === undefined ? words.label : words.labelUnit(unit)}</label>
      <TextField
        id={id}
        value={response.text}
        describedBy={`${id}-help`}
        disabled={locked}
        onChange={(text) => {
          onChange({ kind: 'short', text })
        }}
      />
      <p class="muted small" id={`${id}-help`}>
        {words.help[task.form]}
      </p>
    </div>
  )
}
