import { useEffect, useRef, useState } from 'preact/hooks'
import { announce, LiveRegion } from '../../components/live-region.tsx'
import { calibration as words } from '../../text/calibration.ts'
import type { CalibrationRequest, DroppedResponses } from '../../workers/calibrate/protocol.ts'
import { CHOICES, commandOf, fileNameOf, missingOf, requestOf, type Choices } from './choices.ts'
import { ChoicesForm } from './choices-form.tsx'
import { DropResponses } from './drop-responses.tsx'
import { Ending } from './ending.tsx'
import { Outcome } from './outcome.tsx'
import { peek, type Peeked } from './peek.ts'
import type { OfferedRelease } from './release-offer.ts'
import { useCalibration } from './use-calibration.ts'
import { Working } from './working.tsx'

/** The page on which a designer calibrates items: what was answered, how it is calibrated, what was found. */
export function CalibrationApp({ releases }: { readonly releases: readonly OfferedRelease[] }) {
  const [responses, setResponses] = useState<DroppedResponses>()
  const [peeked, setPeeked] = useState<Peeked>()
  const [choices, setChoices] = useState<Choices>(CHOICES)
  const [refusal, setRefusal] = useState<string>()
  const { running, ended, found, run, cancel } = useCalibration()
  const request = responses && requestOf(choices, responses, peeked)
  const latest = useRef<DroppedResponses | undefined>(undefined)

  async function take(next: DroppedResponses): Promise<void> {
    latest.current = next
    setRefusal(undefined)
    announce(words.drop.changed(next.type === 'file' ? next.file.name : next.name))
    const told = await peek(next)
    // what was chosen since is another file
    if (latest.current !== next) return
    setResponses(next)
    setPeeked(told)
  }

  function start(): void {
    const missing = request === undefined ? words.choices.runFirst : missingOf(choices)
    setRefusal(missing)
    if (missing === undefined && request !== undefined) void run(request)
  }

  useEffect(() => {
    setRefusal(undefined)
  }, [choices])

  return (
    <>
      <div class="calibration">
        <DropResponses responses={responses} onResponses={(next) => void take(next)} />
        <div>
          <ChoicesForm
            choices={choices}
            peeked={peeked}
            isRunning={running !== undefined}
            refusal={refusal}
            command={request && commandOf(request, fileNameOf(request.responses))}
            onChange={setChoices}
            onRun={start}
          />
          <Working running={running} said={ended?.said} onCancel={cancel} />
        </div>
      </div>
      {ended && running === undefined && <Ending ended={ended} />}
      {found && (
        <Outcome
          key={found.number}
          found={found}
          releases={releases}
          isStale={request !== undefined && !isSame(request, found.request)}
        />
      )}
      <LiveRegion />
    </>
  )
}

function isSame(one: CalibrationRequest, other: CalibrationRequest): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof CalibrationRequest>
  return [...keys].every((key) => one[key] === other[key])
}
