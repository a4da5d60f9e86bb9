import { LiveRegion } from '../../components/live-region.tsx'
import { studio } from '../../text/studio.ts'
import { firstDesign, type StudioDesign } from '../design.ts'
import type { StudioRelease } from '../offer.ts'
import { ReleaseNotes } from '../release-notes.tsx'
import { useDesign, type HeldAddress } from '../use-design.ts'
import { Bank } from './bank.tsx'
import { BankBar } from './bank-bar.tsx'
import { BANK_VIEW, type BankView } from './bank-view.ts'

/** A design, with what is looked at of its bank. */
export interface BankDesign extends StudioDesign {
  readonly bank: BankView
}

interface BankAppProps {
  readonly releases: readonly StudioRelease[]
  readonly given: BankDesign | undefined
  readonly held: HeldAddress
}

/** The page of a bank: loads a release or takes one from a file, and keeps what is looked at, with what can be undone. */
export function BankApp({ releases, given, held }: BankAppProps) {
  const first = given ?? { ...firstDesign(releases), bank: BANK_VIEW }
  const design = useDesign<BankDesign>(releases, first, held)
  const { index, address, offered, past, setPast, onChange, onTest, onRelease, setFailure } = design
  const { now } = past
  const onBroken = (): void => setFailure(studio.broken)
  return (
    <>
      <BankBar
        offered={offered}
        present={design.present}
        past={past}
        onPast={setPast}
        onTest={onTest}
        onRelease={onRelease}
        onFailure={onBroken}
      />
      <ReleaseNotes {...design} />
      {index && (
        <Bank
          key={now.hash}
          index={index}
          links={{ hasPages: address?.hasPages === true, previews: address?.previews }}
          design={now}
          onChange={onChange}
          onFailure={onBroken}
        />
      )}
      <LiveRegion />
    </>
  )
}
