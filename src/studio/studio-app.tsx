import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { stringify } from 'yaml'
import type { ReleasePublic } from '#schemas/release-public'
import { LiveRegion } from '../components/live-region.tsx'
import { loadRelease } from '../session/release.ts'
import { studio as words } from '../text/studio.ts'
import { packed } from './address.ts'
import type { GivenDesign, StudioDesign } from './design.ts'
import { blueprintRoot, blueprintWhole } from './form/blueprint-schema.ts'
import { inSchemaOrder } from './form/form-node.ts'
import { begin, change } from './past.ts'
import type { StudioRelease } from './offer.ts'
import { Studio } from './studio.tsx'
import { StudioBar } from './studio-bar.tsx'
import { WISHES } from './wishes.ts'

interface StudioAppProps {
  readonly releases: readonly StudioRelease[]
  /** what the address held */
  readonly given: GivenDesign | undefined
}

/** Milliseconds after the last change in which the address follows. */
const ADDRESS_MS = 150

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
            { ...before.now, hash, text: textOf(there, test) ?? before.now.text },
            `test ${test}`,
            performance.now(),
          ),
        ),
      () => setFailure(words.failed),
    )
  }

  if (releases.length === 0) return <p class="note">{words.none}</p>
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

/** The address follows what is made, without a step in the browser's history. */
function useAddress(design: StudioDesign): void {
  const latest = useRef(design)
  latest.current = design
  useEffect(() => {
    if (design.text === '') return
    const timer = setTimeout(() => {
      void packed(design).then((fragment) => {
        if (latest.current === design) history.replaceState(history.state, '', `#${fragment}`)
      })
    }, ADDRESS_MS)
    return () => clearTimeout(timer)
  }, [design])
}

function withTest(design: StudioDesign, index: ReleasePublic): StudioDesign {
  return { ...design, text: textOf(index, index.tests[0]?.id ?? '') ?? '' }
}

/** A test of a release as its author could have written it. */
function textOf({ tests }: ReleasePublic, id: string): string | undefined {
  const test = tests.find((one) => one.id === id)
  return test && stringify(inSchemaOrder(blueprintRoot, blueprintWhole, test), { lineWidth: 120 })
}
