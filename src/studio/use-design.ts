import { useEffect, useState } from 'preact/hooks'
import type { StudioDesign } from './design.ts'
import type { StudioRelease } from './offer.ts'
import type { OpenedRelease } from './open-release.tsx'
import { begin, change } from './past.ts'
import { firstTest, textOfTest, textWith } from './text-of-test.ts'
import { useAddress } from './use-address.ts'
import { useReleases } from './use-releases.ts'

/**
 * A design with what can be undone, and the release that it is held against. The address follows it.
 *
 * @param first design to begin with; one without a text begins with the first test of its release
 * @param missing hash of a release that the address named and the site does not have
 */
export function useDesign<Design extends StudioDesign>(
  releases: readonly StudioRelease[],
  first: Design,
  missing: string | undefined,
) {
  const [past, setPast] = useState(() => begin(first))
  const { now } = past
  const { index, withIndex, open, ...others } = useReleases(releases, now.hash)

  useEffect(() => {
    if (index !== undefined && now.text === '')
      setPast((before) => begin({ ...before.now, text: firstTest(index) }))
  }, [index, now.text])

  useAddress(now.text === '' ? undefined : now)

  const onChange = (next: Design, of: string): void =>
    setPast((before) => change(before, next, of, performance.now()))

  const onTest = (hash: string, test: string): void =>
    withIndex(hash, (there) =>
      setPast((before) => {
        const text = textOfTest(there, test) ?? before.now.text
        return change(before, { ...before.now, hash, text }, `test ${test}`, performance.now())
      }),
    )

  function onRelease(release: OpenedRelease): void {
    open(release)
    const { hash } = release
    // a design whose bank was missing goes on with it as it is
    const text = hash === missing ? now.text : textWith(release.index, now.text, index)
    onChange({ ...now, hash, text }, 'release')
  }

  return {
    ...others,
    index,
    past,
    setPast,
    onChange,
    onTest,
    onRelease,
    isMissing: missing !== undefined && missing !== now.hash,
  }
}
