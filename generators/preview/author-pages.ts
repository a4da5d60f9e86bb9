import type { IncomingMessage, ServerResponse } from 'node:http'
import { AUTHOR_DATA } from '#preview'
import type { Preview } from './preview.ts'
import { takeReview } from './take-review.ts'

/** A page of the author's view: its address in Astro's routes, and the file that draws it. */
export interface AuthorPage {
  readonly pattern: string
  /** Path of the file, from Assay's own folder. */
  readonly entrypoint: string
}

/** The pages of the author's view. The development server has them, and no build. */
export const authorPages: readonly AuthorPage[] = [
  { pattern: '/author', entrypoint: 'src/preview/index.astro' },
  { pattern: '/author/item', entrypoint: 'src/preview/item.astro' },
  { pattern: '/author/candidate', entrypoint: 'src/preview/candidate.astro' },
]

/**
 * Which page an address of the author's view means: every item has an address of its own, and all of them one page.
 *
 * @param path below the site's folder, such as `author/core/late-buses/`
 * @returns the page's own path, or undefined where it is none of these
 */
export function authorPageOf(path: string): string | undefined {
  const found = /^author\/[^/]+\/[^/]+\/(candidate\/)?$/.exec(path)
  if (!found) return undefined
  return found[1] === undefined ? 'author/item/' : 'author/candidate/'
}

/**
 * Answers what the author's pages ask for.
 *
 * @param path below the site's folder
 * @returns whether it was a question of theirs
 */
export function answerAuthor(
  preview: Pick<Preview, 'index' | 'item' | 'changedAt' | 'review'>,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (!path.startsWith(`${AUTHOR_DATA}/`)) return false
  const [kind, bank = '', name = '', seed = ''] = path
    .slice(AUTHOR_DATA.length + 1)
    .split('/')
    .map(decoded)
  if (kind === 'review' && request.method === 'POST')
    takeReview(preview, { bank, name, seed }, request).then(
      ({ status, message }) => send(status, { message }),
      (error: unknown) => send(500, { message: String(error) }),
    )
  else if (request.method !== 'GET') send(405, { message: 'Only GET' })
  else if (kind === 'index.json') send(200, preview.index())
  else if (kind === 'changed.json') send(200, { at: preview.changedAt() })
  else if (kind === 'item')
    preview.item(bank, name.replace(/\.json$/, '')).then(
      (item) => (item ? send(200, item) : send(404, { message: `There is no item ${name} in ${bank}` })),
      (error: unknown) => send(500, { message: String(error) }),
    )
  else send(404, { message: 'There is nothing here' })
  return true

  function send(status: number, body: object): void {
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
      .end(JSON.stringify(body))
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
