import { useId } from 'preact/hooks'
import type { KindProps } from '../../session/view.ts'
import { choice as words } from '../../text/kinds/choice.ts'

/** One or several of the given answers. */
export function Choice({ item, response, onChange, locked }: KindProps<'choice'>) {
  const name = useId()
  const one = item.task.choose === 'one'
  const toggle = (id: string, on: boolean): void => {
    const chosen = one ? [id] : item.task.options.map((option) => option.id).filter(isWanted)
    onChange({ kind: 'choice', chosen })

    function isWanted(option: string): boolean {
      return option === id ? on : response.chosen.includes(option)
    }
  }
  return (
    <fieldset class="choice" disabled={locked}>
      <legend>{one ? words.one : words.many}</legend>
      {item.task.options.map((option) => (
        <label key={option.id} class="option">
          <input
            type={one ? 'radio' : 'checkbox'}
            name={name}
            checked={response.chosen.includes(option.id)}
            onChange={(event) => {
              toggle(option.id, event.currentTarget.checked)
            }}
          />
          <span class="prose" dangerouslySetInnerHTML={{ __html: option.html }} />
        </label>
      ))}
    </fieldset>
  )
}
