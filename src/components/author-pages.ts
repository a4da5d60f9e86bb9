import { site } from './addresses.ts'

/** The author's list of all items. */
export const authorIndex = `${site.home}author/`

/** An item, by the names of its folder and of its bank's. */
export interface ItemPlace {
  readonly bank: string
  readonly name: string
}

/** The author's page of an item. */
export function authorItemPage({ bank, name }: ItemPlace): string {
  return `${authorIndex}${encodeURIComponent(bank)}/${encodeURIComponent(name)}/`
}
