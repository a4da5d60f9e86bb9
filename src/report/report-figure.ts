import { drawn, html, type Content, type Markup } from './markup.ts'
import { reportTable, type ReportTable } from './report-table.ts'

export interface ReportFigure {
  /** unique on its page, letters, digits and hyphens */
  readonly id: string
  /** what the figure shows, as a short title */
  readonly title: string
  /** what it is about, where several figures of one title stand on a page; read out, not shown */
  readonly of?: string
  /** how it is to be read, below it */
  readonly note?: Content
  /** draws it, as an `svg` element, at a width in CSS pixels */
  readonly draw: (place: { readonly id: string; readonly width: number }) => string
  /** drawn beside one or two others or over the whole page; what is wider than a third, once more for narrow screens */
  readonly size: 'half' | 'third' | 'page'
  readonly table: ReportTable
}

/**
 * Widths that figures are drawn at, in CSS pixels: what is narrower shows them smaller, and their style lets them become but
 * little larger. A third is the width of the narrowest screens, and its text is there as large as elsewhere.
 */
const WIDTHS = { half: 340, third: 280, page: 720 } as const

/** A figure with its title, its note and, one key away, its data. */
export function reportFigure({ id, title, of, note, draw, size, table }: ReportFigure): Markup {
  return html`<figure class="${size}" id="${id}">
    <figcaption>${title}</figcaption>
    ${
      size === 'third'
        ? drawn(draw({ id, width: WIDTHS.third }))
        : html`<div class="wide">${drawn(draw({ id: `${id}-wide`, width: WIDTHS[size] }))}</div>
            <div class="narrow">${drawn(draw({ id: `${id}-narrow`, width: WIDTHS.third }))}</div>`
    }
    ${note === undefined ? undefined : html`<p class="note">${note}</p>`}
    <details>
      <summary>
        Data of this figure<span class="unseen">: ${title}${of === undefined ? '' : `, ${of}`}</span>
      </summary>
      ${reportTable(table)}
    </details>
  </figure>`
}
