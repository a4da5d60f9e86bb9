import type { Blueprint } from '#schemas/blueprint'
import type { ReleasePublic } from '#schemas/release-public'
import type { ReleaseAddress } from '../session/release.ts'
import { testView } from '../session/test-view.ts'
import type { TestView } from '../session/view.ts'

/** Id of the test for trying the page: it counts for nothing and is in no history. */
export const DRY_RUN = 'dry-run'

/** A release as the build hands it to pages. */
export interface BuiltRelease {
  readonly hash: string
  readonly base: string
  readonly index: ReleasePublic
}

/** A test that the site offers. */
export interface Offer {
  readonly test: TestView
  readonly address: ReleaseAddress
  /** Id of the block that ends it. */
  readonly lastBlock: string | undefined
  /** Minutes that most people need at least and at most, to 5 minutes; the test may set a limit besides. */
  readonly about: { readonly low: number; readonly high: number }
  /** Titles of the areas that its problems touch, in the order of the taxonomy. */
  readonly areas: readonly string[]
}

/**
 * The tests on offer, each from the release that it is bound to.
 *
 * @param releases The releases of this site, with the tests that they offer.
 */
export function offersOf(releases: readonly BuiltRelease[]): readonly Offer[] {
  return releases.flatMap((release) => release.index.tests.map((test) => offerOf(test, release)))
}

function offerOf(blueprint: Blueprint, { index, base, hash }: BuiltRelease): Offer {
  const items = index.items.filter((item) => item.use === blueprint.use && item.variant === undefined)
  const mean = items.reduce((sum, { minutes }) => sum + minutes, 0) / Math.max(1, items.length)
  const skills = new Set(items.flatMap((item) => item.skills))
  const test = testView(blueprint)
  const nearest = (minutes: number): number => Math.max(5, Math.round(minutes / 5) * 5)
  return {
    test,
    address: { base, hash },
    lastBlock: blueprint.blocks.at(-1)?.id,
    // People need about half of the time in which nearly all are done.
    about: { low: nearest((test.minItems * mean) / 2), high: nearest(test.maxItems * mean) },
    areas: index.taxonomy.areas
      .filter((area) => area.skills.some((skill) => skills.has(`${area.id}.${skill.id}`)))
      .map(({ title }) => title.slice(0, 1).toLowerCase() + title.slice(1)),
  }
}
