import type { BuiltRelease } from '../../components/offers.ts'
import type { ReleaseAddress } from '../../session/release.ts'

/** A release whose parameters a calibration is compared with. */
export interface OfferedRelease extends ReleaseAddress {
  readonly bank: string
  readonly release: string
}

/** @param releases of the site */
export function releaseOffer(releases: readonly BuiltRelease[]): readonly OfferedRelease[] {
  return releases.map(({ base, hash, index }) => ({ base, hash, bank: index.title, release: index.release }))
}
