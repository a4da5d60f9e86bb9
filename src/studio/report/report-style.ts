import fontAddress from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url'
import { sha256Hex } from '#log'
import type { ReportStyle } from '#report'
import attemptSheet from '../../report/attempt.css?inline'
import designSheet from '../../report/design.css?inline'
import reportSheet from '../../report/report.css?inline'
import chartSheet from '../../styles/chart.css?inline'
import tokensSheet from '../../styles/tokens.css?inline'

/**
 * The style of a report that leaves the page, with the site's text face in it.
 *
 * @throws TypeError where the face does not come
 */
export async function reportStyle(): Promise<ReportStyle> {
  const response = await fetch(fontAddress)
  if (!response.ok) throw new TypeError(`${fontAddress} could not be loaded: status ${response.status}`)
  const font = base64Of(new Uint8Array(await response.arrayBuffer()))
  const face = `@font-face{font-family:'Atkinson Hyperlegible Next Variable';font-weight:200 800;src:url(data:font/woff2;base64,${font}) format('woff2')}`
  const css = [face, tokensSheet, chartSheet, reportSheet, attemptSheet, designSheet].join('\n')
  // not by the browser's own digest, which pages without TLS do not have
  const digest = Uint8Array.from(sha256Hex(css).match(/../g) ?? [], (pair) => parseInt(pair, 16))
  return { css, digest: `sha256-${base64Of(digest)}` }
}

function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
