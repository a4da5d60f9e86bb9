import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { ReportStyle } from '#report'

/** The site's own colours and drawings, and what reports have beside them. */
const SHEETS = ['styles/tokens.css', 'styles/chart.css', 'report/report.css', 'report/attempt.css']
const FACE = 'Atkinson Hyperlegible Next Variable'
const FONT =
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'

/** @returns the style sheet of a report, its text face in it, and the digest that the page's policy admits it by */
export async function reportStyle(): Promise<ReportStyle> {
  const font = await readFile(createRequire(import.meta.url).resolve(FONT))
  const sheets = await Promise.all(
    SHEETS.map((name) => readFile(new URL(`../../src/${name}`, import.meta.url), 'utf8')),
  )
  const face = `@font-face{font-family:'${FACE}';font-weight:200 800;src:url(data:font/woff2;base64,${font.toString('base64')}) format('woff2')}`
  const css = [face, ...sheets].join('\n')
  return { css, digest: `sha256-${createHash('sha256').update(css).digest('base64')}` }
}
