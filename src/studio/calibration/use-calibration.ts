import { useEffect, useRef, useState } from 'preact/hooks'
import { calibration as words } from '../../text/calibration.ts'
import { startCalibration, type RunningCalibration } from '../../workers/calibrate/client.ts'
import type {
  CalibrationEnd,
  CalibrationRequest,
  PageCalibration,
  PageProgress,
} from '../../workers/calibrate/protocol.ts'

/** A calibration that came to its end, with what was asked for. */
export interface FoundCalibration {
  /** counts those of this page */
  readonly number: number
  readonly request: CalibrationRequest
  readonly calibration: PageCalibration
}

/** How the last run ended, where it gave nothing to show, or a sentence about it. */
export interface EndedCalibration {
  readonly said: string
  readonly end: Exclude<CalibrationEnd, { type: 'done' }> | undefined
}

/**
 * Calibrations of a page, one at a time. What was found stays until another one is found: a run that is cancelled or refused
 * takes nothing away.
 */
export function useCalibration() {
  const [running, setRunning] = useState<PageProgress>()
  const [ended, setEnded] = useState<EndedCalibration>()
  const [found, setFound] = useState<FoundCalibration>()
  const current = useRef<RunningCalibration | undefined>(undefined)
  const isRunning = running !== undefined

  useEffect(() => {
    if (!isRunning) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isRunning])
  useEffect(() => () => current.current?.cancel(), [])

  async function run(request: CalibrationRequest): Promise<void> {
    const { responses } = request
    const name = responses.type === 'file' ? responses.file.name : responses.name
    setEnded(undefined)
    setRunning({ words: words.work.begun, share: 0 })
    try {
      const started = startCalibration(request, setRunning)
      current.current = started
      const end = await started.end
      if (end.type === 'cancelled') setEnded({ said: words.work.cancelled, end: undefined })
      else if (end.type === 'done') {
        const { calibration } = end
        setFound((before) => ({ number: (before?.number ?? 0) + 1, request, calibration }))
        setEnded({ said: words.work.done(name), end: undefined })
      } else setEnded({ said: '', end })
    } catch (error) {
      reportError(error)
      setEnded({ said: words.work.broken, end: undefined })
    }
    setRunning(undefined)
  }

  return { running, ended, found, run, cancel: () => current.current?.cancel() }
}
