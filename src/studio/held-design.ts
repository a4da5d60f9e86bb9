import { isDamaged, unpacked } from './address.ts'
import type { GivenDesign, StudioDesign } from './design.ts'
import { recordOf } from './given.ts'
import { keptPast } from './kept-past.ts'
import { begin, pastAs, type Past } from './past.ts'

/** What the studio's other pages hold in the same address, as they left it. */
interface Beside {
  readonly bank?: unknown
  readonly calibration?: unknown
}

/** What became of an address that held a design. */
export interface HeldAddress {
  /** hash of a release that it named and the site does not have */
  readonly missing: string | undefined
  /** whether it lost its design */
  readonly isDamaged: boolean
  readonly beside: Beside
}

/** What a page of the studio begins with. */
export interface HeldDesign<Design> {
  /** a design without a text begins with the first test of its release */
  readonly first: Past<Design>
  readonly held: HeldAddress
}

/**
 * The design that the address holds; with what can be undone, where the page before this one kept it in the tab.
 *
 * @param from reads what was held
 * @param empty what is begun with where no design was held
 */
export async function heldDesign<Design extends StudioDesign>(
  from: (value: unknown) => GivenDesign<Design> | undefined,
  empty: Design,
): Promise<HeldDesign<Design>> {
  const fragment = location.hash.slice(1)
  const value = await unpacked(fragment)
  const kept = keptPast(fragment)
  // the last thing that was done may not have reached the address
  const { bank, calibration } = { ...recordOf<Beside>(value), ...recordOf<Pick<Beside, 'bank'>>(kept?.now) }
  const read = (one: unknown) => from({ bank, ...recordOf(one) })
  const given = read(kept?.now) ?? read(value)
  const asStep = (one: unknown): Design | undefined => {
    const step = read(one)
    // a step that was held against another bank has lost it
    return step?.missing === given?.missing ? step?.design : undefined
  }
  const past = kept && pastAs(kept, asStep)
  return {
    first: past ?? begin(given?.design ?? empty),
    held: {
      missing: given?.missing,
      isDamaged: past === undefined && isDamaged(fragment, value),
      beside: { bank, calibration },
    },
  }
}
