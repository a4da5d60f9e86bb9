import { escapeMarkup } from './escape-markup.ts'
import { html, type Markup } from './markup.ts'

/** The style of a report's page: it stands in the page, which asks nobody for anything. */
export interface ReportStyle {
  readonly css: string
  /** its digest as a policy names it, such as `sha256-…` */
  readonly digest: string
}

/** A whole page, from its finding to its method. */
export interface ReportPage {
  /** title of the window */
  readonly title: string
  /** what the page is, above its finding */
  readonly kind: string
  /** the finding, in one sentence */
  readonly finding: string
  /** what follows at once */
  readonly lead: Markup
  readonly sections: readonly ReportSection[]
  /** what makes more of it than can be read without */
  readonly script?: ReportScript
}

/** A classic script that stands in the page. */
export interface ReportScript {
  readonly code: string
  /** its digest as a policy names it */
  readonly digest: string
}

export interface ReportSection {
  /** unique on the page */
  readonly id: string
  readonly title: string
  readonly content: Markup
}

/**
 * A page that can be read from a file, sent and printed: nothing from elsewhere, no script but its own, and a policy that says so.
 *
 * @returns an HTML document
 */
export function reportPage(
  { title, kind, finding, lead, sections, script }: ReportPage,
  style: ReportStyle,
): string {
  const scripts = script ? ` script-src '${script.digest}';` : ''
  const policy = `default-src 'none'; style-src '${style.digest}';${scripts} font-src data:; base-uri 'none'; form-action 'none'`
  const body = html`<body>
    <a class="skip" href="#finding">Skip to the finding</a>
    <header>
      <p class="kind">${kind}</p>
      <nav aria-label="Parts of this report">
        <ul>
          ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
        </ul>
      </nav>
    </header>
    <main id="finding" tabindex="-1">
      <h1>${finding}</h1>
      ${lead} ${sections.map(sectionOf)}
    </main>
  </body>`
  // the style stands between its tags to the letter, since the policy knows it by its digest
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeMarkup(title)}</title>`,
    `<style>${style.css}</style>`,
    '</head>',
    body.markup,
    ...(script ? [`<script>${script.code}</script>`] : []),
    '</html>',
    '',
  ].join('\n')
}

function sectionOf({ id, title, content }: ReportSection): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${title}</h2>
    ${content}
  </section>`
}
