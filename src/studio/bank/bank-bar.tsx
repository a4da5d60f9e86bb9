import { site } from '../../components/addresses.ts'
import { studioBank as words } from '../../text/studio-bank.ts'
import { BeginWith } from '../begin-with.tsx'
import { OpenRelease, type OpenedRelease } from '../open-release.tsx'
import type { Past } from '../past.ts'
import { UndoButtons } from '../undo-buttons.tsx'
import type { OfferedTests } from '../use-releases.ts'
import type { BankDesign } from './bank-app.tsx'

interface BankBarProps {
  readonly offered: readonly OfferedTests[]
  /** the test that was begun with, as `hash id`; empty once it was changed */
  readonly present: string
  readonly past: Past<BankDesign>
  readonly onPast: (change: (past: Past<BankDesign>) => Past<BankDesign>) => void
  readonly onTest: (hash: string, test: string) => void
  readonly onRelease: (opened: OpenedRelease) => void
  readonly onFailure: () => void
}

/** Which bank is looked at, and for which test. */
export function BankBar({ offered, present, past, onPast, onTest, onRelease, onFailure }: BankBarProps) {
  return (
    <div class="studio-bar">
      <BeginWith label={words.test} offered={offered} present={present} onTest={onTest} />
      <p>
        <a class="button" href={site.studio}>
          {words.shape}
        </a>
      </p>
      <UndoButtons past={past} onPast={onPast} />
      <OpenRelease onRelease={onRelease} onFailure={onFailure} />
      <p class="small muted studio-bar-note">{words.address}</p>
    </div>
  )
}
