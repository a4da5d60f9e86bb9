import { describe, expect, it } from 'vitest'
import { withPreloads, type Chunk } from './preload.ts'

const chunk = (
  file: string,
  imports: string[] = [],
  dynamicImports: string[] = [],
  source?: string,
): Chunk => ({
  file,
  source,
  imports,
  dynamicImports,
})
const chunks = new Map(
  [
    chunk('_astro/island.js', ['_astro/hooks.js'], ['_astro/live.js', '_astro/editor.js']),
    chunk('_astro/hooks.js', ['_astro/preact.js']),
    chunk('_astro/preact.js', ['_astro/hooks.js']),
    chunk('_astro/live.js', ['_astro/preact.js', '_astro/log.js'], [], '/x/src/components/session/live.ts'),
    chunk('_astro/log.js'),
    chunk('_astro/editor.js', [], [], '/x/src/editor/code-mirror.ts'),
    chunk('_astro/client.js', ['_astro/preact.js']),
  ].map((one) => [one.file, one]),
)
const linksIn = (html: string) =>
  [
    ...html.matchAll(
      /<link rel="(?:modulepreload|preload" as="script" crossorigin)"? href="([^"]+)"( fetchpriority="low")?>/g,
    ),
  ].map(([, href = '', low]) => href + (low ?? ''))

describe('the scripts that a page names ahead', () => {
  const page = (base: string) =>
    `<head><title>a $& b</title></head><astro-island component-url="${base}_astro/island.js" renderer-url="${base}_astro/client.js">`

  it.each(['/', '/tests/'])('are those of its islands, each once, below %s', (base) => {
    const html = withPreloads(page(base), chunks, base)
    expect(linksIn(html)).toEqual([
      `${base}_astro/island.js`,
      `${base}_astro/hooks.js`,
      `${base}_astro/preact.js`,
      `${base}_astro/client.js`,
      `${base}_astro/live.js fetchpriority="low"`,
      `${base}_astro/log.js fetchpriority="low"`,
    ])
    expect(html).toContain('a $& b')
  })

  it('are those of its own scripts, and those of an idle island later', () => {
    const html = `<head></head><script type="module" src="/_astro/island.js"></script><astro-island component-url="/_astro/client.js" client="idle">`
    expect(linksIn(withPreloads(html, chunks, '/'))).toEqual([
      '/_astro/island.js',
      '/_astro/hooks.js',
      '/_astro/preact.js',
      '/_astro/client.js fetchpriority="low"',
      '/_astro/live.js fetchpriority="low"',
      '/_astro/log.js fetchpriority="low"',
    ])
  })

  it('are none where a page has neither script nor island', () => {
    expect(withPreloads('<head></head>', chunks, '/')).toBe('<head></head>')
  })
})
