import { waiversSchema } from '#schemas/waivers'
import type { Waivers } from './compiled-item.ts'
import { readDataFile } from './data-file.ts'
import type { ItemSource } from '../kinds/kind.ts'

/** Reads `waivers.yaml`: planted faults that nothing can tell from the reference, each with the reason. */
export function readWaivers({
  folder,
  files,
  diagnostics,
}: Pick<ItemSource<'code'>, 'folder' | 'files' | 'diagnostics'>): Waivers {
  const text = files.get('waivers.yaml')?.text
  if (text === undefined) return {}
  const read = readDataFile({ text, file: `${folder}/waivers.yaml`, schema: waiversSchema }, diagnostics)
  return Object.fromEntries(read?.value.mutants.map(({ mutant, why }) => [mutant, why]) ?? [])
}
