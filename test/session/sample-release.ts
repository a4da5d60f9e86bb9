import type { Blueprint } from '#schemas/blueprint'
import type { PracticeItem } from '#schemas/public-item'
import { compileBank } from '../../generators/compile/compile-bank.ts'
import type { CompiledItem } from '../../generators/compile/compiled-item.ts'
import { assembleRelease, type Release } from '../../generators/release/assemble.ts'
import { loadRelease, type LoadedRelease, type ReleaseAddress } from '../../src/session/release.ts'
import { codeTest, shortTest } from './memory-world.ts'

/** A release of the sample bank with short tests, and the site's files that hold it. */
export interface SampleRelease {
  readonly release: Release
  readonly items: ReadonlyMap<string, PracticeItem>
  readonly address: ReleaseAddress
  /** Loads it as a page does, from files in memory. */
  readonly load: (address: ReleaseAddress) => Promise<LoadedRelease>
}

/**
 * The bank's items without their variants, so that a test meets the item that it names.
 *
 * @param tests that the release offers
 * @param change what becomes of the items
 */
export async function sampleRelease(
  tests: readonly Blueprint[] = [codeTest, shortTest],
  change: (items: readonly CompiledItem[]) => readonly CompiledItem[] = (items) => items,
): Promise<SampleRelease> {
  const { bank, taxonomy, items } = await compileBank('content/banks/core')
  if (!bank || !taxonomy) throw new Error('the bank does not compile')
  const compiled = change(items.filter((item) => item.public.variant === undefined))
  const release = assembleRelease({ bank, taxonomy, tests, items: compiled }, '0.0.0-dev')
  const files = new Map<string, unknown>([['/r/index.json', release.public.index]])
  for (const [hash, text] of release.public.shards) files.set(`/r/shards/${hash}.json`, JSON.parse(text))
  const practice = compiled.flatMap(({ public: item }) =>
    item.use === 'practice' ? [[item.id, item] as const] : [],
  )
  return {
    release,
    items: new Map(practice),
    address: { base: '/r/', hash: release.public.hash },
    load: (address) => loadRelease(address, (url) => Promise.resolve(structuredClone(files.get(url)))),
  }
}
