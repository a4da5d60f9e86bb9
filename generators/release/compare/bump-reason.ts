import { largerBump, type Bump } from '../semver.ts'

/** Why a version must rise. */
export interface BumpReason {
  readonly bump: Exclude<Bump, 'none'>
  /** A clause whose subject is a part of the item: "the signature changed". */
  readonly words: string
}

/** The largest bump that reasons ask for. */
export function bumpOfReasons(reasons: readonly BumpReason[]): Bump {
  return reasons.reduce<Bump>((largest, { bump }) => largerBump(largest, bump), 'none')
}
