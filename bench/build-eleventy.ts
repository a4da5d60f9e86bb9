/**
 * A peer: the same items as Markdown pages of Eleventy, one page each. `node bench/build-eleventy.ts PROJECT`, after
 * `npm install --prefix bench/peers`. Components pass through as tags, formulas and code as plain text, and nothing is
 * checked; all of it is to its advantage.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainModule } from './main-module.ts'

const ELEVENTY = new URL('peers/node_modules/@11ty/eleventy/src/Eleventy.js', import.meta.url)

/** What is used of it. */
interface Eleventy {
  readonly default: new (
    input: string,
    output: string,
    options: { readonly quietMode: boolean; readonly configPath: null; readonly config: () => object },
  ) => { readonly write: () => Promise<unknown> }
}

/** Whether the peer is installed. */
export const hasEleventy = existsSync(ELEVENTY)

/** Writes a project whose pages are the items of a bank. */
export function writeEleventyProject(project: string, bank: string): void {
  mkdirSync(join(project, 'items'), { recursive: true })
  mkdirSync(join(project, '_includes'), { recursive: true })
  writeFileSync(
    join(project, '_includes', 'page.liquid'),
    '<html lang="en"><body>{{ content }}</body></html>\n',
  )
  writeFileSync(join(project, 'items', 'items.json'), '{ "layout": "page.liquid" }\n')
  for (const name of readdirSync(join(bank, 'items'))) {
    const text = readFileSync(join(bank, 'items', name, 'item.mdx'), 'utf8')
    writeFileSync(join(project, 'items', `${name}.md`), text)
  }
}

if (isMainModule(import.meta.url)) {
  const [project = ''] = process.argv.slice(2)
  process.chdir(project)
  const { default: Eleventy } = (await import(ELEVENTY.href)) as Eleventy
  const site = new Eleventy('.', '_site', {
    quietMode: true,
    configPath: null,
    // Braces in the texts are texts, not templates.
    config: () => ({ markdownTemplateEngine: false }),
  })
  await site.write()
  const pages = readdirSync(join(project, '_site', 'items')).length
  const items = readdirSync(join(project, 'items')).length - 1
  if (pages !== items) throw new Error(`${pages} pages of ${items} items`)
}
