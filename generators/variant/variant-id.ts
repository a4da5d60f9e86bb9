import type { VariantRecord } from '#schemas/variant'

/** The id of a variant as an item of its own: a name that files, addresses and logs can carry. */
export function variantId({ of, seed }: Pick<VariantRecord, 'of' | 'seed'>): string {
  return `${of}-v${seed}`
}

/** A variant as people name it: which item it was drawn from, in which version, and by which seed. */
export function variantName(item: string, version: string, seed: number): string {
  return `${item}@${version}#${seed}`
}

/** The item that an id names a variant of, where it names one. @param items ids of items that may have variants */
export function parentOf(id: string, items: ReadonlySet<string>): string | undefined {
  const parent = /^(.+)-v\d+$/.exec(id)?.[1]
  return parent !== undefined && items.has(parent) ? parent : undefined
}
