import type { BuiltRelease } from '../components/offers.ts'
import { entriesOf } from '../practice/catalogue.ts'

/** Ids of the problems that have a page of their own. */
export function linkedItems(releases: readonly BuiltRelease[]): ReadonlySet<string> {
  return new Set(entriesOf(releases).map(({ item }) => item.id))
}
