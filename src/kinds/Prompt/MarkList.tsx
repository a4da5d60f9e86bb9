import { useLayoutEffect, useRef } from 'preact/hooks'
import { announce } from '../../components/live-region.tsx'
import { prompt as words } from '../../text/kinds/prompt.ts'
import { quoteOf, type Marks } from './marks.ts'

interface MarkListProps {
  readonly output: { readonly id: string; readonly text: string }
  readonly marks: Marks
  readonly locked: boolean
  readonly onChange: (marks: Marks) => void
}

/** The marks of one output, each with a button that takes it away. */
export function MarkList({ output, marks, locked, onChange }: MarkListProps) {
  const list = useRef<HTMLDivElement>(null)
  const focusNext = useRef<number | undefined>(undefined)
  const own = marks.filter((mark) => mark.output === output.id)

  useLayoutEffect(() => {
    if (focusNext.current === undefined) return
    const buttons = list.current?.querySelectorAll<HTMLElement>('button')
    const next = buttons?.[Math.min(focusNext.current, buttons.length - 1)]
    // With the last mark gone, the list itself keeps the place.
    ;(next ?? list.current)?.focus()
    focusNext.current = undefined
  })

  return (
    <div class="prompt-marks" ref={list} tabIndex={-1}>
      <h4>{words.marks}</h4>
      {own.length === 0 ? (
        <p class="muted small">{words.noMarks}</p>
      ) : (
        <ul>
          {own.map((mark, index) => {
            const quote = quoteOf(output.text, mark)
            return (
              <li key={`${mark.from}-${mark.to}`}>
                <q>{quote}</q>
                <button
                  type="button"
                  class="button button-small button-sign"
                  aria-label={words.removeMark(quote)}
                  title={words.removeSign}
                  disabled={locked}
                  onClick={() => {
                    focusNext.current = index
                    onChange(marks.filter((each) => each !== mark))
                    announce(words.unmarked(quote))
                  }}
                >
                  ×
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
