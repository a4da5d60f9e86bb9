import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where a project keeps its banks, unless a command is told otherwise. */
const BANKS = 'content/banks'

/**
 * Finds banks by what a person writes: a folder, the name of a bank of this project, or nothing for all of them.
 *
 * @param cwd absolute path of the folder in which the command was called
 * @param wanted a folder or a name
 * @returns absolute paths, sorted; none where there is no such bank
 */
export function findBanks(cwd: string, wanted?: string): readonly string[] {
  if (wanted !== undefined)
    return [resolve(cwd, wanted), resolve(cwd, BANKS, wanted)].filter(isBank).slice(0, 1)
  if (isBank(cwd)) return [cwd]
  const root = join(cwd, BANKS)
  if (!existsSync(root)) return []
  return readdirSync(root)
    .map((name) => join(root, name))
    .filter(isBank)
    .sort()
}

function isBank(path: string): boolean {
  return existsSync(join(path, 'bank.yaml'))
}
