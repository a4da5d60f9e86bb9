import { diffLines } from './diff-lines.ts'
import { html, type Markup } from './markup.ts'
import { counted } from './number-words.ts'
import { shownMarkup } from './shown-markup.ts'

const SIGNS = { added: '+', removed: '−', same: ' ' } as const
const SPOKEN = { added: 'added: ', removed: 'removed: ', same: '' } as const

/**
 * A change as it is read, line by line.
 *
 * @param of what changed into what; unique among its neighbours
 */
export function diffPart(before: string, after: string, of: string): Markup {
  const rows = diffLines(before, after)
  if (!rows.some((row) => 'side' in row && row.side !== 'same'))
    return html`<p class="quiet">Nothing changed.</p>`
  return html`<div class="code" role="region" tabindex="0" aria-label="${of}">
    <ol class="lines">
      ${rows.map((row) =>
        'skipped' in row
          ? html`<li class="skipped">${counted(row.skipped, 'line')} as before</li>`
          : html`<li class="line ${row.side}">
              <span class="line-number" aria-hidden="true">${row.line}</span
              ><span aria-hidden="true">${SIGNS[row.side]}</span
              ><code><span class="unseen">${SPOKEN[row.side]}</span>${shownMarkup(row.text)}</code>
            </li>`,
      )}
    </ol>
  </div>`
}

/** A text with its lines as they are. @param of what it is; unique among its neighbours */
export function textPart(text: string, of: string): Markup {
  return html`<div class="code" role="region" tabindex="0" aria-label="${of}">
    <pre><code>${shownMarkup(text)}</code></pre>
  </div>`
}
