import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Where a project keeps its banks, unless a command is told otherwise. */
const BANKS = 'content/banks'

/**
 * Finds banks by what a person writes: a folder, the name of a bank of this project, or nothing for the bank around the
 * current folder, else for all banks of this project.
 *
 * @param cwd absolute path of the folder in which the command was called
 * @param wanted a folder or a name
 * @returns absolute paths, sorted; none where there is no such bank
 */
export function findBanks(cwd: string, wanted?: string): readonly string[] {
  if (wanted !== undefined)
    return [resolve(cwd, wanted), resolve(cwd, BANKS, wanted)].filter(isBank).slice(0, 1)
  const around = bankAbove(cwd)
  if (around !== undefined) return [around]
  const root = join(cwd, BANKS)
  if (!existsSync(root)) return []
  return readdirSync(root)
    .map((name) => join(root, name))
    .filter(isBank)
    .sort()
}

/** The bank that a path is in. @returns absolute path of its folder; undefined where it is in none */
export function bankAbove(path: string): string | undefined {
  for (let folder = path; ; folder = dirname(folder)) {
    if (isBank(folder)) return folder
    if (dirname(folder) === folder) return undefined
  }
}

function isBank(path: string): boolean {
  return existsSync(join(path, 'bank.yaml'))
}
