import { site } from '../components/addresses.ts'
import { authorIndex, authorItemPage, type ItemPlace } from '../components/author-pages.ts'
import { AUTHOR_DATA } from './author-data.ts'

/** What the list is made from. */
export const indexData = `${site.home}${AUTHOR_DATA}/index.json`

/** The item as a candidate meets it, by itself. */
export function candidatePage(place: ItemPlace): string {
  return `${authorItemPage(place)}candidate/`
}

/** What an item's page is made from. */
export function itemData({ bank, name }: ItemPlace): string {
  return `${site.home}${AUTHOR_DATA}/item/${encodeURIComponent(bank)}/${encodeURIComponent(name)}.json`
}

/** Where it is said what a person thinks of a variant. */
export function reviewAddress({ bank, name }: ItemPlace, seed: number): string {
  return `${site.home}${AUTHOR_DATA}/review/${encodeURIComponent(bank)}/${encodeURIComponent(name)}/${seed}`
}

/** @param path of a page, such as `/author/core/late-buses/` @returns which item it is about */
export function placeIn(path: string): ItemPlace {
  const [bank = '', name = ''] = path.slice(authorIndex.length).split('/').map(decodeURIComponent)
  return { bank, name }
}
