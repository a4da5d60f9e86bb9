import { hashOf } from '#log'
import type { Lock } from '#schemas/lock'
import type { ReleasePublic } from '#schemas/release-public'
import { comparePrevious, type ChangedItems } from './compare-previous.ts'
import { bumpOfReasons, type BumpReason } from './compare/bump-reason.ts'
import { assembleRelease, offersTheSame, withQuality, type Release, type ReleaseSource } from './assemble.ts'
import { qualityReport } from './quality-report.ts'
import { plannedItem, type PlannedItem } from './planned-item.ts'
import type { StoredRelease } from './read.ts'
import { parentOf } from '../variant/variant-id.ts'
import { bumpBetween, bumps, largerBump, raise, type Bump } from './semver.ts'

/** What would be released, and what speaks against it. Pure data: printing it is the dry run. */
export interface ReleasePlan {
  readonly bank: string
  readonly version: string
  /** Version of the last release, where there is one. */
  readonly previous?: string
  /** `none` where there is nothing to release. */
  readonly bump: Bump
  readonly changes: readonly ItemChange[]
  /** Why it must not be applied; empty where it may. */
  readonly refusals: readonly Refusal[]
  readonly release: Release
  readonly lock: Lock
}

export interface ItemChange {
  readonly item: string
  /** The item that it was drawn from, where it is a variant. */
  readonly of?: string
  /** `recalibrated`: nothing but its parameters is new, and so its version stays */
  readonly change: 'added' | 'changed' | 'recalibrated' | 'unchanged' | 'removed'
  readonly from?: string
  readonly to?: string
  readonly bump: Bump
  /** Why its version must rise, the weightiest first; of changed items alone. */
  readonly reasons?: readonly BumpReason[]
}

export interface Refusal {
  /** The item, or the bank. */
  readonly subject: string
  readonly reason: string
}

export interface PlanOptions {
  /** `bank.lock.yaml` of the last release. */
  readonly lock?: Lock | undefined
  /** Index of the last release, where it lies beside the bank. */
  readonly previousIndex?: ReleasePublic | undefined
  /** The last release itself, where it lies beside the bank: what changed items are compared with. */
  readonly previous?: StoredRelease | undefined
  /** What came of running stored answers on new cases, by item; see `rescoreItem`. */
  readonly rescored?: ReadonlyMap<string, readonly BumpReason[]>
  /** What must not be released whatever its version, such as a case id that named another case before. */
  readonly refusals?: readonly Refusal[]
  /** What is wrong with the releases on the disk, each with what to do. */
  readonly problems?: readonly string[]
  /** Releases on the disk that the lock does not know, with the hash of their public half where they are whole. */
  readonly unlocked?: readonly { readonly version: string; readonly hash: string | undefined }[]
  /** A version that the caller wants instead of the computed one; it may be larger, never smaller. */
  readonly version?: string | undefined
}

const FIRST_VERSION = '0.1.0'

/**
 * Plans the release of a bank's live items.
 *
 * @param source the compiled bank; drafts and items under review are left out
 * @param options the last release, and a wanted version
 */
