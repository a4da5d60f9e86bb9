import { canonicalJson } from '#log'
import type { PublicItem } from '#schemas/public-item'

const BLOCK =
  /<\/?(?:p|li|ul|ol|pre|blockquote|h[1-6]|div|section|table|thead|tbody|tr|td|th|br|hr|figure|figcaption|dl|dt|dd)\b[^<>]*>/gi

/** A text without its markup, its blocks on lines of their own. */
export function withoutMarkup(html: string): string {
  return html
    .replace(BLOCK, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(lt|gt|quot|apos|nbsp);/g, (_, name: string) => NAMED[name] ?? ' ')
    .replace(/&#(?:x([0-9a-f]+)|([0-9]+));/gi, (_, hex?: string, decimal?: string) =>
      String.fromCodePoint(Math.min(hex === undefined ? Number(decimal) : parseInt(hex, 16), 0x10ffff)),
    )
    .replace(/&amp;/g, '&')
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Everything that a public item says, as the JSON that is served and as text without markup. */
export function plainText(item: PublicItem): string {
  const json = canonicalJson(item)
  return `${json}\n${textsOf(item).map(withoutMarkup).join('\n')}`
}

/** Every text inside a value. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}
