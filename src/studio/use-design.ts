import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { StudioDesign } from './design.ts'
import type { StudioRelease } from './offer.ts'
import type { OpenedRelease } from './open-release.tsx'
import type { HeldAddress } from './held-design.ts'
import { keepPast } from './kept-past.ts'
import { begin, change, type Past } from './past.ts'
import { firstTest, textOfTest, textWith } from './text-of-test.ts'
import { useAddress } from './use-address.ts'
import { useReleases } from './use-releases.ts'

/**
 * A design with what can be undone, and the release that it is held against. The address follows it,
 * and what can be undone is kept in the tab for the page that comes next.
 *
 * @param first design to begin with; one without a text begins with the first test of its release
 * @param held what became of the address
 */
export function useDesign<Design extends StudioDesign>(
  releases: readonly StudioRelease[],
  first: Past<Design>,
  { missing, isDamaged, beside }: HeldAddress,
) {
  const [past, setPast] = useState(first)
  const { now } = past
  const { index, withIndex, open, ...others } = useReleases(releases, now.hash)

  const isChanged = past.before.length + past.after.length > 0
  const isEmpty = now.text === '' && !isChanged
  const [isMissing, setMissing] = useState(missing !== undefined)

  useEffect(() => {
    if (index !== undefined && isEmpty) setPast((before) => begin({ ...before.now, text: firstTest(index) }))
  }, [index, isEmpty])

  // what is damaged can be mended as long as it stands there
  const isMade = !isEmpty && (!isDamaged || isChanged)
  const made = useMemo(() => (isMade ? { ...beside, ...now } : undefined), [isMade, now])
  const { fragments, isTooLarge } = useAddress(made)

  const latest = useRef<Past<Design> | undefined>(undefined)
  latest.current = isMade ? past : undefined
  useLayoutEffect(() => {
    const keep = (): void => {
      const { now, leaving } = fragments.current
      if (latest.current !== undefined) keepPast([leaving, now], latest.current)
    }
    addEventListener('pagehide', keep)
    return () => removeEventListener('pagehide', keep)
  }, [])

  const onChange = (next: Design, of: string): void =>
    setPast((before) => change(before, next, of, performance.now()))

  const onTest = (hash: string, test: string): void =>
    withIndex(hash, (there) => {
      setMissing(false)
      setPast((before) => {
        const text = textOfTest(there, test) ?? before.now.text
        return change(before, { ...before.now, hash, text }, `test ${test}`, performance.now())
      })
    })

  function onRelease(release: OpenedRelease): void {
    open(release)
    setMissing(false)
    const { hash } = release
    // a design whose bank was missing goes on with it as it is
    const text = hash === missing ? now.text : textWith(release.index, now.text, index)
    onChange({ ...now, hash, text }, 'release')
  }

  const testOf = useMemo(
    () => new Map(index?.tests.map(({ id }) => [textOfTest(index, id), `${now.hash} ${id}`])),
    [index],
  )

  return {
    ...others,
    index,
    present: testOf.get(now.text) ?? '',
    past,
    setPast,
    onChange,
    onTest,
    onRelease,
    isMissing,
    isDamaged: isDamaged && !isChanged,
    isTooLarge,
  }
}
