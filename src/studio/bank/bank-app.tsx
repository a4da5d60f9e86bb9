import { useEffect, useState } from 'preact/hooks'
import { LiveRegion } from '../../components/live-region.tsx'
import { studio } from '../../text/studio.ts'
import type { GivenDesign, StudioDesign } from '../design.ts'
import type { StudioRelease } from '../offer.ts'
import type { OpenedRelease } from '../open-release.tsx'
import { begin, change } from '../past.ts'
import { firstTest, textOfTest, textWith } from '../text-of-test.ts'
import { useAddress } from '../use-address.ts'
import { useReleases } from '../use-releases.ts'
import { WISHES } from '../wishes.ts'
import { Bank } from './bank.tsx'
import { BankBar } from './bank-bar.tsx'
import { BANK_VIEW, type BankView } from './bank-view.ts'

/** A design, with what is looked at of its bank. */
export interface BankDesign extends StudioDesign {
  readonly bank: BankView
}

/** What an address held. */
export interface GivenBank extends GivenDesign {
  readonly design: BankDesign
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
  const { now } = past
  const { index, address, offered, failure, setFailure, withIndex, open, isFromFile } = useReleases(
    releases,
    now.hash,
  )

  useEffect(() => {
    if (index !== undefined && now.text === '')
      setPast((before) => begin({ ...before.now, text: firstTest(index) }))
  }, [index, now.text])

  useAddress(now)

  const onChange = (next: BankDesign, of: string): void =>
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
      <BankBar
        offered={offered}
        past={past}
        onPast={setPast}
        onTest={onTest}
        onRelease={onRelease}
        onFailure={() => setFailure(studio.broken)}
      />
      {given?.missing !== undefined && given.missing !== now.hash && <p class="note">{studio.moved}</p>}
      {isFromFile && <p class="note">{studio.fromFile}</p>}
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
