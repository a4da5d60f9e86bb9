/** What `assay seal` is asked for, beside the addresses. */
import { existsSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { findBanks } from '../release/find-banks.ts'
import type { SealRequest } from '../seal/plan.ts'
import { UsageError, type CommandArguments, type CommandIo } from './command.ts'
import { readNumber } from './read-number.ts'

/** How long results are kept, and whom candidates ask. @throws UsageError */
export function noticeOf(values: CommandArguments['values']): Pick<SealRequest, 'notice'> {
  const keptDays = readNumber('--kept-days', values['kept-days'], { least: 1, most: 36_500 })
  const contact = typeof values['contact'] === 'string' ? values['contact'].trim() : undefined
  if ((keptDays === undefined) !== (contact === undefined || contact === ''))
    throw new UsageError('--kept-days and --contact go together: candidates are told both')
  return keptDays === undefined || contact === undefined ? {} : { notice: { keptDays, contact } }
}

/** What stands in the folder of the site is published, and gone with the next build. @throws UsageError */
export function refusePublished(out: string, paths: Readonly<Record<string, string>>): void {
  for (const [option, path] of Object.entries(paths))
    if (!relative(out, path).startsWith('..'))
      throw new UsageError(
        `${option} is in the folder of the site, where everybody could read it and the next build deletes it: name another place`,
      )
}

/** @returns absolute path of the bank that has the test @throws UsageError */
export function bankOf(wanted: unknown, test: string, io: CommandIo): string {
  const all = findBanks(io.cwd, typeof wanted === 'string' ? wanted : undefined)
  const homes = all.filter((bank) => existsSync(join(bank, 'tests', `${test}.yaml`)))
  const banks = homes.length > 0 ? homes : all
  const [only, other] = banks
  if (only === undefined) throw new UsageError('no bank is here; name one with --bank')
  if (other !== undefined)
    throw new UsageError(
      `several banks are here; name one of ${banks.map((bank) => basename(bank)).join(', ')} with --bank`,
    )
  return only
}
