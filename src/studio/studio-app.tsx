import { LiveRegion } from '../components/live-region.tsx'
import { studio as words } from '../text/studio.ts'
import type { StudioDesign } from './design.ts'
import type { HeldDesign } from './held-design.ts'
import type { StudioRelease } from './offer.ts'
import { ReleaseNotes } from './release-notes.tsx'
import { Studio } from './studio.tsx'
import { StudioBar } from './studio-bar.tsx'
import { useDesign } from './use-design.ts'

interface StudioAppProps extends HeldDesign<StudioDesign> {
  readonly releases: readonly StudioRelease[]
}

/** The designer's page: loads a release or takes one from a file, and keeps what is made, with what can be undone. */
export function StudioApp({ releases, first, held }: StudioAppProps) {
  const design = useDesign(releases, first, held)
  const { index, offered, past, setPast, onChange, onTest, onRelease, setFailure } = design
  const { now } = past
  const onBroken = (): void => setFailure(words.broken)
  return (
    <>
      <StudioBar
        offered={offered}
        present={design.present}
        past={past}
        isTooLarge={design.isTooLarge}
        onPast={setPast}
        onTest={onTest}
        onRelease={onRelease}
        onFailure={onBroken}
        onText={(text) => onChange({ ...now, text }, 'file')}
      />
      <ReleaseNotes {...design} />
      {index && <Studio key={now.hash} index={index} design={now} onChange={onChange} onFailure={onBroken} />}
      <LiveRegion />
    </>
  )
}
