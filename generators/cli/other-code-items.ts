import { join } from 'node:path'
import { checkBank } from '../compile/check-bank.ts'
import type { CompiledItem } from '../compile/compiled-item.ts'
import { variantsFolder } from '../compile/folder.ts'
import { readRecords } from '../variant/draw-many.ts'
import { compileWritten } from '../variant/written/compile-written.ts'
import { cacheFolder } from './find-banks.ts'
import type { NamedSource } from './variant-source.ts'

/**
 * What a draft must not be once more: all other items of a bank that are answered in code, with their variants, and what was
 * written for this one before, whether it is met or not.
 *
 * @param own ids of requests whose variants are left out: those of the run that goes on
 */
export async function otherCodeItems(
  source: NamedSource,
  own: ReadonlySet<string>,
): Promise<readonly CompiledItem[]> {
  const { item, bankDir, files, context } = source
  const { listed } = await checkBank(bankDir, { cacheDir: cacheFolder(bankDir) })
  const beside = join(bankDir, item.folder, variantsFolder)
  const written = (await readRecords(beside)).filter((record) => record.written)
  const seeds = new Set(written.map(({ seed }) => seed))
  const elsewhere = listed
    .filter(
      ({ facts: { id, kind, variant } }) =>
        kind === 'code' && id !== item.id && !(variant?.of === item.id && seeds.has(variant.seed)),
    )
    .flatMap(({ load }) => load() ?? [])
  const before = written.flatMap(({ seed, written: { request = '' } = {} }) =>
    own.has(request)
      ? []
      : (compileWritten(join(beside, String(seed)), { item, files, context, seed }) ?? []),
  )
  return [...elsewhere, ...before]
}
