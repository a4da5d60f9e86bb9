import { html, type Markup } from './markup.ts'
import { shownMarkup } from './shown-markup.ts'
import { shownText } from './shown-text.ts'

/** Words of an author in a page: signs that nobody sees are named, and nothing around them is turned. */
export function authored(text: string): Markup {
  return html`<bdi>${shownMarkup(text)}</bdi>`
}

/** The same where no markup can stand, such as the title of a window. */
export function authoredText(text: string): string {
  return shownText(text)
    .map((part) => ('sign' in part ? part.sign : part.text))
    .join('')
}
