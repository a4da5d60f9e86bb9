import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { REPORT_SHEETS, reportSheet, type ReportStyle } from '#report'

const FONT =
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'

/** @returns the style sheet of a report, its text face in it, and the digest that the page's policy admits it by */
export async function reportStyle(): Promise<ReportStyle> {
  const font = await readFile(createRequire(import.meta.url).resolve(FONT))
  const sheets = await Promise.all(
    REPORT_SHEETS.map((name) => readFile(new URL(`../../src/${name}`, import.meta.url), 'utf8')),
  )
  const css = reportSheet(font.toString('base64'), sheets)
  return { css, digest: `sha256-${createHash('sha256').update(css).digest('base64')}` }
}
