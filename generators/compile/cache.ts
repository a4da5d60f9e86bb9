import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkFiles, type CheckedItem, type ItemContext } from './compile-item.ts'
import type { CompiledItem } from './compiled-item.ts'
import { readItem } from '../variant/variant-files.ts'
import type { FolderScan } from './folder.ts'
import { summaryOf, type ItemSummary } from '../release/item-summary.ts'
import { toolVersion } from './tool.ts'

/** What is known of an item's folder: its faults, its facts, and a way to its halves. */
export interface CachedCheck extends Pick<
  CheckedItem,
  'id' | 'kind' | 'digest' | 'facts' | 'diagnostics' | 'build'
> {
  /** What a release needs of the item, where an earlier run has built it. */
  readonly summary?: ItemSummary
}

/** Results of earlier runs, keyed by the files' content. Losing them costs time and nothing else. */
export interface Cache {
  /** Checks an item, or finds what an earlier run found in the same files. */
  readonly check: (scan: FolderScan, folder: string) => CachedCheck
  /** Writes what is new. */
  readonly save: () => void
  /** The same in steps of a file each: who serves pages meanwhile lets others have their turn between them. */
  readonly saving: () => Iterable<void>
}

interface CacheOptions {
  /** Folder of the cache; nothing is kept where absent. */
  readonly dir: string | undefined
  /** Absolute path of the bank. */
  readonly root: string
  readonly context: ItemContext
  /**
   * Whether every item will be asked for: then it is built at once. Otherwise its trees are let go, which halves the
   * memory of a check, and an item that is asked for after all is read again.
   */
  readonly build: boolean
}

interface Entry {
  /** The folder's stamp: as long as it is the same, no file needs to be read. */
  readonly stamp: string
  /** When the files were looked at, in milliseconds since 1970. */
  readonly checkedAt: number
  /** Hash of all that the result depends on. */
  readonly key: string
  readonly result: Pick<CheckedItem, 'id' | 'kind' | 'digest' | 'facts' | 'diagnostics'>
  /** Once the item was built. */
  readonly summary?: ItemSummary
}

type Index = Record<string, Entry>
/** Compiled items by folder, a few in each file, so that an edit rewrites little. */
type Shard = Record<string, { readonly key: string; readonly item: CompiledItem }>

/** A file that changed this close to a look at it may have changed unseen, in milliseconds: clocks of file systems tick. */
const tickMs = 50

