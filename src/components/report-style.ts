import { sha256 } from '@noble/hashes/sha2.js'
import font from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url'
import { reportSheet, type ReportStyle } from '#report'
import attempt from '../report/attempt.css?raw'
import report from '../report/report.css?raw'
import chart from '../styles/chart.css?raw'
import tokens from '../styles/tokens.css?raw'

/**
 * The style of a report that is made in the page, the same as the command line's to the byte.
 *
 * @param more content of further sheets, which this report alone needs
 * @throws TypeError where the text face does not come from the site
 */
export async function pageReportStyle(more: readonly string[] = []): Promise<ReportStyle> {
  const response = await fetch(font)
  if (!response.ok) throw new TypeError(`the text face did not come: status ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const css = reportSheet(base64Of(bytes), [tokens, chart, report, attempt, ...more])
  // not by the browser's own digest, which pages without TLS do not have
  return { css, digest: `sha256-${base64Of(sha256(new TextEncoder().encode(css)))}` }
}

function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
