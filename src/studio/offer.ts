import { hashOf } from '#log'
import type { ReleasePublic } from '#schemas/release-public'
import sampleText from '../../public/sample/index.json?raw'
import type { BuiltRelease } from '../components/offers.ts'
import { isForPractice } from '../practice/catalogue.ts'
import type { ReleaseAddress } from '../session/release.ts'
import { SAMPLE } from './sample.ts'

/** A release whose tests a designer can begin with. */
export interface StudioRelease extends ReleaseAddress {
  readonly bank: string
  readonly release: string
  /** whether its practice items have pages of their own */
  readonly hasPages: boolean
  /** name of the bank's folder, where the author's previews are there */
  readonly previews?: string
  readonly tests: readonly { readonly id: string; readonly title: string }[]
}

/** @param releases of the site @returns these, and the sample that ships with it at last */
export function withSample(releases: readonly BuiltRelease[]): readonly BuiltRelease[] {
  const index = JSON.parse(sampleText) as ReleasePublic
  return [...releases, { base: SAMPLE, hash: hashOf(index), index }]
}

/** @param releases of the site, of which those without a test are left out @returns these and the sample */
export function studioOffer(releases: readonly BuiltRelease[]): readonly StudioRelease[] {
  return withSample(releases)
    .filter(({ index }) => index.tests.length > 0)
    .map(({ base, hash, index }) => ({
      base,
      hash,
      bank: index.title,
      release: index.release,
      hasPages: base !== SAMPLE && isForPractice({ index }),
      // the author's pages are routes of the development server alone
      ...(import.meta.env.DEV && base !== SAMPLE && { previews: index.bank }),
      tests: index.tests.map(({ id, title }) => ({ id, title })),
    }))
}
