import type { CompiledItem } from '../compile/compiled-item.ts'
import type { ChangedItems } from './compare-previous.ts'
import { casesOf, isSameCase, type ReleasedCase } from './compare/cases.ts'
import { halvesOfItem } from './compare/released-item.ts'
import type { Refusal } from './plan.ts'
import type { StoredRelease } from './read.ts'
import { plannedItem, type PlannedItem } from './planned-item.ts'
import { bumpBetween, raise } from './semver.ts'

/**
 * Ids that meant something else in an earlier release: an id names one thing for ever, so that an old result can always
 * be told.
 *
 * @param live the items that would be released
 * @param compared those that differ from the last release
 * @param releases all releases that are here, from the oldest to the newest
 */
export function reusedIds(
  live: readonly (CompiledItem | PlannedItem)[],
  compared: ChangedItems,
  releases: readonly StoredRelease[],
): readonly Refusal[] {
  const last = releases.at(-1)
  const known = new Set(last?.public.index.items.map(({ id }) => id))
  const fresh = live.map(plannedItem).filter(({ id }) => !known.has(id))
  const added = [
    ...fresh.flatMap((item) =>
      [...casesOf(halvesOfItem(item.load())).values()].map((one) => ({ item: item.id, one })),
    ),
    ...[...compared].flatMap(([item, { comparison }]) =>
      (comparison?.cases.added ?? []).map((one) => ({ item, one })),
    ),
  ]
  return [...fresh.flatMap((item) => comeback(item, releases)), ...reusedCases(added, releases)]
}

/** An item that an earlier release had and the last one has not: it may come back, as itself. */
function comeback(
  { id: own, facts, summary }: PlannedItem,
  releases: readonly StoredRelease[],
): readonly Refusal[] {
  const last = releases.findLast(({ public: { index } }) => index.items.some(({ id }) => id === own))
  const before = last?.public.index.items.find(({ id }) => id === own)
  if (!last || !before) return []
  const where = `in ${last.public.index.release}`
  if (before.kind !== facts.kind || before.use !== facts.use)
    return [
      {
        subject: own,
        reason: `named another item ${where} (${before.kind}, ${before.use}), and an id is never used again: give the new item a new id`,
      },
    ]
  if (before.hash === summary.public || bumpBetween(before.version, facts.version) !== 'none') return []
  return [
    {
      subject: own,
      reason: `was released as ${before.version} ${where} with another content: raise \`version\` in items/${own}/item.mdx to ${raise(before.version, 'minor')} or later`,
    },
  ]
}

interface AddedCase {
  readonly item: string
  readonly one: ReleasedCase
}

function reusedCases(added: readonly AddedCase[], releases: readonly StoredRelease[]): readonly Refusal[] {
  if (added.length === 0) return []
  const wanted = new Map(added.map((entry) => [entry.one.id, entry]))
  const found = new Map<string, Refusal>()
  for (const release of releases) {
    // Most releases have none of the ids in them at all, which is told sooner from their texts.
    const { shards } = release.public
    const texts = [...shards.values(), release.sealedText ?? JSON.stringify(release.sealed ?? '')]
    if (!texts.some((text) => mentions(text, wanted))) continue
    const sealed = new Map(release.sealed?.items.map((item) => [item.id, item]))
    for (const half of release.items) {
      const other = sealed.get(half.id)
      const halves = { public: half, ...(other ? { sealed: other } : {}) }
      for (const [id, old] of casesOf(halves)) {
        const entry = wanted.get(id)
        if (!entry || (entry.item === half.id && isSameCase(old, entry.one))) continue
        found.set(id, {
          subject: entry.item,
          reason: `gives the case ${entry.one.name} the id ${id}, which named ${old.name} of ${half.id} in ${release.public.index.release}: give the new case a new id`,
        })
      }
    }
  }
  return [...found.values()]
}

function mentions(text: string, ids: ReadonlyMap<string, unknown>): boolean {
  const uuids = text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
  return uuids.some((id) => ids.has(id))
}
