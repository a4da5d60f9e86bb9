import { useState } from 'preact/hooks'
import type { StudioPart } from '../../components/studio-pages.ts'
import { studioGuides as words } from '../../text/studio-guides.ts'
import { searchOf, type GuidePlace } from './guide-place.ts'
import { StepWords } from './step-words.tsx'

interface GuidePanelProps {
  readonly begun: GuidePlace
  /** page on which it stands */
  readonly part: StudioPart
  readonly onEnd: () => void
}

/** A guide beside the page that it leads through. The address holds which step it is at. */
export function GuidePanel({ begun: { guide, at: begun }, part, onEnd }: GuidePanelProps) {
  const [at, setAt] = useState(begun)
  const { title, steps } = guide
  const step = steps[at] ?? steps[0]

  function go(next: number): void {
    setAt(next)
    history.replaceState(history.state, '', `${searchOf({ guide, at: next })}${location.hash}`)
  }

  return (
    <aside class="guide-panel" aria-label={words.label}>
      <details open>
        <summary>{words.step(title, at + 1, steps.length)}</summary>
        <div class="guide-step" role="group" aria-label={words.stepLabel} aria-live="polite" tabIndex={0}>
          <StepWords step={step} from={part} />
        </div>
        <p class="guide-ways">
          {at > 0 && (
            <button type="button" class="button button-small" onClick={() => go(at - 1)}>
              {words.back}
            </button>
          )}
          {at < steps.length - 1 && (
            <button type="button" class="button button-small button-next" onClick={() => go(at + 1)}>
              {words.next}
            </button>
          )}
          <button type="button" class="button button-small" onClick={onEnd}>
            {words.end}
          </button>
        </p>
      </details>
    </aside>
  )
}
