import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { VariantRecord } from '#schemas/variant'
import { readFolder, scanFolder, type ItemFiles } from '../../compile/folder.ts'
import { isGraded } from '../variant-files.ts'
import { waitOf } from './read-written.ts'

/**
 * How far a written variant has come; nobody meets one that is not `met` or `accepted`.
 *
 * - `waiting`: of a graded item, for a review of its own
 * - `met`: of a practice item, read by nobody so far
 * - `changed`: its files were edited, and no gate has seen them since
 * - `stale`: its item was changed
 */
export type WrittenState = (typeof states)[number]

export const states = ['waiting', 'changed', 'stale', 'met', 'accepted', 'rejected', 'retired'] as const

/**
 * The states of the written variants of an item.
 *
 * @param folder absolute, of its variants
 * @param parent its files
 */
export function writtenStates(
  folder: string,
  records: readonly VariantRecord[],
  parent: ItemFiles,
): readonly { readonly seed: number; readonly state: WrittenState; readonly model: string }[] {
  return records
    .flatMap((record) => {
      const { seed, written } = record
      if (!written) return []
      return [{ seed, model: written.model, state: stateOf(record, join(folder, String(seed)), parent) }]
    })
    .toSorted((left, right) => left.seed - right.seed)
}

/** @param folder absolute, of its files */
export function stateOf(record: VariantRecord, folder: string, parent: ItemFiles): WrittenState {
  if (record.retired) return 'retired'
  const wait = waitOf(record, filesIn(folder), { digest: parent.digest, isGraded: isGraded(parent) })
  switch (wait) {
    case undefined:
      return record.review ? 'accepted' : 'met'
    case 'unreviewed-written':
      return 'waiting'
    case 'stale-written':
      return 'stale'
    default:
      return wait
  }
}

/**
 * Whether a written variant's files are not those that were proven: what is said of it then is said of nothing.
 *
 * @param path absolute, of its record
 */
export function isEdited(path: string, { written, proof }: VariantRecord): boolean {
  return written !== undefined && filesIn(path.slice(0, -'.json'.length))?.digest !== proof.digest
}

function filesIn(folder: string): ItemFiles | undefined {
  return existsSync(folder) ? readFolder(scanFolder(folder, folder), folder) : undefined
}
