/** A script of the built site, and the scripts that it imports. */
export interface Chunk {
  /** Path below the site's folder. */
  readonly file: string
  /** The source file that it stands for, where it stands for one. */
  readonly source: string | undefined
  readonly imports: readonly string[]
  readonly dynamicImports: readonly string[]
}

/** Scripts that a page imports as soon as it lives: nothing is gained by waiting for it to ask. */
const IMPORTED_AT_ONCE = /\/components\/session\/live\.ts$/

/**
 * Tells the browser of all scripts that a page and its islands need, so that they come side by side and not one after
 * another. What nobody waits for yet comes after what makes the page live.
 *
 * @param html a built page
 * @param chunks by path
 * @param base the site's folder on its host, such as `/`
 * @returns the page with a link for each script
 */
export function withPreloads(html: string, chunks: ReadonlyMap<string, Chunk>, base: string): string {
  const needed = new Set<string>()
  const later = new Set<string>()
  for (const [, address = ''] of html.matchAll(/<script type="module" src="([^"]+)"/g))
    if (address.startsWith(base)) addWithImports(address.slice(base.length), chunks, needed)
  for (const [island] of html.matchAll(/<astro-island [^>]*>/g))
    for (const [, address = ''] of island.matchAll(/ (?:component|renderer|before-hydration)-url="([^"]+)"/g))
      if (address.startsWith(base))
        addWithImports(address.slice(base.length), chunks, island.includes(' client="idle"') ? later : needed)
  for (const file of needed)
    for (const dynamic of chunks.get(file)?.dynamicImports ?? [])
      if (IMPORTED_AT_ONCE.test(chunks.get(dynamic)?.source ?? '')) addWithImports(dynamic, chunks, later)
  const links = [
    ...[...needed].map((file) => `<link rel="modulepreload" href="${base}${file}">`),
    // Fetched, but not compiled: what makes the page live comes first.
    ...[...later]
      .filter((file) => !needed.has(file))
      .map(
        (file) => `<link rel="preload" as="script" crossorigin href="${base}${file}" fetchpriority="low">`,
      ),
  ]
  return html.replace('</head>', () => `${links.join('')}</head>`)
}

function addWithImports(file: string, chunks: ReadonlyMap<string, Chunk>, found: Set<string>): void {
  const chunk = chunks.get(file)
  if (chunk === undefined || found.has(file)) return
  found.add(file)
  for (const imported of chunk.imports) addWithImports(imported, chunks, found)
}
