import { useEffect, useRef, useState } from 'preact/hooks'
import { loadRelease } from '../../session/release.ts'
import { calibration as words } from '../../text/calibration.ts'
import { askComparison, type Asked } from '../../workers/calibrated/client.ts'
import type { Comparison, ComparedWith } from '../../workers/calibrated/protocol.ts'
import { ApplyCommand } from './apply-command.tsx'
import { fileNameOf } from './choices.ts'
import { ComparedPart } from './compared-part.tsx'
import { FaultsList } from './faults-list.tsx'
import { FileButton } from './file-button.tsx'
import type { OfferedRelease } from './release-offer.ts'
import { SelectField } from './select-field.tsx'
import type { FoundCalibration } from './use-calibration.ts'

interface BankPanelProps {
  readonly found: FoundCalibration
  readonly releases: readonly OfferedRelease[]
}

interface Over {
  readonly state: 'over'
  /** tells it from others */
  readonly round: number
  readonly comparison: Comparison
  readonly isRelease: boolean
}

type Comparing =
  | { readonly state: 'idle' }
  | {
      readonly state: 'comparing'
      /** what is shown until there is another */
      readonly before: Over | undefined
    }
  | { readonly state: 'failed'; readonly reason: string }
  | Over

const { bank: texts } = words
const FILE = 'file'

/** What the parameters would change in a bank, beside those that it has; nothing is applied here. */
export function BankPanel({ found: { request, calibration }, releases }: BankPanelProps) {
  const [chosen, setChosen] = useState('')
  const [comparing, setComparing] = useState<Comparing>({ state: 'idle' })
  const asked = useRef<Asked<Comparison> | undefined>(undefined)
  // what was begun with another choice than the present one is not shown any more
  const round = useRef(0)
  const from = fileNameOf(request.responses)
  useEffect(() => () => asked.current?.cancel(), [])

  function begin(state: (now: Comparing) => Comparing): number {
    asked.current?.cancel()
    setComparing(state)
    return ++round.current
  }

  async function compare(wanted: ComparedWith | OfferedRelease): Promise<void> {
    const own = begin((now) => ({ state: 'comparing', before: shownIn(now) }))
    const tell = (next: Comparing): void => {
      if (own === round.current) setComparing(next)
    }
    let against: ComparedWith
    try {
      against = 'type' in wanted ? wanted : { type: 'release', index: (await loadRelease(wanted)).index }
    } catch {
      return tell({ state: 'failed', reason: texts.releaseFailed })
    }
    if (own !== round.current) return
    try {
      asked.current = askComparison({ type: 'compare', calibration: calibration.file, from, against })
      const comparison = await asked.current.end
      tell({ state: 'over', round: own, comparison, isRelease: against.type === 'release' })
    } catch (error) {
      reportError(error)
      tell({ state: 'failed', reason: texts.broken })
    }
  }

  function choose(value: string): void {
    setChosen(value)
    const release = releases.find(({ hash }) => hash === value)
    if (release === undefined) begin(() => ({ state: 'idle' }))
    else void compare(release)
  }

  const isComparing = comparing.state === 'comparing'
  const shown = shownIn(comparing)
  const compared = shown?.comparison
  return (
    <>
      <p>{texts.lead}</p>
      <div class="calibration-tools">
        <SelectField
          label={texts.against}
          value={chosen}
          options={{
            '': texts.choose,
            ...Object.fromEntries(
              releases.map(({ hash, bank, release }) => [hash, texts.release(bank, release)]),
            ),
            [FILE]: texts.file,
          }}
          onChange={choose}
        >
          {chosen === FILE && (
            <>
              <span class="calibration-ways">
                <FileButton
                  label={texts.fileChoose}
                  accept=".json,.yaml,.yml"
                  onFiles={([file]) => {
                    if (file) void compare({ type: 'file', file })
                  }}
                />
              </span>
              <span class="small muted">{texts.fileHelp}</span>
            </>
          )}
        </SelectField>
      </div>
      <p role="status" class="calibration-comparing">
        {isComparing && (shown === undefined ? texts.loading : texts.renewing)}
      </p>
      {comparing.state === 'failed' && (
        <p class="note note-bad" role="alert">
          {comparing.reason}
        </p>
      )}
      <div class="calibration-compared" aria-busy={isComparing}>
        {compared?.type === 'refused' && (
          <div class="note note-bad" role="alert">
            <p>{texts.unreadable}</p>
            <FaultsList diagnostics={compared.diagnostics} />
          </div>
        )}
        {compared?.type === 'other-scale' && (
          <p class="note note-bad" role="alert">
            <bdi>{texts.otherScale(compared.scale, compared.other)}</bdi>
          </p>
        )}
        {shown && compared?.type === 'compared' && (
          <ComparedPart key={shown.round} compared={compared} isRelease={shown.isRelease} />
        )}
      </div>
      <ApplyCommand
        file={from}
        bank={
          !isComparing && shown?.isRelease === true && compared?.type === 'compared'
            ? compared.plan.bank
            : undefined
        }
      />
    </>
  )
}

/** The comparison that is to be seen: the last one, as long as the next one is awaited. */
function shownIn(comparing: Comparing): Over | undefined {
  if (comparing.state === 'comparing') return comparing.before
  return comparing.state === 'over' ? comparing : undefined
}
