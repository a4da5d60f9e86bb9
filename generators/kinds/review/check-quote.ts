import type { DataPath, DataSource } from '#schemas/diagnose/index'
import type { Report } from '#schemas/diagnose/report'

/** Characters of a line that a help shows, at most. */
const SHOWN = 80

/**
 * What is planted is named twice, by its lines and by what stands in them, so that neither can move or be mended without the
 * other. White space does not matter.
 *
 * @param says the quotation; a live item needs one
 * @param lines what stands there
 */
export function checkQuote(
  says: string | undefined,
  lines: string,
  {
    path,
    isLive,
    at,
    report,
  }: { readonly path: DataPath; readonly isLive: boolean; readonly at: DataSource; readonly report: Report },
): void {
  const [first = ''] = lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  if (says === undefined) {
    if (!isLive) return
    report.error(
      'marks/no-quote',
      at.rangeOfKey([...path, 'lines']),
      'Missing `says`, expected what stands in the lines',
      `Quote what a mark has to find: \`says: ${JSON.stringify(first)}\``,
    )
    return
  }
  if (plain(lines).includes(plain(says))) return
  report.error(
    'marks/quote',
    at.rangeOf([...path, 'says']),
    `Unexpected quotation, which does not stand in the lines: they have \`${first.slice(0, SHOWN)}\``,
    'The code was changed, or the lines are others: see whether what is said of them still holds',
  )
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
