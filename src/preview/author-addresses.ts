import { AUTHOR_DATA } from './author-data.ts'

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/')

/** The list of all items. */
export const authorIndex = `${base}author/`

/** What the list is made from. */
export const indexData = `${base}${AUTHOR_DATA}/index.json`

/** An item, by the names of its folder and of its bank's. */
export interface ItemPlace {
  readonly bank: string
  readonly name: string
}

/** Page of an item. */
export function authorItemPage({ bank, name }: ItemPlace): string {
  return `${authorIndex}${encodeURIComponent(bank)}/${encodeURIComponent(name)}/`
}

/** The item as a candidate meets it, by itself. */
export function candidatePage(place: ItemPlace): string {
  return `${authorItemPage(place)}candidate/`
}

/** What an item's page is made from. */
export function itemData({ bank, name }: ItemPlace): string {
  return `${base}${AUTHOR_DATA}/item/${encodeURIComponent(bank)}/${encodeURIComponent(name)}.json`
}

/** Where it is said what a person thinks of a variant. */
export function reviewAddress({ bank, name }: ItemPlace, seed: number): string {
  return `${base}${AUTHOR_DATA}/review/${encodeURIComponent(bank)}/${encodeURIComponent(name)}/${seed}`
}

/** @param path of a page, such as `/author/core/late-buses/` @returns which item it is about */
export function placeIn(path: string): ItemPlace {
  const [bank = '', name = ''] = path.slice(authorIndex.length).split('/').map(decodeURIComponent)
  return { bank, name }
}
