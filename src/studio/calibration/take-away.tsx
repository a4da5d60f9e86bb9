import { useEffect, useRef, useState } from 'preact/hooks'
import { download } from '../../components/download.ts'
import { announce } from '../../components/live-region.tsx'
import { calibration as words } from '../../text/calibration.ts'
import { askReport, type Asked } from '../../workers/calibrated/client.ts'
import { fileNameOf } from './choices.ts'
import type { FoundCalibration } from './use-calibration.ts'

const { outcome: texts } = words

interface TakeAwayProps {
  readonly found: FoundCalibration
  /** is told that either of both was taken */
  readonly onTaken: () => void
}

/** What leaves the page: the file of parameters, and the report. */
export function TakeAway({ found: { request, calibration }, onTaken }: TakeAwayProps) {
  const [report, setReport] = useState<'idle' | 'making' | 'failed'>('idle')
  const asked = useRef<Asked<string> | undefined>(undefined)
  const file = fileNameOf(request.responses)
  useEffect(() => () => asked.current?.cancel(), [])

  function take(content: string, type: string, name: string): void {
    download(new Blob([content], { type }), name)
    onTaken()
  }

  async function makeReport(): Promise<void> {
    setReport('making')
    try {
      // its sheets and its way to the type are needed by those alone who want it
      const { pageReportStyle } = await import('../../components/report-style.ts')
      asked.current = askReport(calibration.report, await pageReportStyle())
      take(await asked.current.end, 'text/html', file.replace(/\.json$/, '.html'))
      setReport('idle')
    } catch (error) {
      reportError(error)
      announce(texts.reportFailed)
      setReport('failed')
    }
  }

  return (
    <>
      <p class="calibration-ways">
        <button
          type="button"
          class="button button-next"
          onClick={() => take(calibration.text, 'application/json', file)}
        >
          {texts.parameters}
        </button>
        <button
          type="button"
          class="button"
          aria-disabled={report === 'making'}
          onClick={() => {
            if (report !== 'making') void makeReport()
          }}
        >
          {report === 'making' ? texts.reportMaking : texts.report}
        </button>
      </p>
      {report === 'failed' && <p class="note note-bad">{texts.reportFailed}</p>}
      <p class="small muted">{texts.saved}</p>
    </>
  )
}
