import { useId } from 'preact/hooks'
import type { ComponentChildren } from 'preact'

interface SelectFieldProps<T extends string> {
  readonly label: string
  readonly help?: string
  readonly value: T
  /** names by value, in their order */
  readonly options: Readonly<Record<T, string>>
  readonly onChange: (value: T) => void
  /** what belongs to the choice, below its help */
  readonly children?: ComponentChildren
}

/** One of several, with a sentence about what it means. */
export function SelectField<T extends string>({
  label,
  help,
  value,
  options,
  onChange,
  children,
}: SelectFieldProps<T>) {
  const id = useId()
  const values = Object.keys(options) as T[]
  return (
    <div class="studio-field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        {...(help === undefined ? {} : { 'aria-describedby': `${id}-help` })}
        onChange={({ currentTarget }) => {
          const chosen = values.find((one) => one === currentTarget.value)
          if (chosen !== undefined) onChange(chosen)
        }}
      >
        {values.map((one) => (
          <option key={one} value={one}>
            {options[one]}
          </option>
        ))}
      </select>
      {help !== undefined && (
        <span class="small muted" id={`${id}-help`}>
          {help}
        </span>
      )}
      {children}
    </div>
  )
}