export function planRelease(source: ReleaseSource, options: PlanOptions = {}): ReleasePlan {
  const { lock, previousIndex } = options
  const items = source.items.map(plannedItem)
  const live = items.filter(({ status }) => status === 'live')
  const compared = comparePrevious(live, options)
  const changes = [
    ...live.map((item) => changeOf(item, compared, options)),
    ...removals(items, live, lock),
  ].sort((left, right) => (left.item < right.item ? -1 : 1))
  const itemBump = changes.reduce<Bump>((largest, { bump }) => largerBump(largest, bump), 'none')
  const wanted = { source: { ...source, items: live }, itemBump, ...options }
  const { version, bump, refusals } = chooseVersion(wanted)
  const assembled = assembleRelease({ ...source, items: live }, version, options.previous)
  const reasons = new Map(changes.map(({ item, reasons: why = [] }) => [item, why.map(({ words }) => words)]))
  const release = withQuality(
    assembled,
    qualityReport(assembled.public.index, { items: live, previous: previousIndex, reasons }),
  )
  return {
    bank: source.bank.id,
    version,
    ...(lock ? { previous: lock.release } : {}),
    bump,
    changes,
    refusals: [
      ...(live.length === 0 ? [{ subject: source.bank.id, reason: 'has no live item' }] : []),
      ...live.flatMap((item) => unproven(item)),
      ...changes.flatMap((change) => unversioned(change)),
      ...live.flatMap(({ id }) =>
        (compared.get(id)?.comparison?.refusals ?? []).map((reason) => ({ subject: id, reason })),
      ),
      ...(options.refusals ?? []),
      ...deletions(items, lock),
      ...refusals,
      ...(options.problems ?? []).map((reason) => ({ subject: `${source.bank.id}:`, reason })),
      ...unfinished(release, options),
    ],
    release,
    lock: lockOf(release, live),
  }
}

function changeOf(
  { id, facts }: PlannedItem,
  compared: ChangedItems,
  { lock, rescored }: PlanOptions,
): ItemChange {
  const { version, variant } = facts
  const before = lock?.items[id]
  const subject = { item: id, ...(variant && { of: variant.of }) }
  if (!before) return { ...subject, change: 'added', to: version, bump: 'minor' }
  const changed = compared.get(id)
  const versions = { from: before.version, to: version }
  if (!changed) return { ...subject, change: 'unchanged', ...versions, bump: 'none' }
  if (changed.isRecalibrated) return { ...subject, change: 'recalibrated', ...versions, bump: 'minor' }
  // Without the release itself nothing tells what changed; it is refused for that, too.
  const found = [...(rescored?.get(id) ?? []), ...(changed.comparison?.reasons ?? [unknownChange])]
  const raised = bumpBetween(before.version, version)
  const needed = bumpOfReasons(found)
  const own: readonly BumpReason[] =
    raised !== 'none' && bumps.indexOf(raised) > bumps.indexOf(needed)
      ? [{ bump: raised, words: 'its author raised it' }]
      : []
  return {
    ...subject,
    change: 'changed',
    ...versions,
    bump: largerBump(needed, raised),
    reasons: [...own, ...found],
  }
}

const unknownChange: BumpReason = { bump: 'minor', words: 'it differs from what was released' }

/** A retired item leaves the bank: tests that counted on it are not the same any more. */
function removals(
  all: readonly PlannedItem[],
  live: readonly PlannedItem[],
  lock: Lock | undefined,
): readonly ItemChange[] {
  const kept = new Set(live.map(({ id }) => id))
  const known = new Set(all.map(({ id }) => id))
  return Object.entries(lock?.items ?? {})
    .filter(([id]) => !kept.has(id) && (known.has(id) || parentOf(id, known) !== undefined))
    .map(([item, { version: from }]) => {
      const of = known.has(item) ? undefined : parentOf(item, known)
      // Of a family, others are there: who counted on it meets one of them.
      return of === undefined
        ? { item, change: 'removed', from, bump: 'major' }
        : { item, of, change: 'removed', from, bump: 'minor' }
    })
}

function unproven({ id, summary: { proofState, refusal } }: PlannedItem): readonly Refusal[] {
  if (proofState === 'missing') return [{ subject: id, reason: `has no proof: run assay verify ${id}` }]
  if (refusal !== undefined) return [{ subject: id, reason: `was refused by assay verify: ${refusal}` }]
  if (proofState === 'current') return []
  return [{ subject: id, reason: `has changed since it was proven: run assay verify ${id}` }]
}

/**
 * A release beyond the lock is one whose writing was cut off, if it is the very one that is planned: then applying the
 * plan writes the lock. Everything else means that the lock is not the newest.
 */
