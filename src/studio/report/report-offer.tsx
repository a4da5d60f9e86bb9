import { useId, useState } from 'preact/hooks'
import type { TestedFacts } from '#blueprint'
import type { ReleasePublic } from '#schemas/release-public'
import { download } from '../../components/download.ts'
import { studioReport as words } from '../../text/studio-report.ts'
import type { DesignForecast } from '../../workers/studio/protocol.ts'
import type { StudioDesign } from '../design.ts'
import type { Simulated } from '../outcome.tsx'
import { FileButton } from '../calibration/file-button.tsx'
import { simulationOf } from '../simulation-of.ts'

interface ReportOfferProps {
  readonly index: ReleasePublic
  readonly items: readonly TestedFacts[]
  readonly titleOf: (skill: string) => string
  readonly design: StudioDesign
  readonly found: DesignForecast | undefined
  /** whether the blueprint was checked and is faultless */
  readonly isSound: boolean
  /** what was simulated last, of whatever design */
  readonly simulated: Simulated | undefined
}

/** The technical report of the design, made once it is asked for. */
export function ReportOffer({ found, isSound, simulated, ...given }: ReportOfferProps) {
  const id = useId()
  const [file, setFile] = useState<File>()
  const [said, setSaid] = useState('')
  const [faults, setFaults] = useState<readonly string[]>([])
  const own = found && simulationOf(found, simulated)

  async function make(): Promise<void> {
    setFaults([])
    if (!isSound) return setSaid(words.refused)
    if (found === undefined) return setSaid(words.empty)
    setSaid(words.making)
    try {
      const [{ makeReport }, calibration] = await Promise.all([import('./make-report.ts'), read()])
      if (calibration !== undefined && !calibration.ok) {
        setFaults(calibration.faults)
        return setSaid('')
      }
      const page = await makeReport({ ...given, found, simulated: own, calibration })
      const name = `report-${found.blueprint.id}.html`
      download(new Blob([page], { type: 'text/html' }), name)
      setSaid(words.made(name))
    } catch (error) {
      reportError(error)
      setSaid(words.failed)
    }
  }

  /** The calibration file, if there is one: what reads it is large, and seldom needed. */
  async function read() {
    if (file === undefined) return undefined
    const { readCalibrationFile } = await import('./read-calibration-file.ts')
    const calibration = await readCalibrationFile(file)
    return calibration.ok
      ? { ...calibration, name: file.name }
      : {
          ok: false as const,
          faults: calibration.faults.map(
            ({ message, range: { start } }) => `${file.name}:${start.line}: ${message}`,
          ),
        }
  }

  return (
    <section aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{words.heading}</h2>
      <p>{words.lead}</p>
      <p class="small muted">{words.calibration}</p>
      <p class="studio-simulate">
        <FileButton
          label={words.choose}
          accept=".json,.yaml,.yml"
          onFiles={([chosen]) => {
            if (chosen) setFile(chosen)
          }}
        />
        {file && (
          <>
            <bdi>{file.name}</bdi>
            <button type="button" class="button button-small" onClick={() => setFile(undefined)}>
              {words.without}
            </button>
          </>
        )}
      </p>
      <p class="small muted">{own ? words.withSimulation(own.plan.candidates) : words.withoutSimulation}</p>
      <p>
        <button type="button" class="button" onClick={() => void make()}>
          {words.download}
        </button>
      </p>
      <p role="status">{said}</p>
      {faults.length > 0 && (
        <div class="note note-bad" role="alert">
          <p>{words.unusable}</p>
          <ul>
            {faults.map((fault, at) => (
              <li key={at}>
                <bdi>{fault}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
