import { useId, useRef } from 'preact/hooks'
import type { TaskOf } from '#schemas/public-item'
import { InlineCode } from '../../components/inline-code.tsx'
import { announce } from '../../components/live-region.tsx'
import { prompt as words } from '../../text/kinds/prompt.ts'

/** The longest prompt, in UTF-16 units (included), as the answer's format has it. */
const longestPrompt = 8000

interface PromptEditorProps {
  readonly given: string
  readonly fix: NonNullable<TaskOf<'prompt'>['fix']>
  /** null while nothing has been changed. */
  readonly text: string | null
  readonly locked: boolean
  readonly onChange: (text: string | null) => void
}

/** The prompt as it was given, to be changed, and beside it what it is checked for. */
export function PromptEditor({ given, fix, text, locked, onChange }: PromptEditorProps) {
  const id = useId()
  const value = text ?? given
  const kept = useRef(value)
  kept.current = value
  return (
    <section aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>
        <label for={`${id}-text`}>{words.editor}</label>
      </h2>
      <p class="prompt-ask">
        <InlineCode text={fix.ask} />
      </p>
      <div class="prompt-fix">
        <div>
          <textarea
            id={`${id}-text`}
            aria-describedby={`${id}-checks`}
            rows={14}
            value={value}
            disabled={locked}
            spellcheck={false}
            onInput={(event) => {
              const next = event.currentTarget.value.toWellFormed()
              if (next.length > longestPrompt && next.length > kept.current.length) {
                event.currentTarget.value = kept.current
                announce(words.tooLong)
              } else onChange(next)
            }}
          />
          <button
            type="button"
            class="button button-small"
            disabled={locked || value === given}
            onClick={() => {
              onChange(null)
              announce(words.restored)
            }}
          >
            {words.restore}
          </button>
        </div>
        <div class="prompt-checks" id={`${id}-checks`}>
          {fix.shown.length > 0 && (
            <>
              <p>{words.checksShown}</p>
              <ul>
                {fix.shown.map((check) => (
                  <li key={check.id}>
                    <InlineCode text={check.text} />
                  </li>
                ))}
              </ul>
            </>
          )}
          {fix.hidden > 0 && <p>{words.checksHidden(fix.hidden)}</p>}
          <p class="muted small">{words.checksHelp}</p>
        </div>
      </div>
    </section>
  )
}
