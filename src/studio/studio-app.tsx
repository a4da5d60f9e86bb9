import { useEffect, useMemo, useState } from 'preact/hooks'
import type { ReleasePublic } from '#schemas/release-public'
import { LiveRegion } from '../components/live-region.tsx'
import { loadRelease } from '../session/release.ts'
import { studio as words } from '../text/studio.ts'
import type { GivenDesign, StudioDesign } from './design.ts'
import { begin, change } from './past.ts'
import type { StudioRelease } from './offer.ts'
import { Studio } from './studio.tsx'
import { StudioBar } from './studio-bar.tsx'
import { textOfTest } from './text-of-test.ts'
import { useAddress } from './use-address.ts'
import { WISHES } from './wishes.ts'

interface StudioAppProps {
  readonly releases: readonly StudioRelease[]
  /** what the address held */
  readonly given: GivenDesign | undefined
}

/** The designer's page: loads a release and keeps what is made, with what can be undone. */
export function StudioApp({ releases, given }: StudioAppProps) {
  const [past, setPast] = useState(() =>
    begin<StudioDesign>(given?.design ?? { hash: releases[0]?.hash ?? '', text: '', wishes: WISHES }),
  )
  const [index, setIndex] = useState<ReleasePublic>()
  const [failure, setFailure] = useState<string>()
  const { now } = past
  const address = useMemo(() => releases.find(({ hash }) => hash === now.hash), [releases, now.hash])

  useEffect(() => {
    if (address === undefined) return
    let isWanted = true
    setIndex(undefined)
    setFailure(undefined)
    loadRelease(address).then(
      (release) => {
        if (!isWanted) return
        setIndex(release.index)
        setPast((before) => (before.now.text === '' ? begin(withTest(before.now, release.index)) : before))
      },
      () => isWanted && setFailure(words.failed),
    )
    return () => {
      isWanted = false
    }
  }, [address])

  useAddress(now)

  const onChange = (next: StudioDesign, of: string): void =>
    setPast((before) => change(before, next, of, performance.now()))

  function onTest(hash: string, test: string): void {
    const other = releases.find((release) => release.hash === hash)
    if (other === undefined) return
    loadRelease(other).then(
      ({ index: there }) =>
        setPast((before) =>
          change(
            before,
            { ...before.now, hash, text: textOfTest(there, test) ?? before.now.text },
            `test ${test}`,
            performance.now(),
          ),
        ),
      () => setFailure(words.failed),
    )
  }

  return (
    <>
      <StudioBar
        releases={releases}
        past={past}
        onPast={setPast}
        onTest={onTest}
        onText={(text) => onChange({ ...now, text }, 'file')}
      />
      {given?.isMoved === true && <p class="note">{words.moved}</p>}
      {failure !== undefined && (
        <p class="note note-bad" role="alert">
          {failure}
        </p>
      )}
      {index === undefined ? (
        failure === undefined && <p role="status">{words.loading}</p>
      ) : (
        <Studio
          key={now.hash}
          index={index}
          design={now}
          onChange={onChange}
          onFailure={() => setFailure(words.broken)}
        />
      )}
      <LiveRegion />
    </>
  )
}

function withTest(design: StudioDesign, index: ReleasePublic): StudioDesign {
  return { ...design, text: textOfTest(index, index.tests[0]?.id ?? '') ?? '' }
}
