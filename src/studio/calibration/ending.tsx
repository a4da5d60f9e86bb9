import { useEffect, useRef } from 'preact/hooks'
import { download } from '../../components/download.ts'
import { InlineCode } from '../../components/inline-code.tsx'
import { calibration as words } from '../../text/calibration.ts'
import { COUNTED, FaultsList } from './faults-list.tsx'
import { sentenceOf } from './page-words.ts'
import type { EndedCalibration } from './use-calibration.ts'

/** Why there is nothing to show, with what helps; its heading gets the focus. */
export function Ending({ ended: { end } }: { readonly ended: EndedCalibration }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [end])
  if (end === undefined) return null
  const headed = (text: string) => (
    <h2 ref={heading} tabIndex={-1}>
      {text}
    </h2>
  )
  if (end.type === 'refused') {
    const errors = end.diagnostics.filter(({ severity }) => severity === 'error')
    const told = errors.filter(({ code }) => code !== COUNTED)
    return (
      <div class="note note-bad calibration-ending">
        {headed(words.refused.heading(told.length))}
        <p>{words.refused.nothing}</p>
        <FaultsList diagnostics={errors} />
      </div>
    )
  }
  if (end.type === 'failed')
    return (
      <div class="note note-bad calibration-ending">
        {headed(words.failed)}
        <p>
          <InlineCode text={sentenceOf(end.message)} />
        </p>
      </div>
    )
  const { trace } = end
  return (
    <div class="note note-bad calibration-ending">
      {headed(words.unsettled.heading)}
      <p>
        {end.words}. {words.unsettled.nothing}
      </p>
      <ul>
        {words.unsettled.ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      <p>
        <button
          type="button"
          class="button button-small"
          onClick={() => download(new Blob([trace], { type: 'application/json' }), 'trace.json')}
        >
          {words.unsettled.download}
        </button>
      </p>
    </div>
  )
}
