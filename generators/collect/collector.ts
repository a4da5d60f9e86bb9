import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { listen } from '../serve/listen.ts'
import { addressOf } from './address-of.ts'
import { answers, type Answer } from './answers.ts'
import { createJournal } from './journal.ts'
import type { Know } from './known-attempts.ts'
import type { CollectorLimits } from './limits.ts'
import { createRateLimit } from './rate-limit.ts'
import { createBodyReader } from './read-body.ts'
import type { StampFile } from './stamps.ts'
import type { Store } from './store.ts'
import { takeResult } from './take-result.ts'

export interface CollectorOptions {
  readonly store: Store
  readonly stamps: StampFile
  readonly know?: Know
  readonly limits: CollectorLimits
  readonly host: string
  /** 0 for any free one */
  readonly port: number
  /** of the address that takes results, such as `/results`; its health is below it */
  readonly path: string
  /** answers at all other paths; without it nothing is there */
  readonly site?: RequestListener
  readonly isBehindProxy: boolean
  /** hears a line for each result */
  readonly log: (line: string) => void
}

export interface Collector {
  readonly port: number
  /** Takes nothing new, answers what is under way, and ends. */
  readonly close: () => Promise<void>
}

/** How often requests are looked at that take too long, in milliseconds. */
const CHECK_MS = 2000
/** An idle connection lives longer than a proxy's own, which would send a result into one that is just closed. */
const IDLE_MS = 65_000
/** Longest that who is refused early may go on sending, in milliseconds: who is cut off does not see the answer. */
const LINGER_MS = 5000
/** Longest for what is under way when it is to end, in milliseconds. */
const CLOSING_MS = 10_000
/** How often connections are closed then that have had their answer, in milliseconds. */
const CLOSE_IDLE_MS = 100

/** Starts a server that takes sealed results. @returns why it cannot listen, where it cannot */
export async function startCollector(options: CollectorOptions): Promise<Collector | NodeJS.ErrnoException> {
  const { store, stamps, path, site, limits, isBehindProxy } = options
  const desk = { ...options, readBody: createBodyReader(limits) }
  const waitOf = createRateLimit(limits.rates)
  const journal = createJournal(options.log)

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') return send(request, response, answers.method('POST'))
    const wait = waitOf(addressOf(request, isBehindProxy))
    if (wait !== undefined) {
      journal.often()
      return send(request, response, answers.often(wait))
    }
    const taken = await takeResult(request, desk)
    if (taken === undefined) return
    journal.note(taken)
    await send(request, response, taken.answer)
  }
  const health = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return send(request, response, answers.method('GET, HEAD'))
    const found = await store.health()
    const words = `${JSON.stringify({ ...found, stamps: stamps.count() })}\n`
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    await send(request, response, { status: found.status === 'ok' ? 200 : 503, words, headers })
  }
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = request.url?.split('?')[0]
    if (asked === path) await take(request, response)
    else if (asked === `${path}/health`) await health(request, response)
    else if (site) site(request, response)
    else await send(request, response, answers.nowhere)
  }

  const server = createServer(
    {
      headersTimeout: limits.headMs,
      // Bodies have limits of their own, with words; this one is for what never gets to them.
      requestTimeout: limits.headMs + limits.wholeMs,
      connectionsCheckingInterval: CHECK_MS,
      keepAliveTimeout: IDLE_MS,
    },
    (request, response) => {
      response.on('error', () => request.destroy())
      route(request, response).catch((error: unknown) => {
        journal.fault(error)
        if (response.headersSent) response.destroy()
        else void send(request, response, answers.failed)
      })
    },
  )
  server.maxConnections = limits.connections
  // Neither a site that nobody reads nor a socket that says nothing stays open.
  server.setTimeout(IDLE_MS)
  const port = await listen(server, options.port, options.host)
  if (typeof port !== 'number') return port
  return {
    port,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      const idle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_MS)
      const cut = setTimeout(() => server.closeAllConnections(), CLOSING_MS)
      await closed
      clearInterval(idle)
      clearTimeout(cut)
      journal.end()
    },
  }
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, words, headers }: Answer,
): Promise<void> {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  const isEarly = hasBody && !request.complete
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(words),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(isEarly && { connection: 'close' }),
    ...headers,
  })
  if (request.method !== 'HEAD') response.write(words)
  if (isEarly) await ended(request)
  response.end()
}

/** Lets the rest of a request come, and throws it away. */
function ended(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, LINGER_MS)
    request.on('end', done).on('close', done).on('error', done).resume()
    function done(): void {
      clearTimeout(timer)
      resolve()
    }
  })
}
