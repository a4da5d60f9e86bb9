import type { BuiltRelease } from '../../components/offers.ts'
import type { ReleaseAddress } from '../../session/release.ts'
import { withSample } from '../offer.ts'

/** A release whose parameters a calibration is compared with. */
export interface OfferedRelease extends ReleaseAddress {
  readonly bank: string
  readonly release: string
}

/** @param releases of the site @returns these and the sample */
export function releaseOffer(releases: readonly BuiltRelease[]): readonly OfferedRelease[] {
  return withSample(releases).map(({ base, hash, index: { title, release } }) => ({
    base,
    hash,
    bank: title,
    release,
  }))
}
