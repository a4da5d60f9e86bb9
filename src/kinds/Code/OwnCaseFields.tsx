import { useId, useState } from 'preact/hooks'
import type { OwnCase } from '#schemas/event'
import type { TaskOf } from '#schemas/public-item'
import { announce } from '../../components/live-region.tsx'
import { valueWriting } from '../../session/value-writing.ts'
import { session } from '../../text/session.ts'
import { argumentsOf, fitsOwnCase, oneLine, withArgument } from './own-case.ts'
import type { OwnCaseProblem } from './own-case-problem.ts'

const words = session.ownCases

interface OwnCaseFieldsProps {
  readonly task: TaskOf<'code'>
  readonly language: string
  readonly own: OwnCase
  readonly problem: OwnCaseProblem | undefined
  readonly locked: boolean
  readonly onChange: (own: OwnCase) => void
  /** A field was left. */
  readonly onLeave: () => void
}

/** One field for each argument and one for what should come out. */
export function OwnCaseFields({
  task,
  language,
  own,
  problem,
  locked,
  onChange,
  onLeave,
}: OwnCaseFieldsProps) {
  const { parameters, returns } = task.signature
  const { nameOf } = valueWriting(language)
  const isText = task.io === 'stdin'
  const change = (next: OwnCase): boolean => {
    const shrinks = next.input.length + next.expected.length <= own.input.length + own.expected.length
    if (!fitsOwnCase(next) && !shrinks) return false
    onChange(next)
    return true
  }
  return (
    <div class="own-fields">
      {(isText ? [own.input] : argumentsOf(own, parameters.length)).map((text, at) => (
        <Field
          key={at}
          name={nameOf(parameters[at]?.name ?? '')}
          type={isText ? '' : (parameters[at]?.type ?? '')}
          text={text}
          locked={locked}
          problem={problem?.field === at ? problem.text : undefined}
          isText={isText}
          onChange={(next) =>
            change(isText ? { ...own, input: next } : withArgument(own, parameters.length, at, next))
          }
          onLeave={onLeave}
        />
      ))}
      <Field
        name={words.expected}
        type={isText ? '' : returns.type}
        help={words.expectedHelp}
        text={own.expected}
        locked={locked}
        problem={problem?.field === parameters.length ? problem.text : undefined}
        isText={isText}
        onChange={(next) => change({ ...own, expected: isText ? next : oneLine(next) })}
        onLeave={onLeave}
      />
    </div>
  )
}

interface FieldProps {
  readonly name: string
  readonly type: string
  readonly help?: string
  readonly text: string
  readonly problem: string | undefined
  readonly locked: boolean
  /** Whether it holds lines of text; otherwise a value, on one line. */
  readonly isText: boolean
  /** Returns whether the text could be taken. */
  readonly onChange: (text: string) => boolean
  readonly onLeave: () => void
}

function Field({ name, type, help, text, problem, locked, isText, onChange, onLeave }: FieldProps) {
  const id = useId()
  const [refused, setRefused] = useState(false)
  const told = refused ? words.tooLong : problem
  return (
    <>
      <label for={id}>
        {name} <span class="muted">{type}</span>
      </label>
      <div>
        <textarea
          id={id}
          rows={isText ? 4 : 1}
          value={text}
          readOnly={locked}
          placeholder={help}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          aria-invalid={told !== undefined}
          {...(told === undefined ? {} : { 'aria-describedby': `${id}-told` })}
          onBlur={() => {
            setRefused(false)
            onLeave()
          }}
          onInput={(event) => {
            const field = event.currentTarget
            const { selectionStart, selectionEnd } = field
            const next = isText ? field.value.toWellFormed() : oneLine(field.value)
            const taken = onChange(next)
            setRefused(!taken)
            if (!taken) announce(words.tooLong)
            if (field.value === next && taken) return
            // The same length where line breaks became spaces, so that the cursor has its place.
            field.value = taken ? next : text
            field.setSelectionRange(selectionStart, selectionEnd)
          }}
        />
        {told !== undefined && (
          <p class="bad small" id={`${id}-told`}>
            {told}
          </p>
        )}
      </div>
    </>
  )
}
