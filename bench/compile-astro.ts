/**
 * The peer: the same items as a content collection of Astro, one page each. `node bench/compile-astro.ts PROJECT`.
 * It reads formulas but does not render them, and checks nothing; both are to its advantage.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'astro'
import { isMainModule } from './main-module.ts'

/** Writes an Astro project whose pages are the items of a bank. */
export function writeAstroProject(project: string, bank: string): void {
  const put = (path: string, text: string) => {
    mkdirSync(join(project, path, '..'), { recursive: true })
    writeFileSync(join(project, path), text)
  }
  put('package.json', '{ "name": "peer", "private": true, "type": "module" }\n')
  put(
    'astro.config.mjs',
    `import mdx from '@astrojs/mdx'
import { satteri } from '@astrojs/markdown-satteri'

export default {
  integrations: [mdx()],
  markdown: { processor: satteri({ features: { math: true } }), syntaxHighlight: 'prism' },
  vite: { logLevel: 'error' },
}
`,
  )
  put(
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
export const collections = { items: defineCollection({ loader: glob({ base: './items', pattern: '*.mdx' }) }) }
`,
  )
  put(
    'src/pages/[id].astro',
    `---
import { getCollection, render } from 'astro:content'
import Block from '../components/Block.astro'
export async function getStaticPaths() {
  return (await getCollection('items')).map((item) => ({ params: { id: item.id }, props: { item } }))
}
const { Content } = await render(Astro.props.item)
---
<html lang="en"><body><Content components={{ Examples: Block, Constraints: Block, Hint: Block, Explanation: Block }} /></body></html>
`,
  )
  put('src/components/Block.astro', '<div><slot /></div>\n')
  for (const name of readdirSync(join(bank, 'items'))) {
    put(`items/${name}.mdx`, readFileSync(join(bank, 'items', name, 'item.mdx'), 'utf8'))
  }
}

if (isMainModule(import.meta.url)) {
  const [project = ''] = process.argv.slice(2)
  process.chdir(project)
  await build({ root: project, logLevel: 'error' })
  const { user, system } = process.cpuUsage()
  process.stdout.write(
    `${JSON.stringify({
      wallMs: performance.now(),
      cpuMs: (user + system) / 1000,
      memoryMiB: process.resourceUsage().maxRSS / 1024,
    })}\n`,
  )
}
