import { join } from 'node:path'
import { compileBank } from '../../compile/compile-bank.ts'
import { itemHashes } from '../compare-previous.ts'
import { halvesOfItem } from '../compare/released-item.ts'
import { hashOf } from '#log'
import { readRelease } from '../read.ts'
import type { BankState } from './diff-banks.ts'

/** What stands for the files as they are now. */
export const WORKING_TREE = 'working tree'

export type ReadState =
  | { readonly ok: true; readonly state: BankState; readonly notes: readonly string[] }
  | { readonly ok: false; readonly message: string }

/** Reads a release of a bank. @param bankDir folder of the bank */
export async function readReleaseState(bankDir: string, version: string): Promise<ReadState> {
  const read = await readRelease(join(bankDir, 'releases', version))
  if (!read.ok) return read
  const { public: half, items, sealed } = read.release
  const publics = new Map(items.map((item) => [item.id, item]))
  const others = new Map(sealed?.items.map((item) => [item.id, item]))
  return {
    ok: true,
    notes: sealed
      ? []
      : [`the sealed half of ${version} is not here: keys of graded items and stored answers are left out`],
    state: {
      name: version,
      index: half.index,
      sealedHash: (id) => {
        const item = others.get(id)
        return item && hashOf(item)
      },
      item: (id) => {
        const [item, other] = [publics.get(id), others.get(id)]
        return item && { public: item, ...(other ? { sealed: other } : {}) }
      },
    },
  }
}

/** Compiles a bank as it would be released now: its live items. */
export async function readTreeState(bankDir: string, cacheDir: string): Promise<ReadState> {
  const { bank, taxonomy, tests, items, diagnostics } = await compileBank(bankDir, { cacheDir })
  if (!bank || !taxonomy) {
    const [first] = diagnostics
    return {
      ok: false,
      message: `the bank cannot be read: ${first?.file}:${first?.range.start.line}: ${first?.message}`,
    }
  }
  const live = items.filter(({ frontmatter }) => frontmatter.status === 'live')
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
        items: live.map((item) => ({
          id: item.id,
          version: item.frontmatter.version,
          hash: itemHashes(item).public,
        })),
      },
      sealedHash: (id) => {
        const item = known.get(id)
        return item && itemHashes(item).sealed
      },
      item: (id) => {
        const item = known.get(id)
        return item && halvesOfItem(item)
      },
    },
  }
}
