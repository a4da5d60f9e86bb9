import { escapeMarkup } from './escape-markup.ts'

/** A piece of HTML or SVG that was put together by `html`, so that nothing in it is unescaped. */
export interface Markup {
  readonly markup: string
}

/** What may stand in a template: text is escaped, markup is not, lists are joined, absent things leave nothing. */
export type Content = string | number | undefined | Markup | readonly Content[]

/**
 * A template whose holes are escaped. The only way to markup in this folder's pages: an item's name or a file's can hold
 * anything.
 *
 * @example html`<td>${item.id}</td>`.markup
 */
export function html(texts: TemplateStringsArray, ...holes: readonly Content[]): Markup {
  return { markup: texts.map((text, at) => text + (at < holes.length ? written(holes[at]) : '')).join('') }
}

/** Markup as a string, of those who escape what they are given: this folder's drawings, and the compiler of items. */
export function drawn(svg: string): Markup {
  return { markup: svg }
}

function written(content: Content): string {
  if (content === undefined) return ''
  if (typeof content === 'string') return escapeMarkup(content)
  if (typeof content === 'number') return String(content)
  return 'markup' in content ? content.markup : content.map(written).join('')
}
