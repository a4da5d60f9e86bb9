import type { BuiltRelease } from '../components/offers.ts'
import { isForPractice } from '../practice/catalogue.ts'
import type { ReleaseAddress } from '../session/release.ts'

/** A release whose tests a designer can begin with. */
export interface StudioRelease extends ReleaseAddress {
  readonly bank: string
  readonly release: string
  /** whether its practice items have pages of their own */
  readonly hasPages: boolean
  readonly tests: readonly { readonly id: string; readonly title: string }[]
}

/** @param releases of the site, of which those without a test are left out */
export function studioOffer(releases: readonly BuiltRelease[]): readonly StudioRelease[] {
  return releases
    .filter(({ index }) => index.tests.length > 0)
    .map(({ base, hash, index }) => ({
      base,
      hash,
      bank: index.title,
      release: index.release,
      hasPages: isForPractice({ index }),
      tests: index.tests.map(({ id, title }) => ({ id, title })),
    }))
}
