const FACE = 'Atkinson Hyperlegible Next Variable'

/** What a report's style sheet is made of, in this order: files below `src`. */
export const REPORT_SHEETS = [
  'styles/tokens.css',
  'styles/chart.css',
  'report/report.css',
  'report/attempt.css',
] as const

/**
 * The style sheet of a report, with its text face in it.
 *
 * @param font the face as WOFF2, in base64
 * @param sheets content of the `REPORT_SHEETS`
 */
export function reportSheet(font: string, sheets: readonly string[]): string {
  const face = `@font-face{font-family:'${FACE}';font-weight:200 800;src:url(data:font/woff2;base64,${font}) format('woff2')}`
  return [face, ...sheets].join('\n')
}
