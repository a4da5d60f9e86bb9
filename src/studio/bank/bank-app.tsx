import { LiveRegion } from '../../components/live-region.tsx'
import { studio } from '../../text/studio.ts'
import type { StudioDesign } from '../design.ts'
import type { HeldDesign } from '../held-design.ts'
import type { StudioRelease } from '../offer.ts'
import { ReleaseNotes } from '../release-notes.tsx'
import { useDesign } from '../use-design.ts'
import { Bank } from './bank.tsx'
import { BankBar } from './bank-bar.tsx'
import type { BankView } from './bank-view.ts'

/** A design, with what is looked at of its bank. */
export interface BankDesign extends StudioDesign {
  readonly bank: BankView
}

interface BankAppProps extends HeldDesign<BankDesign> {
  readonly releases: readonly StudioRelease[]
}

/** The page of a bank: loads a release or takes one from a file, and keeps what is looked at, with what can be undone. */
export function BankApp({ releases, first, held }: BankAppProps) {
  const design = useDesign(releases, first, held)
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
