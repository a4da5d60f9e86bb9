import { useRef, useState } from 'preact/hooks'
import { studio as words } from '../../text/studio.ts'
import type { FormNode } from './form-node.ts'

interface NumberProps {
  /** its label has this, with `-label` after it */
  readonly id: string
  readonly value: number
  readonly node: Pick<Extract<FormNode, { type: 'number' }>, 'min' | 'max' | 'isWhole'>
  readonly onChange: (value: number) => void
}

/** A number, with a slider beside it where it has two bounds. */
export function NumberField({ id, value, node: { min, max, isWhole }, onChange }: NumberProps) {
  const typed = useRef<{ readonly text: string; value?: number } | undefined>(undefined)
  const [, drawAnew] = useState({})
  // what is typed stands as it was typed, until the number becomes another one than it led to
  if (typed.current !== undefined) {
    typed.current.value ??= value
    if (typed.current.value !== value) typed.current = undefined
  }
  const step = isWhole ? 1 : 'any'
  const hasSlider = min !== undefined && max !== undefined
  return (
    <span class="studio-number">
      <input
        type="number"
        id={id}
        value={typed.current?.text ?? String(value)}
        step={step}
        {...(min === undefined ? {} : { min })}
        {...(max === undefined ? {} : { max })}
        aria-describedby={`${id}-help`}
        onInput={({ currentTarget }) => {
          typed.current = { text: currentTarget.value }
          if (currentTarget.value !== '' && Number.isFinite(currentTarget.valueAsNumber))
            onChange(currentTarget.valueAsNumber)
        }}
        onBlur={() => {
          typed.current = undefined
          drawAnew({})
        }}
      />
      {hasSlider && (
        <input
          type="range"
          min={min}
          max={max}
          step={isWhole ? 1 : (max - min) / 100}
          value={value}
          aria-labelledby={`${id}-label ${id}-slider`}
          onInput={({ currentTarget }) => onChange(Number(currentTarget.valueAsNumber.toFixed(4)))}
        />
      )}
      {hasSlider && (
        <span class="hidden-text" id={`${id}-slider`}>
          {words.form.slider}
        </span>
      )}
    </span>
  )
}
