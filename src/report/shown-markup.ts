import { html, type Markup } from './markup.ts'
import { shownText } from './shown-text.ts'

/** The same in a page. */
export function shownMarkup(text: string): readonly Markup[] {
  return shownText(text).map((part) =>
    'sign' in part ? html`<span class="sign">${part.sign}</span>` : html`${part.text}`,
  )
}
