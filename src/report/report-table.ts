import { html, type Content, type Markup } from './markup.ts'

/** A column of a table. */
export interface Column {
  readonly title: string
  /** numbers stand to the right, under each other; words to the left */
  readonly kind?: 'words'
}

export interface ReportTable {
  /** what it shows; read out where its frame is reached by the keyboard */
  readonly caption: string
  /** the first column names its row */
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Content[])[]
}

/** A table that scrolls in a frame of its own where the page is narrower than it. */
export function reportTable({ caption, columns, rows }: ReportTable): Markup {
  const cell = (content: Content, place: number): Markup => {
    const words = columns[place]?.kind === 'words'
    if (place === 0)
      return words
        ? html`<th scope="row">${content}</th>`
        : html`<th scope="row" class="number">${content}</th>`
    return words ? html`<td>${content}</td>` : html`<td class="number">${content}</td>`
  }
  return html`<div class="frame" role="region" tabindex="0" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ title, kind }) =>
            kind === 'words'
              ? html`<th scope="col">${title}</th>`
              : html`<th scope="col" class="number">${title}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`
}
