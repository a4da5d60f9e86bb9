import { useEffect, useId, useRef } from 'preact/hooks'
import { calibration as words } from '../../text/calibration.ts'
import { nameOf } from './choices.ts'
import type { OngoingCalibration } from './use-calibration.ts'

interface WorkingProps {
  /** undefined where nothing goes on */
  readonly running: OngoingCalibration | undefined
  /** how the last one ended */
  readonly said: string | undefined
  readonly onCancel: () => void
}

const { work: texts } = words

/** What is calibrated and how far that is, in words and as a bar, with the way to end it. */
export function Working({ running, said, onCancel }: WorkingProps) {
  const id = useId()
  const cancel = useRef<HTMLButtonElement>(null)
  const status = useRef<HTMLParagraphElement>(null)
  const isRunning = running !== undefined
  useEffect(() => {
    if (isRunning) cancel.current?.focus()
    // what had the focus is gone, and nothing else took it
    else if (said !== undefined && document.activeElement === document.body) status.current?.focus()
  }, [isRunning])
  return (
    <section class="calibration-working" aria-labelledby={`${id}-heading`} data-running={isRunning}>
      <h2 id={`${id}-heading`} class={isRunning ? undefined : 'hidden-text'}>
        {running ? <bdi>{headingOf(running)}</bdi> : texts.heading}
      </h2>
      {running && (
        <>
          <p class="calibration-progress">
            <progress value={running.progress.share} max={1} aria-labelledby={`${id}-words`} />
            <span id={`${id}-words`}>{sentence(running.progress.words)}</span>
          </p>
          <p class="calibration-ways">
            <button ref={cancel} type="button" class="button" onClick={onCancel}>
              {texts.cancel}
            </button>
            <span class="small muted">{texts.leave}</span>
          </p>
        </>
      )}
      <p ref={status} role="status" tabIndex={-1}>
        {isRunning ? '' : said}
      </p>
    </section>
  )
}

/** Another file may be chosen meanwhile, and another model. */
function headingOf({ request: { responses, model } }: OngoingCalibration): string {
  return words.outcome.of(nameOf(responses), words.choices.models[model].name)
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
