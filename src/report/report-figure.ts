import { drawn, html, type Content, type Markup } from './markup.ts'
import { reportTable, type ReportTable } from './report-table.ts'

export interface ReportFigure {
  /** unique on its page, letters, digits and hyphens */
  readonly id: string
  /** what the figure shows, as a short title */
  readonly title: string
  /** what is to be seen in it, for those who do not see it */
  readonly description: string
  /** how it is to be read, below it */
  readonly note?: Content
  /** draws it, as an `svg` element, at a width in CSS pixels */
  readonly draw: (place: { readonly id: string; readonly width: number }) => string
  /** whether it is drawn small, beside another, or over the whole page and once more for narrow screens */
  readonly size: 'panel' | 'page'
  readonly table: ReportTable
}

/** Widths that figures are drawn at, in CSS pixels; what is narrower shows them smaller. */
const PANEL = 360
const PAGE = 720

/** A figure with its title, its note and, one key away, its data. */
export function reportFigure({ id, title, note, draw, size, table }: ReportFigure): Markup {
  return html`<figure class="${size}" id="${id}">
    <figcaption>${title}</figcaption>
    ${
      size === 'panel'
        ? drawn(draw({ id, width: PANEL }))
        : html`<div class="wide">${drawn(draw({ id: `${id}-wide`, width: PAGE }))}</div>
            <div class="narrow">${drawn(draw({ id: `${id}-narrow`, width: PANEL }))}</div>`
    }
    ${note === undefined ? undefined : html`<p class="note">${note}</p>`}
    <details>
      <summary>Data of this figure<span class="unseen">: ${title}</span></summary>
      ${reportTable(table)}
    </details>
  </figure>`
}