/** @returns the cache of one bank; a broken one counts as empty and is written anew */
export function openCache({ dir, root, context, build: eager }: CacheOptions): Cache {
  if (dir === undefined) {
    return {
      check: (scan, folder) => settle(scan, folder, checkFiles(readItem(scan, folder), folder, context)),
      save: () => undefined,
      saving: () => [],
    }
  }
  const ignored = join(dir, '.gitignore')
  const home = join(dir, hash(root).slice(0, 16))
  const fingerprint = hash(JSON.stringify([toolStamp(), context.canary, [...(context.skills ?? ['?'])]]))
  const known = (readJson(join(home, 'index.json'), fingerprint) ?? {}) as Index
  const index: Index = {}
  /** What lies on the disk. */
  let saved: Index = known
  const shards = new Map<string, Shard>()
  const changedShards = new Set<string>()

  return { check, save, saving }

  /** Lets go of what was parsed: builds the item now, or reads it again when it is wanted. */
  function settle(
    scan: FolderScan,
    folder: string,
    { id, kind, digest, facts, diagnostics, build }: CheckedItem,
  ): CachedCheck {
    if (!build) return { id, kind, digest, facts, diagnostics, build: undefined }
    const item = eager ? build() : undefined
    return { id, kind, digest, facts, diagnostics, build: () => item ?? rebuild(scan, folder) }
  }

  function rebuild(scan: FolderScan, folder: string): CompiledItem | undefined {
    return checkFiles(readItem(scan, folder), folder, context).build?.()
  }

  function check(scan: FolderScan, folder: string): CachedCheck {
    const before = Object.hasOwn(known, folder) ? known[folder] : undefined
    if (before?.stamp === scan.stamp && scan.changedAt + tickMs < before.checkedAt) return reuse(before)
    const checkedAt = Date.now()
    const files = readItem(scan, folder)
    const proof = files.files.get('proof.json')
    const key = hash(JSON.stringify([files.digest, proof ? hash(proof.bytes) : '', scan.diagnostics]))
    if (before?.key === key) return reuse({ ...before, stamp: scan.stamp, checkedAt })
    const checked = checkFiles(files, folder, context)
    const { id, kind, digest, facts, diagnostics, build } = checked
    index[folder] = { stamp: scan.stamp, checkedAt, key, result: { id, kind, digest, facts, diagnostics } }
    if (!build) return { id, kind, digest, facts, diagnostics, build: undefined }
    if (eager) keep(folder, key, build())
    return { id, kind, digest, facts, diagnostics, build: () => built(key) }

    function reuse(entry: Entry): CachedCheck {
      index[folder] = entry
      const { result, summary } = entry
      if (!result.facts) return { ...result, build: undefined }
      return { ...result, ...(summary ? { summary } : {}), build: () => built(entry.key) }
    }

    function built(wanted: string): CompiledItem | undefined {
      const shard = shardOf(folder)
      const found = Object.hasOwn(shard, folder) ? shard[folder] : undefined
      if (found?.key === wanted) return summed(folder, wanted, found.item)
      return keep(folder, wanted, rebuild(scan, folder))
    }
  }

  function keep(folder: string, key: string, item: CompiledItem | undefined): CompiledItem | undefined {
    if (!item) return undefined
    shardOf(folder)[folder] = { key, item }
    changedShards.add(shardName(folder))
    return summed(folder, key, item)
  }

  /** Notes what a release needs of an item that was built, so that it need not be loaded for that again. */
  function summed(folder: string, key: string, item: CompiledItem): CompiledItem {
    const entry = index[folder]
    if (entry?.key === key && !entry.summary) index[folder] = { ...entry, summary: summaryOf(item) }
    return item
  }

  function shardOf(folder: string): Shard {
    const name = shardName(folder)
    const open = shards.get(name)
    if (open) return open
    const shard = (readJson(join(home, name), fingerprint) ?? {}) as Shard
    shards.set(name, shard)
    return shard
  }

  /** Entries are never changed, only replaced. */
  function isSaved(): boolean {
    const folders = Object.keys(index)
    return (
      folders.length === Object.keys(saved).length &&
      folders.every((folder) => index[folder] === saved[folder])
    )
  }

  function save(): void {
    const steps = saving()
    while (steps.next().done !== true);
  }

  function* saving(): Generator<void> {
    try {
      if (!isSaved()) {
        writeJson(home, 'index.json', fingerprint, index)
        saved = { ...index }
        yield
      }
      // What is changed between two steps is written as well.
      for (const name of changedShards) {
        changedShards.delete(name)
        const entries = Object.entries(shards.get(name) ?? {})
        const shard = Object.fromEntries(entries.filter(([folder, { key }]) => index[folder]?.key === key))
        writeJson(home, name, fingerprint, shard)
        yield
      }
      // It may lie in somebody's repository, whose own list of what to leave out need not know of it.
      if (!existsSync(ignored)) writeFileSync(ignored, '*\n')
    } catch {
      // A cache that cannot be written (read-only folder, full disk) is no reason to fail.
    }
  }
}

function shardName(folder: string): string {
  return `items-${hash(folder).slice(0, 2)}.json`
}

/** The first line holds what the rest must hash to; a file that was cut short or changed is as good as none. */
function readJson(path: string, fingerprint: string): unknown {
  try {
    const content = readFileSync(path, 'utf8')
    const end = content.indexOf('\n')
    const json = content.slice(end + 1)
    if (content.slice(0, end) !== hash(fingerprint + json)) return undefined
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function writeJson(home: string, name: string, fingerprint: string, value: unknown): void {
  mkdirSync(home, { recursive: true })
  const json = JSON.stringify(value)
  const path = join(home, name)
  const draft = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(draft, `${hash(fingerprint + json)}\n${json}`)
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}

let stamp: string | undefined

/** Changes with every edit of Assay's own sources, so that a new rule is never answered from an old run. */
function toolStamp(): string {
  if (stamp !== undefined) return stamp
  const parts: string[] = [toolVersion, process.version]
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) visit(path)
      else {
        const { size, mtimeMs } = statSync(path)
        parts.push(`${path}:${size}:${mtimeMs}`)
      }
    }
  }
  for (const folder of [
    'generators/compile',
    'generators/kinds',
    'generators/lint',
    'generators/release',
    'generators/variant',
    'schemas',
    'adaptive',
  ]) {
    visit(fileURLToPath(new URL(`../../${folder}`, import.meta.url)))
  }
  stamp = hash(parts.sort().join('\n'))
  return stamp
}

function hash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
