import { isDeepStrictEqual } from 'node:util'
import { canonicalJson } from '#log'
import type { Bank } from '#schemas/bank'
import type { Blueprint } from '#schemas/blueprint'
import type { Quality } from '#schemas/quality'
import type { ReleasePublic } from '#schemas/release-public'
import type { ReleaseSealed } from '#schemas/release-sealed'
import type { Taxonomy } from '#schemas/taxonomy'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { plannedItem, type PlannedItem } from './planned-item.ts'
import type { StoredRelease } from './read.ts'
import { sealedText } from './sealed-texts.ts'
import { storedSealedText } from './stored-item.ts'
import { textHash } from './text-hash.ts'

/** What a release is made from. */
export interface ReleaseSource {
  readonly bank: Bank
  readonly taxonomy: Taxonomy
  readonly tests: readonly Blueprint[]
  readonly items: readonly (CompiledItem | PlannedItem)[]
}

/** A release whose texts can be taken over. */
export type PreviousRelease = Pick<StoredRelease, 'public' | 'sealedText'>

/** Both halves of a release. They are kept as the texts that are written and served, byte for byte. */
export interface Release {
  readonly public: PublicHalf
  /** Canonical JSON of the sealed half. */
  readonly sealedText: string
  /** Its SHA-256. */
  readonly sealedHash: string
  /** The sealed half itself, read from its text when it is asked for. */
  readonly sealed: ReleaseSealed
}

export interface PublicHalf {
  /** SHA-256 of the index's canonical JSON: the name of the release's content. */
  readonly hash: string
  readonly index: ReleasePublic
  /** Canonical JSON of the index. */
  readonly indexText: string
  /** Canonical JSON of each shard by its SHA-256. */
  readonly shards: ReadonlyMap<string, string>
  /** Canonical JSON of the quality report, whose SHA-256 the index holds; the first releases have none. */
  readonly quality?: string
}

/** Items per shard at most: a page that needs one item fetches a few tens of kilobytes. */
const SHARD_ITEMS = 16

/**
 * Puts compiled items together to a release. Pure: the same source gives the same bytes.
 *
 * @param source the items in any order
 * @param version what the release is called; its tests are bound to it
 * @param previous the last release, whose texts are taken over where nothing in them has changed
 */
export function assembleRelease(source: ReleaseSource, version: string, previous?: PreviousRelease): Release {
  const { bank, items } = source
  const sorted = items.map(plannedItem).sort((left, right) => (left.id < right.id ? -1 : 1))
  const { shards, entries } = assembleShards(sorted, previous)
  const index = indexOf(source, entries, version)
  let sealed: { readonly text: string; readonly hash: string } | undefined
  const written = () => {
    if (sealed) return sealed
    const texts = sorted.map(({ id, summary, load }) => {
      const text = previous && storedSealedText(previous, id)
      return text !== undefined && textHash(text) === summary.sealed ? text : canonicalJson(load().sealed)
    })
    const text = sealedText({ bank: bank.id, release: version, canary: bank.canary }, texts)
    sealed = { text, hash: textHash(text) }
    return sealed
  }
  return releaseOf(publicHalf({ index, shards }), written)
}

/** A plan asks for the hash of the half that it releases, and for no other's: it is found when it is asked for. */
function publicHalf(parts: Omit<PublicHalf, 'hash' | 'indexText'>): PublicHalf {
  let text: string | undefined
  let hash: string | undefined
  const indexText = () => (text ??= textOfIndex(parts.index))
  return {
    ...parts,
    get indexText() {
      return indexText()
    },
    get hash() {
      return (hash ??= textHash(indexText()))
    },
  }
}

type Entry = ReleasePublic['items'][number]

/** Entries of items that were planned before, and canonical JSON of entries: neither an item nor an entry ever changes. */
const entryOfItem = new WeakMap<PlannedItem, Entry>()
const textOfEntry = new WeakMap<Entry, string>()

function entryOf(item: PlannedItem, shard: string): Entry {
  const before = entryOfItem.get(item)
  if (before?.shard === shard) return before
  const entry = { ...item.facts, hash: item.summary.public, shard }
  entryOfItem.set(item, entry)
  return entry
}

/** Canonical JSON of an index, of which an edit changes a few entries of thousands. */
function textOfIndex(index: ReleasePublic): string {
  const members = Object.entries(index).toSorted(([left], [right]) => (left < right ? -1 : 1))
  return `{${members.map(([key, value]) => `${canonicalJson(key)}:${key === 'items' ? entriesText() : canonicalJson(value)}`).join()}}`

  function entriesText(): string {
    return `[${index.items.map(entryText).join()}]`
  }
}

function entryText(entry: Entry): string {
  const known = textOfEntry.get(entry) ?? canonicalJson(entry)
  textOfEntry.set(entry, known)
  return known
}

function releaseOf(
  half: PublicHalf,
  sealed: () => { readonly text: string; readonly hash: string },
): Release {
  return {
    public: half,
    get sealedText() {
      return sealed().text
    },
    get sealedHash() {
      return sealed().hash
    },
    get sealed(): ReleaseSealed {
      return JSON.parse(sealed().text)
    },
  }
}

/** The index of a release: of its items what `assembleShards` gives. */
function indexOf(
  { bank, taxonomy, tests }: ReleaseSource,
  items: ReleasePublic['items'],
  version: string,
): ReleasePublic {
  return {
    version: 1,
    bank: bank.id,
    title: bank.title,
    release: version,
    taxonomy,
    tests: [...tests]
      .sort((left, right) => (left.id < right.id ? -1 : 1))
      .map((test) => ({ ...test, release: version })),
    items,
  }
}

function assembleShards(sorted: readonly PlannedItem[], previous: PreviousRelease | undefined) {
  const shards = new Map<string, string>()
  const entries: Entry[] = []
  const old = oldShards(previous)
  for (let start = 0; start < sorted.length; start += SHARD_ITEMS) {
    const group = sorted.slice(start, start + SHARD_ITEMS)
    const kept = old.get(group.map(({ id, summary }) => `${id} ${summary.public}`).join())
    const text =
      (kept === undefined ? undefined : previous?.public.shards.get(kept)) ??
      canonicalJson({ version: 1, items: group.map(({ load }) => load().public) })
    const shard = kept ?? textHash(text)
    shards.set(shard, text)
    for (const item of group) entries.push(entryOf(item, shard))
  }
  return { shards, entries }
}

/** The shards of a release by what is in them, in their order. */
function oldShards(previous: PreviousRelease | undefined): ReadonlyMap<string, string> {
  const names = new Map<string, string[]>()
  for (const { id, hash, shard } of previous?.public.index.items ?? []) {
    const name = names.get(shard)
    if (name) name.push(`${id} ${hash}`)
    else names.set(shard, [`${id} ${hash}`])
  }
  return new Map([...names].map(([shard, items]) => [items.join(), shard]))
}

/** A release together with its quality report, which its index then names: the hash of the release covers it. */
export function withQuality(release: Release, report: Quality): Release {
  const quality = canonicalJson(report)
  const { index, shards } = release.public
  const named = { ...index, quality: textHash(quality) }
  return releaseOf(publicHalf({ index: named, shards, quality }), () => ({
    text: release.sealedText,
    hash: release.sealedHash,
  }))
}

/** Whether two releases offer the same, whatever their reports say: proofs that were renewed are no reason for one. */
export function offersTheSame(
  { quality: _, ...left }: ReleasePublic,
  { quality: __, ...right }: ReleasePublic,
): boolean {
  return isDeepStrictEqual(left, right)
}
