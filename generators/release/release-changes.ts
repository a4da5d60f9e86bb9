import { canonicalJson } from '#log'
import type { Quality } from '#schemas/quality'
import type { ReleasePublic } from '#schemas/release-public'
import { bumpBetween } from './semver.ts'

/** What a release changed of the one before it. */
export type ReleaseChanges = NonNullable<Quality['changes']>

/** Why items have new versions, by their id, as whoever planned the release knows it. */
export type ChangeReasons = ReadonlyMap<string, readonly string[]>

/**
 * Compares the indexes of two releases of one bank. An item of the same version with other parameters was recalibrated;
 * whatever else differs was changed. Variants of item models are no items of their own here.
 *
 * @param previous index of the earlier release
 * @param index index of the later one
 * @param reasons left out for graded items: they may tell of the key
 */
export function releaseChanges(
  previous: ReleasePublic,
  index: ReleasePublic,
  reasons: ChangeReasons = new Map(),
): ReleaseChanges {
  const before = new Map(problemsOf(previous).map((item) => [item.id, item]))
  const kept = new Set(problemsOf(index).map(({ id }) => id))
  const added: ReleaseChanges['added'][number][] = []
  const changed: ReleaseChanges['changed'][number][] = []
  const recalibrated: ReleaseChanges['recalibrated'][number][] = []
  let unchanged = 0
  for (const { id, version, hash, use, parameters } of problemsOf(index)) {
    const earlier = before.get(id)
    const why = use === 'practice' ? reasons.get(id) : undefined
    if (!earlier) added.push({ item: id, version })
    else if (earlier.version === version && earlier.hash === hash) unchanged += 1
    else if (earlier.version === version && canonicalJson(earlier.parameters) !== canonicalJson(parameters))
      recalibrated.push({ item: id, version })
    else
      changed.push({
        item: id,
        from: earlier.version,
        to: version,
        bump: bumpBetween(earlier.version, version),
        ...(why && why.length > 0 ? { reasons: why } : {}),
      })
  }
  return {
    since: previous.release,
    added,
    changed,
    recalibrated,
    retired: problemsOf(previous)
      .filter(({ id }) => !kept.has(id))
      .map(({ id, version, title }) => ({ item: id, version, title })),
    unchanged,
  }
}

function problemsOf({ items }: ReleasePublic): ReleasePublic['items'] {
  return items.filter(({ variant }) => variant === undefined)
}
