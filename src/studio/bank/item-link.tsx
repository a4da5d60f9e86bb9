import { site } from '../../components/addresses.ts'
import { authorItemPage } from '../../components/author-pages.ts'
import { studioBank } from '../../text/studio-bank.ts'
import type { BankRow } from './bank-rows.ts'

/** Where more is to be seen of an item. */
export interface ItemLinks {
  /** whether practice items of this release have pages of their own */
  readonly hasPages: boolean
  /** name of the bank's folder, where the author's previews are there */
  readonly previews: string | undefined
}

interface ItemLinkProps {
  readonly item: Pick<BankRow, 'id' | 'title' | 'use'>
  readonly links: ItemLinks
}

const { items: words } = studioBank

/** An item by its title, with the way to its page and to its author's preview. */
export function ItemLink({ item: { id, title, use }, links: { hasPages, previews } }: ItemLinkProps) {
  return (
    <>
      {hasPages && use === 'practice' ? <a href={site.item(id)}>{title}</a> : <bdi>{title}</bdi>}
      {previews !== undefined && (
        <>
          {' '}
          <a
            class="small"
            href={authorItemPage({ bank: previews, name: id })}
            aria-label={words.previewOf(title)}
          >
            {words.preview}
          </a>
        </>
      )}
    </>
  )
}
