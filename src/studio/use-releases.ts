import { useEffect, useMemo, useState } from 'preact/hooks'
import type { ReleasePublic } from '#schemas/release-public'
import { loadRelease } from '../session/release.ts'
import { studio as words } from '../text/studio.ts'
import type { StudioRelease } from './offer.ts'
import type { OpenedRelease } from './open-release.tsx'

/** A release with the tests that can be begun with. */
export type OfferedTests = Pick<StudioRelease, 'hash' | 'bank' | 'release' | 'tests'>

/**
 * The releases of a page: those of the site, which are loaded once they are wanted, and those that were opened from files.
 *
 * @param hash of the release that is worked with
 */
export function useReleases(releases: readonly StudioRelease[], hash: string) {
  const [opened, setOpened] = useState<ReadonlyMap<string, ReleasePublic>>(new Map())
  const [loaded, setLoaded] = useState<OpenedRelease>()
  const [failure, setFailure] = useState<string>()
  const address = useMemo(() => releases.find((release) => release.hash === hash), [releases, hash])
  const index = opened.get(hash) ?? (loaded?.hash === hash ? loaded.index : undefined)

  useEffect(() => {
    if (address === undefined || index !== undefined) return
    let isWanted = true
    setFailure(undefined)
    loadRelease(address).then(
      (release) => isWanted && setLoaded(release),
      () => isWanted && setFailure(words.failed),
    )
    return () => {
      isWanted = false
    }
  }, [address, index])

  /** @param then is given the index of another release, once it is there */
  function withIndex(other: string, then: (index: ReleasePublic) => void): void {
    const known = opened.get(other)
    const there = releases.find((release) => release.hash === other)
    if (known) then(known)
    else if (there)
      loadRelease(there).then(
        (release) => then(release.index),
        () => setFailure(words.failed),
      )
  }

  function open(release: OpenedRelease): void {
    setFailure(undefined)
    if (!releases.some((one) => one.hash === release.hash))
      setOpened(new Map(opened).set(release.hash, release.index))
  }

  const offered: readonly OfferedTests[] = [
    ...[...opened].map(([key, { title, release, tests }]) => ({ hash: key, bank: title, release, tests })),
    ...releases,
  ]
  return { index, address, offered, failure, setFailure, withIndex, open, isFromFile: opened.has(hash) }
}
