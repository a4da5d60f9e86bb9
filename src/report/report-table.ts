import { html, type Content, type Markup } from './markup.ts'

/** A column of a table. */
export interface Column {
  readonly title: string
  /** numbers stand to the right, under each other; words to the left, and sentences have room for more than one a line */
  readonly kind?: 'words' | 'sentences'
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
    const kind = kindOf(columns[place])
    return place === 0
      ? html`<th scope="row" class="${kind}">${content}</th>`
      : html`<td class="${kind}">${content}</td>`
  }
  return html`<div class="frame" role="region" tabindex="0" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" class="${kindOf(column)}">${column.title}</th>`)}
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

function kindOf(column: Column | undefined): string {
  return column?.kind ?? 'number'
}

/** Names in a cell with commas between them, of which none begins a line. */
export function listed(names: readonly Content[]): Markup {
  return html`${names.map(
    (name, at) => html`<span class="listed">${name}${at < names.length - 1 ? ',' : ''}</span> `,
  )}`
}
