import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { announce, LiveRegion } from '../../components/live-region.tsx'
import { calibration as words } from '../../text/calibration.ts'
import type { DroppedResponses } from '../../workers/calibrate/protocol.ts'
import { begin, change } from '../past.ts'
import { UndoButtons } from '../undo-buttons.tsx'
import { useAddress } from '../use-address.ts'
import {
  choicesFrom,
  commandOf,
  fileNameOf,
  isSameRequest,
  missingOf,
  nameOf,
  requestOf,
  type Choices,
} from './choices.ts'
import { ChoicesForm } from './choices-form.tsx'
import { DropResponses } from './drop-responses.tsx'
import { Ending } from './ending.tsx'
import { Outcome } from './outcome.tsx'
import { peek } from './peek.ts'
import type { Peeked } from './peeked.ts'
import type { OfferedRelease } from './release-offer.ts'
import { useCalibration } from './use-calibration.ts'
import { Working } from './working.tsx'

interface CalibrationAppProps {
  readonly releases: readonly OfferedRelease[]
  /** what the address held: choices under `calibration`, and what other pages of the studio keep there */
  readonly given: { readonly calibration?: unknown }
}

/** The page on which a designer calibrates items: what was answered, how it is calibrated, what was found. */
export function CalibrationApp({ releases, given }: CalibrationAppProps) {
  const [responses, setResponses] = useState<DroppedResponses>()
  const [peeked, setPeeked] = useState<Peeked>()
  const [past, setPast] = useState(() => begin(choicesFrom(given.calibration)))
  const { now: choices } = past
  const [refusal, setRefusal] = useState<string>()
  const { running, ended, found, run, cancel, onTaken } = useCalibration()
  const request = responses && requestOf(choices, responses, peeked)
  const latest = useRef<DroppedResponses | undefined>(undefined)
  const isChanged = past.before.length + past.after.length > 0
  // files are in no address
  const kept = useMemo(
    () =>
      isChanged
        ? { ...given, calibration: { ...choices, priorFile: undefined, anchorsFile: undefined } }
        : undefined,
    [isChanged, choices],
  )
  useAddress(kept)

  async function take(next: DroppedResponses): Promise<void> {
    latest.current = next
    setRefusal(undefined)
    announce(words.drop.changed(nameOf(next)))
    const told = await peek(next)
    // what was chosen since is another file
    if (latest.current !== next) return
    setResponses(next)
    setPeeked(told)
  }

  function onChoices(next: Choices): void {
    const changed = (Object.keys(next) as (keyof Choices)[]).find((key) => next[key] !== choices[key])
    setPast((before) => change(before, next, changed ?? '', performance.now()))
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
        <DropResponses
          responses={responses}
          unread={peeked?.unread}
          onResponses={(next) => void take(next)}
        />
        <div>
          <ChoicesForm
            choices={choices}
            peeked={peeked}
            isRunning={running !== undefined}
            refusal={refusal}
            command={
              peeked?.unread === undefined && request
                ? commandOf(request, fileNameOf(request.responses))
                : undefined
            }
            onChange={onChoices}
            onRun={start}
          >
            <UndoButtons past={past} onPast={setPast} />
          </ChoicesForm>
          <Working running={running} said={ended?.said} onCancel={cancel} />
        </div>
      </div>
      {ended && running === undefined && <Ending ended={ended} />}
      {found && (
        <Outcome
          key={found.number}
          found={found}
          releases={releases}
          isStale={request !== undefined && !isSameRequest(request, found.request)}
          onTaken={onTaken}
        />
      )}
      <LiveRegion />
    </>
  )
}
