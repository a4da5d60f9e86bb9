import { useRef } from 'preact/hooks'
import { short } from '../text/kinds/short.ts'
import { announce } from './live-region.tsx'

/** The longest text of one field, in UTF-16 units (included). */
const fieldLimit = 2000

interface TextFieldProps {
  readonly id: string
  readonly value: string
  readonly describedBy?: string
  readonly disabled: boolean
  readonly onChange: (text: string) => void
}

/** One line of text. What would make it too long is refused in words and leaves it as it was. */
export function TextField({ id, value, describedBy, disabled, onChange }: TextFieldProps) {
  const kept = useRef(value)
  kept.current = value
  return (
    <input
      type="text"
      id={id}
      class="text-field"
      value={value}
      disabled={disabled}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      onInput={(event) => {
        const text = event.currentTarget.value.toWellFormed()
        if (text.length > fieldLimit && text.length > kept.current.length) {
          event.currentTarget.value = kept.current
          announce(short.tooLong)
        } else onChange(text)
      }}
    />
  )
}
