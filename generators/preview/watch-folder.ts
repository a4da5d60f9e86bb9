import { readdirSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'

export interface FolderWatch {
  readonly close: () => void
  /** Folders that have a watcher of their own; 1 where the system watches whole trees. */
  readonly watched: () => number
}

interface WatchOptions {
  /** @param path absolute path of what changed, came or went; of a folder that came, its own */
  readonly onChange: (path: string) => void
  /** @param reason why some changes will not be seen, said once */
  readonly onTrouble: (reason: string) => void
  /** Whether whole trees are watched by the system itself, as on macOS and Windows; this system's own way where absent. */
  readonly recursive?: boolean
}

/** Names that no bank's content has. */
const foreign = /^(?:\..*|node_modules)$/

/**
 * Watches a folder with all that is in it. Where the system has no watchers for whole trees, each folder gets one, and
 * never each file: a bank of 5,000 items has 11,000 folders and 26,500 files.
 *
 * @param root absolute path of a folder
 */
export function watchFolder(root: string, { onChange, onTrouble, recursive }: WatchOptions): FolderWatch {
  const wholeTrees = recursive ?? process.platform !== 'linux'
  const watchers = new Map<string, FSWatcher>()
  let isTold = false
  add(root)
  return { close, watched: () => watchers.size }

  function add(folder: string): void {
    if (watchers.has(folder)) return
    try {
      const watcher = watch(folder, { recursive: wholeTrees, persistent: false }, (event, name) => {
        if (name === null) return onChange(folder)
        if (name.split(/[\\/]/).some((part) => foreign.test(part))) return
        const path = join(folder, name)
        if (event === 'rename' && !wholeTrees) follow(path)
        onChange(path)
      })
      // A folder that was removed has no watcher any more; nothing is lost with it.
      watcher.on('error', () => drop(folder))
      watchers.set(folder, watcher)
    } catch (error) {
      tell(error)
      return
    }
    if (wholeTrees) return
    // After its watcher is there: what comes meanwhile is seen by one of the two.
    for (const inner of foldersIn(folder)) add(inner)
  }

  /** Something came or went: a folder that came is watched, one that went is let go. */
  function follow(path: string): void {
    const known = watchers.has(path)
    const inner = foldersIn(path, true)
    if (inner === undefined) {
      if (known) drop(path)
      return
    }
    // A folder of the same name that took another's place has another watcher.
    if (known) drop(path)
    add(path)
  }

  function drop(folder: string): void {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(`${folder}/`)) continue
      watcher.close()
      watchers.delete(path)
    }
  }

  function tell(error: unknown): void {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR' || isTold) return
    isTold = true
    onTrouble(
      code === 'ENOSPC' || code === 'EMFILE'
        ? `the system has no more watchers of folders (${code}): changes in some of ${root} show up when a page is reloaded; raise fs.inotify.max_user_watches`
        : `some of ${root} cannot be watched (${String(code ?? error)}): its changes show up when a page is reloaded`,
    )
  }

  function close(): void {
    for (const watcher of watchers.values()) watcher.close()
    watchers.clear()
  }
}

function foldersIn(folder: string): readonly string[]
function foldersIn(folder: string, orNone: true): readonly string[] | undefined
/** Folders right below one; none, or where told so undefined, where it is not there or is no folder. */
function foldersIn(folder: string, orNone?: true): readonly string[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !foreign.test(entry.name))
      .map(({ name }) => join(folder, name))
  } catch {
    return orNone ? undefined : []
  }
}
