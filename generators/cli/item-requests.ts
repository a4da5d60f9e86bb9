import { existsSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { suggest } from '#schemas/diagnose/suggest'
import { UsageError, type CommandIo } from './command.ts'
import { findBanks } from './find-banks.ts'
import { banksOf } from './site-arguments.ts'

/** What is asked of one bank: some of its items, or all. */
export interface ItemRequest {
  /** Absolute path of the bank. */
  readonly bankDir: string
  readonly only?: readonly string[]
}

/**
 * Finds the items that are meant: by id in the banks, or by the path of a bank, an item, or a file in one.
 *
 * @param names as the caller wrote them; all items where there are none
 * @param bank the value of `--bank`
 * @returns each bank once
 * @throws UsageError for what does not exist
 */
export function itemRequests(
  names: readonly string[],
  bank: unknown,
  io: Pick<CommandIo, 'cwd'>,
): readonly ItemRequest[] {
  const { cwd } = io
  if (names.length === 0) return banksOf(bank, io).map((bankDir) => ({ bankDir }))
  const isByPath = bank === undefined && names.every((name) => existsSync(resolve(cwd, name)))
  const banks = isByPath ? [] : banksOf(bank, io)
  const requests = new Map<string, Set<string> | undefined>()
  for (const name of names) {
    const home = banks.find((candidate) => isName(name) && existsSync(join(candidate, 'items', name)))
    if (home === undefined && !existsSync(resolve(cwd, name))) throw unknownItem(name, banks, cwd)
    const found = home === undefined ? findBanks([name], cwd) : [{ root: home, only: [name] }]
    for (const { root, only } of found) {
      const wanted = requests.get(root)
      if (only === undefined || (requests.has(root) && wanted === undefined)) requests.set(root, undefined)
      else requests.set(root, new Set([...(wanted ?? []), ...only]))
    }
  }
  return [...requests].map(([bankDir, only]) => ({ bankDir, ...(only ? { only: [...only] } : {}) }))
}

function isName(text: string): boolean {
  return /^[\w-]+$/.test(text)
}

function unknownItem(name: string, banks: readonly string[], cwd: string): UsageError {
  const items = banks.flatMap((dir) =>
    existsSync(join(dir, 'items')) ? readdirSync(join(dir, 'items')) : [],
  )
  const meant = suggest(name, items)
  const places = banks.map((dir) => relative(cwd, dir) || '.').join(', ')
  return new UsageError(
    `no item ${name} in ${places}${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  )
}
