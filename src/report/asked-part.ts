import type { ReportedAnswer } from './attempt-report.ts'
import { drawn, html, type Markup } from './markup.ts'

/** The problem itself: what an answer is worth is hard to see without it. */
export function askedPart({ asked, language }: ReportedAnswer, of: string): Markup {
  const { stem, options, change } = asked
  return fold(
    'What was asked',
    of,
    html`<div class="asked${language === 'python' ? ' asked-python' : ''}">
      ${drawn(stem)}
      ${
        options.length === 0
          ? undefined
          : html`<ol>
              ${options.map((option) => html`<li>${drawn(option)}</li>`)}
            </ol>`
      }
      ${
        change === undefined
          ? undefined
          : html`<p><strong>What changed after the answer was locked:</strong></p>
              ${drawn(change)}`
      }
    </div>`,
  )
}

/** Something that is there for whoever opens it. @param of which problem */
export function fold(title: string, of: string, content: Markup): Markup {
  return html`<details>
    <summary>${title}<span class="unseen">: ${of}</span></summary>
    ${content}
  </details>`
}
