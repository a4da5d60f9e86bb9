import { join } from 'node:path'
import { checkBank } from '../../compile/check-bank.ts'
import { halvesOfItem } from '../compare/released-item.ts'
import { plannedItems } from '../planned-item.ts'
import { readLock } from '../read-lock.ts'
import { openRelease } from '../read.ts'
import { storedItem, storedSealedText } from '../stored-item.ts'
import { textHash } from '../text-hash.ts'
import type { BankState } from './diff-banks.ts'

/** What stands for the files as they are now. */
export const WORKING_TREE = 'working tree'

export type ReadState =
  | { readonly ok: true; readonly state: BankState; readonly notes: readonly string[] }
  | { readonly ok: false; readonly message: string }

/** Reads a release of a bank. @param bankDir folder of the bank */
export async function readReleaseState(bankDir: string, version: string): Promise<ReadState> {
  const stored = await readLock(bankDir)
  const lock = 'lock' in stored && stored.lock?.release === version ? stored.lock : undefined
  const read = await openRelease(join(bankDir, 'releases', version), lock)
  if (!read.ok) return read
  const { release } = read
  return {
    ok: true,
    notes:
      release.sealedText === undefined
        ? [`the sealed half of ${version} is not here: keys of graded items and stored answers are left out`]
        : [],
    state: {
      name: version,
      index: release.public.index,
      sealedHash: (id) => {
        const text = storedSealedText(release, id)
        return lock?.items[id]?.sealed ?? (text === undefined ? undefined : textHash(text))
      },
      item: (id) => storedItem(release, id),
    },
  }
}

/** Compiles a bank as it would be released now: its live items. */
export async function readTreeState(bankDir: string, cacheDir: string): Promise<ReadState> {
  const checked = await checkBank(bankDir, { cacheDir })
  const { bank, taxonomy, tests, diagnostics } = checked
  if (!bank || !taxonomy) {
    const [first] = diagnostics
    return {
      ok: false,
      message: `the bank cannot be read: ${first?.file}:${first?.range.start.line}: ${first?.message}`,
    }
  }
  const live = plannedItems(checked).filter(({ status }) => status === 'live')
  const known = new Map(live.map((item) => [item.id, item]))
  const broken = new Set(
    diagnostics.flatMap(({ severity, file }) =>
      severity === 'error' ? (/^items\/([^/]+)\//.exec(file)?.[1] ?? []) : [],
    ),
  )
  return {
    ok: true,
    notes:
      broken.size === 0
        ? []
        : [`left out, since assay check finds faults in them: ${[...broken].join(', ')}`],
    state: {
      name: WORKING_TREE,
      index: {
        title: bank.title,
        taxonomy,
        tests,
        items: live.map(({ id, facts, summary }) => ({ id, version: facts.version, hash: summary.public })),
      },
      sealedHash: (id) => known.get(id)?.summary.sealed,
      item: (id) => {
        const item = known.get(id)
        return item && halvesOfItem(item.load())
      },
    },
  }
}
