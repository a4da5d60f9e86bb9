import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Diagnostic } from '#schemas/diagnose/index'
import { openCache, type Cache, type CachedCheck } from '../compile/cache.ts'
import { checkBank, type CheckedBank, type ItemChecks } from '../compile/check-bank.ts'
import { rememberingTestChecks } from '../compile/check-tests.ts'
import type { ItemContext } from '../compile/compile-item.ts'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { variantId } from '../variant/variant-id.ts'
import { scanItem, variantAt } from '../variant/variant-files.ts'

/** An item as far as it can be told. */
export interface LiveItem {
  /** Name of its folder. */
  readonly name: string
  /** The item as it is now, or as it was when it last had no errors; undefined where it never had. */
  readonly item: CompiledItem | undefined
  /** Whether `item` is what the files say now. */
  readonly isCurrent: boolean
  /** All that is wrong with it, also with other items in view. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What a look at the bank found to be another than before. */
export interface BankChange {
  /** Names of items that were looked at anew, came or went. */
  readonly names: readonly string[]
}

/** A bank that is kept in memory and follows its files: a change costs what has changed, not the bank. */
export interface LiveBank {
  /** Absolute path. */
  readonly dir: string
  /** Settles once every item has been looked at. */
  readonly ready: Promise<void>
  /** How many items have been looked at, and how many there are. */
  readonly progress: () => { readonly done: number; readonly of: number }
  /** The last whole look; undefined before the first. */
  readonly checked: () => CheckedBank | undefined
  /** Names of all folders of items, without variants, sorted; those looked at so far before the first whole look. */
  readonly names: () => readonly string[]
  /** @returns an item or a variant; undefined where there is no such folder */
  readonly item: (name: string) => LiveItem | undefined
  /** The items of the last whole look without errors, or as they last were without; sorted by id. */
  readonly items: () => readonly CompiledItem[]
  /**
   * Looks at what changed, and then at what only the whole bank can tell.
   *
   * @param paths absolute paths of changed files or folders
   */
  readonly refresh: (paths: Iterable<string>) => Promise<BankChange>
  /** Writes what was found for the next start. */
  readonly close: () => void
}

interface LiveOptions {
  /** Where results are kept between runs. */
  readonly cacheDir: string
  /** Called while the bank is read for the first time, after each turn. */
  readonly onProgress?: () => void
  /** Whether somebody waits for an answer: reading rests meanwhile. Nobody where absent. */
  readonly isAwaited?: () => boolean
}

/** Longest turn of the first look, in milliseconds: between turns the server answers. An item takes some of it or all. */
const turnMs = 5
/** So many items are read at once after a save, whoever waits: mostly for them. */
const fewItems = 8
/** Longest rest while somebody waits, and how often is looked whether that is over, in milliseconds. */
const longestRestMs = 2000
const lookMs = 5
/** Quiet after which what was found is written to the cache, in milliseconds: writing takes as long as an edit may. */
const quietMs = 5000

/** @param dir absolute path of the bank */
export function openLiveBank(dir: string, { cacheDir, onProgress, isAwaited }: LiveOptions): LiveBank {
  /** Checks by folder, of the present context. */
  let known = new Map<string, CachedCheck>()
  let cache:
    { readonly fingerprint: string; readonly cache: Cache; readonly context: ItemContext } | undefined
  const tests = rememberingTestChecks()
  let checked: CheckedBank | undefined
  /** Names of the last whole look. */
  let present: ReadonlySet<string> = new Set()
  const good = new Map<string, CompiledItem>()
  /** The same, sorted by id. */
  let sorted: readonly CompiledItem[] = []
  let byItem = new Map<string, Diagnostic[]>()
  let turn = performance.now()
  let readInLook = 0
  let saving: NodeJS.Timeout | undefined
  let looking: Promise<void> = Promise.resolve()

  const ready = Promise.resolve()
    .then(() => look())
    .then(() => undefined)
  looking = ready.catch(() => undefined)
  return { dir, ready, progress, checked: () => checked, names, item, items: () => sorted, refresh, close }

  function progress(): { done: number; of: number } {
    return checked
      ? { done: checked.folders.size, of: checked.folders.size }
      : { done: known.size, of: countFolders(dir) }
  }

  function names(): readonly string[] {
    const folders = checked ? checked.folders.values() : known.keys()
    return [...folders]
      .filter((folder) => !variantAt(folder))
      .map(nameOf)
      .sort()
  }

  function item(name: string): LiveItem | undefined {
    const folder = checked?.folders.get(name) ?? folderOf(name)
    const check = known.get(folder) ?? (cache && isThere(name) ? checkOne(folder) : undefined)
    if (!check || (checked && !present.has(name))) return undefined
    const now = check.build?.()
    const diagnostics = byItem.get(name) ?? check.diagnostics
    const isBroken = diagnostics.some(({ severity }) => severity === 'error')
    const kept = good.get(name) ?? now
    return { name, item: kept, isCurrent: now !== undefined && !isBroken, diagnostics }
  }

  /** Whether a folder has files, before the whole bank was looked at. */
  function isThere(name: string): boolean {
    try {
      return scanItem(dir, folderOf(name)).files.length > 0
    } catch {
      return false
    }
  }

  async function refresh(paths: Iterable<string>): Promise<BankChange> {
    const touched = new Set<string>()
    for (const path of paths) {
      const [area, name] = relative(dir, path).split(sep)
      if (area === 'items' && name !== undefined) touched.add(name)
      // The folder of all items took another's place.
      else if (area === 'items') for (const folder of known.keys()) touched.add(nameOf(folder))
    }
    const before = looking
    const change = before.then(async () => {
      for (const folder of known.keys()) if (touched.has(itemOf(folder))) known.delete(folder)
      return look(touched)
    })
    looking = change.then(
      () => undefined,
      () => undefined,
    )
    return change
  }

  /** @param touched items whose files changed */
  async function look(touched: ReadonlySet<string> = new Set()): Promise<BankChange> {
    const old = { names: checked?.names ?? [], diagnostics: byItem, context: cache?.fingerprint }
    const found = await checkBank(dir, { checks: checksFor, tests, rest })
    const wanted = new Set(found.names)
    const folders = new Set(found.folders.values())
    for (const folder of known.keys()) if (!folders.has(folder)) known.delete(folder)
    for (const name of good.keys()) if (!wanted.has(name)) good.delete(name)
    byItem = groupByItem(found.diagnostics)
    for (const one of found.load()) keep(one)
    // A variant that is left out has no fault that it could be as it was before.
    for (const [name, folder] of found.folders)
      if (variantAt(folder) && known.get(folder)?.build === undefined) good.delete(name)
    sorted = [...good.values()].sort((left, right) => (left.id < right.id ? -1 : 1))
    checked = found
    present = wanted
    clearTimeout(saving)
    saving = setTimeout(() => void saveInTurns(), quietMs).unref()
    const all = cache?.fingerprint !== old.context
    const gone = old.names.filter((name) => !wanted.has(name))
    const told = found.names.filter(
      (name) => all || touched.has(name) || !sameDiagnostics(old.diagnostics.get(name), byItem.get(name)),
    )
    return { names: [...told, ...gone] }
  }

  /** The same item stays the same object, so that whoever knows it need not look at it again. */
  function keep(one: CompiledItem): void {
    const name = nameOf(one.folder)
    const before = good.get(name)
    if (before === one) return
    const isSame =
      before?.digest === one.digest &&
      before.proofState === one.proofState &&
      isSameJson(before.proof, one.proof) &&
      isSameJson(before.public.parameters, one.public.parameters)
    if (!isSame) good.set(name, one)
  }

  /** Where the bank's own files cannot be read, its items are what they were. */
  function checksFor(context: ItemContext): ItemChecks {
    const isReadable = context.canary !== '' && context.skills !== undefined
    const fingerprint = JSON.stringify([context.canary, [...(context.skills ?? ['?'])]])
    if (!cache || (isReadable && cache.fingerprint !== fingerprint)) {
      known = new Map()
      cache = { fingerprint, context, cache: openCache({ dir: cacheDir, root: dir, context, build: true }) }
    }
    turn = performance.now()
    readInLook = 0
    return { check: (folder) => known.get(folder) ?? checkOne(folder), save: () => undefined }
  }

  function checkOne(folder: string): CachedCheck {
    if (!cache) throw new Error('a bank is looked at before it is opened')
    const check = builtOnce(cache.cache.check(scanItem(dir, folder), folder))
    known.set(folder, check)
    readInLook += 1
    return check
  }

  function rest(): Promise<void> | undefined {
    if (performance.now() - turn < turnMs) return undefined
    onProgress?.()
    return otherTurns()
  }

  /** Lets others have their turn: a short one for the sake of a save, and as long as they want before much is read. */
  function otherTurns(): Promise<void> {
    const until = performance.now() + longestRestMs
    return new Promise((resolve) => {
      setImmediate(goOn)

      function goOn(): void {
        // An answer takes hundreds of small steps, each of which would wait for a turn of reading.
        const isInTheWay = readInLook > fewItems && isAwaited?.() === true
        if (isInTheWay && performance.now() < until) return void setTimeout(goOn, lookMs)
        turn = performance.now()
        resolve()
      }
    })
  }

  async function saveInTurns(): Promise<void> {
    for (const _ of cache?.cache.saving() ?? []) await otherTurns()
  }

  function close(): void {
    clearTimeout(saving)
    cache?.cache.save()
  }
}

/** How many items there may be, before they are looked at. */
function countFolders(dir: string): number {
  try {
    return readdirSync(join(dir, 'items')).filter((name) => !name.startsWith('.')).length
  } catch {
    return 0
  }
}

function groupByItem(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const [area, name] = diagnostic.file.split('/')
    if (area !== 'items' || name === undefined) continue
    const group = groups.get(name)
    if (group) group.push(diagnostic)
    else groups.set(name, [diagnostic])
  }
  return groups
}

function sameDiagnostics(left: readonly Diagnostic[] = [], right: readonly Diagnostic[] = []): boolean {
  return left.length === right.length && (left.length === 0 || JSON.stringify(left) === JSON.stringify(right))
}

function isSameJson(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right)
}

/** The same check, whose item is asked for at every look and looked up at the first. */
function builtOnce(check: CachedCheck): CachedCheck {
  const { build } = check
  let item: CompiledItem | undefined
  return build ? { ...check, build: () => (item ??= build()) } : check
}

function folderOf(name: string): string {
  return `items/${name}`
}

/** Name of the item that a folder belongs to, also that of a variant. */
function itemOf(folder: string): string {
  return variantAt(folder)?.name ?? nameOf(folder)
}

/** Name of an item, or of a variant, by its folder. */
function nameOf(folder: string): string {
  const variant = variantAt(folder)
  return variant ? variantId({ of: variant.name, seed: variant.seed }) : folder.slice(folderOf('').length)
}
