import { existsSync } from 'node:fs'
import { checkFiles, type ItemContext } from '../../compile/compile-item.ts'
import type { CompiledItem } from '../../compile/compiled-item.ts'
import { readFolder, scanFolder, type ItemFiles } from '../../compile/folder.ts'
import { familyOf, readRecord, withProof } from '../variant-files.ts'

/** The item for which a variant was written. */
interface Parent {
  readonly item: CompiledItem
  readonly files: ItemFiles
  readonly context: ItemContext
}

/**
 * A written variant as its files are now, whether anybody meets it or not.
 *
 * @param folder absolute, of its files; its record stands beside it
 * @returns undefined where there is no record or no folder, or where the files have faults
 */
export function compileWritten(
  folder: string,
  { item, files, context, seed }: Parent & { readonly seed: number },
): CompiledItem | undefined {
  const record = readRecord(`${folder}.json`)
  if (!record || !existsSync(folder)) return undefined
  const own = readFolder(scanFolder(folder, item.folder), item.folder)
  const origin = { of: item.id, seed, family: familyOf(files, item.id) }
  return checkFiles({ ...withProof(own, record.proof), origin }, item.folder, context).build?.()
}
