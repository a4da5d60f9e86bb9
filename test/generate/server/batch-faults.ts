/** What a server can do to batches, each by its name. */
import type { ServerResponse } from 'node:http'

/** Ways of a batch; what is not said is done right. */
export interface BatchManner {
  /** Of the request that makes it. */
  readonly create?:
    'lost answer' | 'lost request' | 'HTML after it was made' | 'no batch' | 'limited' | 'wrong key'
  /** Times that it says to be under way. */
  readonly polls?: number
  readonly resultsUrl?: 'foreign' | 'none'
  readonly retrieve?: 'unknown'
  /** Changes the lines of the results; `read` counts from 1. */
  readonly lines?: (lines: readonly string[], read: number) => readonly string[]
  /** Breaks the connection after so many characters of the results, at the first so many reads. */
  readonly cut?: { readonly after: number; readonly reads: number }
  readonly results?: 'HTML' | 'error page'
  /** Result of single requests in place of their message, by their place in a batch of some size. */
  readonly result?: (place: number, size: number) => object | undefined
  readonly list?: 'empty' | 'no list'
}

export const errored = (type: string) => ({
  type: 'errored',
  error: { type: 'error', error: { type, message: 'made-up' }, request_id: null },
})

export function sendHtml(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' })
  response.end('<html><body>Bad gateway</body></html>')
}
