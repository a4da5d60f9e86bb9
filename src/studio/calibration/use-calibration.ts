import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { calibration as words } from '../../text/calibration.ts'
import { startCalibration, type RunningCalibration } from '../../workers/calibrate/client.ts'
import type {
  CalibrationEnd,
  CalibrationRequest,
  PageCalibration,
  PageProgress,
} from '../../workers/calibrate/protocol.ts'
import { nameOf } from './choices.ts'
import { markRunning, takeMark, unmarkRunning } from './running-mark.ts'

/** A calibration that goes on. */
export interface OngoingCalibration {
  readonly request: CalibrationRequest
  readonly progress: PageProgress
}

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
 * takes nothing away. The page is not left unasked while one runs, nor before anything of the last one found was taken away.
 */
export function useCalibration() {
  const [running, setRunning] = useState<OngoingCalibration>()
  const [ended, setEnded] = useState(endedBefore)
  const [found, setFound] = useState<FoundCalibration>()
  const [taken, setTaken] = useState(0)
  const current = useRef<RunningCalibration | undefined>(undefined)
  const isAsking = running !== undefined || (found !== undefined && found.number !== taken)

  // before the page is painted: nobody is asked in the frame after a download
  useLayoutEffect(() => {
    if (!isAsking) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isAsking])
  useEffect(() => () => current.current?.cancel(), [])

  async function run(request: CalibrationRequest): Promise<void> {
    const name = nameOf(request.responses)
    const tell = (progress: PageProgress): void => setRunning({ request, progress })
    setEnded(undefined)
    tell({ words: words.work.begun, share: 0 })
    markRunning(name)
    try {
      const started = startCalibration(request, tell)
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
    unmarkRunning()
    setRunning(undefined)
  }

  return {
    running,
    ended,
    found,
    run,
    cancel: () => current.current?.cancel(),
    /** is told that something of what was found is a file now */
    onTaken: () => setTaken(found?.number ?? 0),
  }
}

/** What the page before this one took with it. */
function endedBefore(): EndedCalibration | undefined {
  const name = takeMark()
  return name === undefined ? undefined : { said: words.work.interrupted(name), end: undefined }
}
