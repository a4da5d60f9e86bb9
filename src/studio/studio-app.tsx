import { useEffect, useState } from 'preact/hooks'
import { LiveRegion } from '../components/live-region.tsx'
import { studio as words } from '../text/studio.ts'
import type { GivenDesign, StudioDesign } from './design.ts'
import { begin, change } from './past.ts'
import type { StudioRelease } from './offer.ts'
import type { OpenedRelease } from './open-release.tsx'
import { Studio } from './studio.tsx'
import { StudioBar } from './studio-bar.tsx'
import { firstTest, textOfTest, textWith } from './text-of-test.ts'
import { useAddress } from './use-address.ts'
import { useReleases } from './use-releases.ts'
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
  const { now } = past
  const { index, offered, failure, setFailure, withIndex, open, isFromFile } = useReleases(releases, now.hash)

  useEffect(() => {
    if (index !== undefined && now.text === '')
      setPast((before) => begin({ ...before.now, text: firstTest(index) }))
  }, [index, now.text])

  useAddress(now)

  const onChange = (next: StudioDesign, of: string): void =>
    setPast((before) => change(before, next, of, performance.now()))

  const onTest = (hash: string, test: string): void =>
    withIndex(hash, (there) =>
      setPast((before) =>
        change(
          before,
          { ...before.now, hash, text: textOfTest(there, test) ?? before.now.text },
          `test ${test}`,
          performance.now(),
        ),
      ),
    )

  function onRelease(release: OpenedRelease): void {
    open(release)
    const { hash } = release
    const text = hash === given?.missing ? now.text : textWith(release.index, now.text, index)
    onChange({ ...now, hash, text }, 'release')
  }

  return (
    <>
      <StudioBar
        offered={offered}
        past={past}
        onPast={setPast}
        onTest={onTest}
        onRelease={onRelease}
        onFailure={() => setFailure(words.broken)}
        onText={(text) => onChange({ ...now, text }, 'file')}
      />
      {given?.missing !== undefined && given.missing !== now.hash && <p class="note">{words.moved}</p>}
      {isFromFile && <p class="note">{words.fromFile}</p>}
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
