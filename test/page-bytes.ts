import { brotliCompressSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** What a page has loaded so far, in bytes as served with brotli. */
export interface PageBytes {
  /** HTML, style sheets and scripts of the page itself. */
  readonly page: number
  /** The release's index and shards. */
  readonly content: number
  readonly fonts: number
  /** The sandbox's engine and worker. */
  readonly runner: number
  /** How many requests were made. */
  readonly requests: number
}

/**
 * Counts what a page loads, from now on.
 *
 * @returns reads the count; it waits for bodies that are still arriving
 */
export function countBytes(page: Page): () => Promise<PageBytes> {
  const arriving: Promise<readonly [kind: keyof Omit<PageBytes, 'requests'>, bytes: number]>[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    const kind = pathname.startsWith('/_assay/')
      ? 'content'
      : pathname.startsWith('/_runner/')
        ? 'runner'
        : pathname.endsWith('.woff2')
          ? 'fonts'
          : 'page'
    const size = response.body().then(
      (body) => (kind === 'fonts' ? body.length : brotliCompressSync(body).length),
      () => 0,
    )
    arriving.push(size.then((bytes) => [kind, bytes] as const))
  })
  return async () => {
    const sums = { page: 0, content: 0, fonts: 0, runner: 0 }
    for (const [kind, bytes] of await Promise.all(arriving)) sums[kind] += bytes
    return { ...sums, requests: arriving.length }
  }
}
