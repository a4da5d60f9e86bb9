import { useEffect, useMemo, useState } from 'preact/hooks'
import type { ReleasePublic } from '#schemas/release-public'
import { LiveRegion } from '../../components/live-region.tsx'
import { loadRelease } from '../../session/release.ts'
import { studio } from '../../text/studio.ts'
import { studioBank as words } from '../../text/studio-bank.ts'
import type { StudioDesign } from '../design.ts'
import type { StudioRelease } from '../offer.ts'
import type { OpenedRelease } from '../open-release.tsx'
import { begin, change } from '../past.ts'
import { textOfTest } from '../text-of-test.ts'
import { useAddress } from '../use-address.ts'
import { WISHES } from '../wishes.ts'
import { Bank } from './bank.tsx'
import { BankBar } from './bank-bar.tsx'
import { BANK_VIEW, type BankView } from './bank-view.ts'

/** A design, with what is looked at of its bank. */
export interface BankDesign extends StudioDesign {
  readonly bank: BankView
}

/** What an address held. */
export interface GivenBank {
  readonly design: BankDesign
  /** hash of its release, where the site has none such */
  readonly missing: string | undefined
}

interface BankAppProps {
  readonly releases: readonly StudioRelease[]
  readonly given: GivenBank | undefined
}

/** The page of a bank: loads a release or takes one from a file, and keeps what is looked at, with what can be undone. */
export function BankApp({ releases, given }: BankAppProps) {
  const [past, setPast] = useState(() =>
    begin<BankDesign>(
      given?.design ?? { hash: releases[0]?.hash ?? '', text: '', wishes: WISHES, bank: BANK_VIEW },
    ),
  )
  const [opened, setOpened] = useState<ReadonlyMap<string, ReleasePublic>>(new Map())
  const [loaded, setLoaded] = useState<OpenedRelease>()
  const [failure, setFailure] = useState<string>()
  const { now } = past
  const address = useMemo(() => releases.find(({ hash }) => hash === now.hash), [releases, now.hash])
  const index = opened.get(now.hash) ?? (loaded?.hash === now.hash ? loaded.index : undefined)

  useEffect(() => {
    if (address === undefined || index !== undefined) return
    let isWanted = true
    setFailure(undefined)
    loadRelease(address).then(
      (release) => isWanted && setLoaded(release),
      () => isWanted && setFailure(studio.failed),
    )
    return () => {
      isWanted = false
    }
  }, [address, index])

  useEffect(() => {
    if (index !== undefined && now.text === '')
      setPast((before) => begin({ ...before.now, text: firstTest(index) }))
  }, [index, now.text])

  useAddress(now)

  const onChange = (next: BankDesign, of: string): void =>
    setPast((before) => change(before, next, of, performance.now()))

  function onTest(hash: string, test: string): void {
    const begun = (there: ReleasePublic): void =>
      onChange({ ...now, hash, text: textOfTest(there, test) ?? now.text }, `test ${test}`)
    const known = opened.get(hash)
    if (known) return begun(known)
    const other = releases.find((release) => release.hash === hash)
    if (other === undefined) return
    loadRelease(other).then(
      (release) => begun(release.index),
      () => setFailure(studio.failed),
    )
  }

  function onRelease({ hash, index: there }: OpenedRelease): void {
    setFailure(undefined)
    if (!releases.some((release) => release.hash === hash)) setOpened(new Map(opened).set(hash, there))
    const isMeant = hash === given?.missing
    onChange({ ...now, hash, text: isMeant ? now.text : firstTest(there) || now.text }, 'release')
  }

  return (
    <>
      <BankBar
        releases={releases}
        opened={opened}
        past={past}
        onPast={setPast}
        onTest={onTest}
        onRelease={onRelease}
        onFailure={() => setFailure(studio.broken)}
      />
      {given?.missing !== undefined && given.missing !== now.hash && <p class="note">{words.moved}</p>}
      {opened.has(now.hash) && <p class="note">{words.fromFile}</p>}
      {failure !== undefined && (
        <p class="note note-bad" role="alert">
          {failure}
        </p>
      )}
      {index === undefined ? (
        failure === undefined && <p role="status">{studio.loading}</p>
      ) : (
        <Bank
          key={now.hash}
          index={index}
          links={{
            hasPages: address?.hasPages === true,
            previews: address?.previews,
          }}
          design={now}
          onChange={onChange}
          onFailure={() => setFailure(studio.broken)}
        />
      )}
      <LiveRegion />
    </>
  )
}

function firstTest(index: ReleasePublic): string {
  return textOfTest(index, index.tests[0]?.id ?? '') ?? ''
}
