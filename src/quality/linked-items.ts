import type { BuiltRelease } from '../components/offers.ts'
import { entriesOf } from '../practice/catalogue.ts'

const known = new WeakMap<readonly BuiltRelease[], ReadonlySet<string>>()

/** Ids of the problems that have a page of their own. Found once for all pages of a build. */
export function linkedItems(releases: readonly BuiltRelease[]): ReadonlySet<string> {
  const found = known.get(releases) ?? new Set(entriesOf(releases).map(({ item }) => item.id))
  known.set(releases, found)
  return found
}
