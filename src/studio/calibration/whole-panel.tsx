import type { CalibrationParts } from '#report'
import { ReportMarkup } from './report-markup.tsx'

interface WholePanelProps {
  readonly parts: CalibrationParts
  readonly onItem: (place: number) => void
}

/** What is told of all items and persons together. */
export function WholePanel({ parts, onItem }: WholePanelProps) {
  return (
    <>
      {parts.sections
        .filter(({ id }) => id !== 'groups')
        .map(({ id, title, content }) => (
          <section key={id} aria-labelledby={`calibration-${id}`}>
            <h3 id={`calibration-${id}`} tabIndex={-1}>
              {title}
            </h3>
            <ReportMarkup markup={content.markup} onItem={onItem} />
          </section>
        ))}
    </>
  )
}
