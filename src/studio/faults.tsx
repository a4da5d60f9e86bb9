import type { Diagnostic } from '#schemas/diagnose/index'
import { InlineCode } from '../components/inline-code.tsx'
import { studio as words } from '../text/studio.ts'

interface FaultsProps {
  /** undefined while they are looked for */
  readonly faults: readonly Diagnostic[] | undefined
  readonly onGo: (fault: Diagnostic) => void
}

const { faults: texts } = words
/** Faults that are listed. */
const LISTED = 20

/** What is wrong with a blueprint, each with the way to its line. */
export function Faults({ faults, onGo }: FaultsProps) {
  const errors = faults?.filter(({ severity }) => severity === 'error').length ?? 0
  return (
    <div class="studio-faults" data-checked={faults !== undefined}>
      <p role="status">
        {faults === undefined ? texts.checking : errors === 0 ? texts.none : texts.heading(errors)}
      </p>
      {faults !== undefined && faults.length > 0 && (
        <ul>
          {faults.slice(0, LISTED).map((fault, at) => (
            <li key={at} class={`note ${fault.severity === 'error' ? 'note-bad' : ''}`}>
              <button type="button" class="button button-quiet button-small" onClick={() => onGo(fault)}>
                {texts.go(fault.range.start.line)}
              </button>{' '}
              <bdi>
                <InlineCode text={fault.message} />
              </bdi>
              {fault.help !== undefined && (
                <bdi class="muted studio-help">
                  <InlineCode text={fault.help} />
                </bdi>
              )}
            </li>
          ))}
        </ul>
      )}
      {faults !== undefined && faults.length > LISTED && <p>{texts.more(faults.length - LISTED)}</p>}
      <p class="small muted">{texts.exact}</p>
    </div>
  )
}