function unfinished({ public: half }: Release, { lock, unlocked = [] }: PlanOptions): readonly Refusal[] {
  const isPlanned = unlocked.every(
    ({ version, hash }) => version === half.index.release && hash === half.hash,
  )
  if (isPlanned) return []
  const versions = unlocked.map(({ version }) => version).join(', ')
  const last = lock ? `ends at ${lock.release}` : 'is missing'
  return [
    {
      subject: `${half.index.bank}:`,
      reason: `bank.lock.yaml ${last}, but releases/ holds ${versions}: restore the lock from version control, or delete what was never published`,
    },
  ]
}

/** Most reasons that a refusal names; the list of changes has all. */
const MOST_NAMED = 3

function unversioned({ item, of = item, from, to, change, reasons = [] }: ItemChange): readonly Refusal[] {
  if (change !== 'changed' || from === undefined || to === undefined) return []
  const needed = bumpOfReasons(reasons)
  if (needed === 'none' || bumps.indexOf(bumpBetween(from, to)) >= bumps.indexOf(needed)) return []
  const why = reasons.filter(({ bump }) => bump === needed).map(({ words }) => words)
  const more = why.length > MOST_NAMED ? `, and ${why.length - MOST_NAMED} more` : ''
  const reason = `differs from its released version ${from} by a ${needed} change (${why.slice(0, MOST_NAMED).join('; ')}${more}): raise \`version\` in items/${of}/item.mdx to ${raise(from, needed)}`
  return [{ subject: item, reason }]
}

function deletions(items: readonly PlannedItem[], lock: Lock | undefined): readonly Refusal[] {
  const known = new Set(items.map(({ id }) => id))
  return Object.keys(lock?.items ?? {})
    .filter((id) => !known.has(id) && parentOf(id, known) === undefined)
    .map((subject) => ({ subject, reason: 'was released and is gone: set its status to retired instead' }))
}

interface VersionChoice extends PlanOptions {
  readonly source: ReleaseSource
  readonly itemBump: Bump
}

function chooseVersion({ source, itemBump, lock, previousIndex, previous, version: wanted }: VersionChoice) {
  const subject = source.bank.id
  if (!lock) return { version: wanted ?? FIRST_VERSION, bump: 'minor' as const, refusals: [] }
  const offered = assembleRelease(source, lock.release, previous).public.index
  const sameIndex = previousIndex !== undefined && offersTheSame(offered, previousIndex)
  const bump = itemBump === 'none' && !sameIndex ? 'patch' : itemBump
  const version = raise(lock.release, bump)
  if (bump === 'none') {
    const isTooLow = wanted !== undefined && wanted !== version && bumpBetween(version, wanted) === 'none'
    const reason = `cannot be released as ${wanted}: ${version} is released already, and versions only rise`
    return { version, bump, refusals: isTooLow ? [{ subject, reason }] : [] }
  }
  if (wanted === undefined) return { version, bump, refusals: [] }
  if (wanted === version || bumpBetween(version, wanted) !== 'none')
    return { version: wanted, bump, refusals: [] }
  const reason = `cannot be released as ${wanted}: what changed asks for ${version} or later`
  return { version: wanted, bump, refusals: [{ subject, reason }] }
}

function lockOf({ public: half, sealedHash }: Release, items: readonly PlannedItem[]): Lock {
  return {
    version: 1,
    bank: half.index.bank,
    release: half.index.release,
    hash: half.hash,
    sealed: sealedHash,
    items: Object.fromEntries(
      [...items]
        .sort((left, right) => (left.id < right.id ? -1 : 1))
        .map(({ id, facts, summary, isCalibrated }) => [
          id,
          {
            version: facts.version,
            public: summary.public,
            sealed: summary.sealed,
            ...(summary.proof === undefined ? {} : { proof: summary.proof }),
            ...(isCalibrated ? { calibration: hashOf(facts.parameters) } : {}),
          },
        ]),
    ),
  }
}
