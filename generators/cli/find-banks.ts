import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { suggest } from '#schemas/diagnose/index'
import { bankAbove, findBanks as banksNamed } from '../release/find-banks.ts'
import { UsageError } from './command.ts'

/** A bank that a command was asked about. */
export interface BankTarget {
  /** Absolute path of the folder with `bank.yaml`. */
  readonly root: string
  /** Names of the items asked for; undefined for all. */
  readonly only: readonly string[] | undefined
}

const deepestSearch = 5
const skipped = ['node_modules', 'fixtures']

/**
 * Finds the banks that paths mean: a bank, something inside one, or a folder with banks somewhere below; what is no path
 * is the name of a bank of this project. A search below
 * a folder leaves out `node_modules`, hidden folders and folders named `fixtures`, whose banks are broken on purpose.
 *
 * @param paths as the caller wrote them; the current folder where there are none
 * @returns each bank once, in the order in which it was named
 * @throws UsageError for a path that does not exist or has no bank
 */
export function findBanks(paths: readonly string[], cwd: string): readonly BankTarget[] {
  const targets = new Map<string, Set<string> | undefined>()
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const absolute = existsSync(resolve(cwd, path)) ? resolve(cwd, path) : bankNamed(path, cwd)
    const above = bankAbove(absolute)
    const roots = above === undefined ? banksBelow(absolute) : [above]
    if (roots.length === 0) throw new UsageError(`No bank at ${path}: no folder there has a bank.yaml`)
    for (const root of roots) {
      const [folder, item] = relative(root, absolute).split(sep)
      const named = above !== undefined && folder === 'items' ? item : undefined
      if (named === undefined) targets.set(root, undefined)
      else if (!targets.has(root)) targets.set(root, new Set([named]))
      else targets.get(root)?.add(named)
    }
  }
  return [...targets].map(([root, only]) => ({ root, only: only && [...only] }))
}

function bankNamed(name: string, cwd: string): string {
  const [bank] = banksNamed(cwd, name)
  if (bank !== undefined) return bank
  const meant = suggest(
    name,
    banksNamed(cwd).map((dir) => basename(dir)),
  )
  throw new UsageError(
    `No such file, folder or bank: ${name}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  )
}

/** Where results of earlier runs are kept: beside the repository's package, or in the bank itself. */
export function cacheFolder(root: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) || existsSync(join(folder, '.git')))
      return join(folder, '.cache', 'assay')
    if (dirname(folder) === folder) return join(root, '.cache', 'assay')
  }
}

function banksBelow(path: string, depth = 0): readonly string[] {
  if (!statSync(path).isDirectory() || depth > deepestSearch) return []
  if (existsSync(join(path, 'bank.yaml'))) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !skipped.includes(entry.name))
    .map((entry) => join(path, entry.name))
    .sort()
    .flatMap((folder) => banksBelow(folder, depth + 1))
}
