import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { contentType } from './content-type.ts'
import { listen } from './listen.ts'

export interface ServeOptions {
  /** Port that is tried first; where it is taken, the next ones, then any free one. Default 4321. 0: any free one. */
  readonly port?: number
  /** Folder that the site is served from, with a slash at both ends. Default `/`. */
  readonly base?: string
}

export interface StaticServer {
  /** Address with a slash at the end, such as `http://127.0.0.1:4321/`. */
  readonly url: string
  /** Stops listening and ends open connections. */
  readonly close: () => Promise<void>
}

/** Reachable from this machine alone. */
const LOOPBACK = '127.0.0.1'
const FIRST_PORT = 4321
/** Ports after the first one that are tried before any free one is taken. */
const NEIGHBOURS = 10

/**
 * Serves a built site as a static host would: files, folders by their `index.html`, `404.html` for what is not there.
 *
 * @param dir the built site
 * @returns its address, once it answers
 */
export async function serveFolder(
  dir: string,
  { port = FIRST_PORT, base = '/' }: ServeOptions = {},
): Promise<StaticServer> {
  const server = createServer(folderListener({ dir, base }))
  // Longer than a reader takes over a page: a connection that ends as it is used again is a request that fails.
  server.keepAliveTimeout = 60_000
  const ports = port === 0 ? [0] : [...Array.from({ length: NEIGHBOURS + 1 }, (_, index) => port + index), 0]
  const taken = await listenOnFirst(server, ports)
  return {
    url: `http://${LOOPBACK}:${taken}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Served {
  readonly dir: string
  /** folder that the site is served from, with a slash at both ends */
  readonly base: string
}

/** Answers requests as a static host would, for a server of whatever kind. */
export function folderListener(served: Served): RequestListener {
  return (request, response) => {
    answer(served, request, response).catch(() => response.destroy())
  }
}

async function answer(
  { dir, base }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  const [encoded = '/', query] = (request.url ?? '/').split(/\?(.*)/s)
  const path = below(base, decodePath(encoded))
  const found = path === undefined ? undefined : await findFile(dir, path)
  if (found?.type === 'folder') {
    response.writeHead(301, { location: `${encoded}/${query === undefined ? '' : `?${query}`}` }).end()
    return
  }
  const file = found ?? (await findFile(dir, '/404.html'))
  if (file?.type !== 'file') {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such page.\n')
    return
  }
  response.writeHead(found ? 200 : 404, {
    'content-type': contentType(file.path),
    'content-length': file.size,
    'cache-control': found && isHashed(file.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(file.path), response)
}

/** The path inside the site, or nothing for one that cannot be read or would leave it. */
function decodePath(encoded: string): string | undefined {
  try {
    const path = decodeURIComponent(encoded)
    const inside = path.startsWith('/') && !path.includes('\0') && !path.split(/[\\/]/).includes('..')
    return inside ? path : undefined
  } catch {
    return undefined
  }
}

/** The path below the site's folder; nothing for one outside of it. */
function below(base: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  // The folder without its slash: it is sent on.
  if (`${path}/` === base) return ''
  return path.startsWith(base) ? path.slice(base.length - 1) : undefined
}

type Found =
  | { readonly type: 'file'; readonly path: string; readonly size: number }
  | { readonly type: 'folder' }
  | undefined

async function findFile(dir: string, path: string): Promise<Found> {
  const target = join(dir, normalize(path))
  const stats = await stat(target).catch(() => undefined)
  if (stats?.isFile() && !path.endsWith('/')) return { type: 'file', path: target, size: stats.size }
  if (!stats?.isDirectory()) return undefined
  const index = join(target, 'index.html')
  const indexStats = await stat(index).catch(() => undefined)
  if (!indexStats?.isFile()) return undefined
  return path.endsWith('/') ? { type: 'file', path: index, size: indexStats.size } : { type: 'folder' }
}

/** Folders whose files carry a hash of their content in their name or path, so that they never change. */
function isHashed(path: string): boolean {
  return ['_astro', '_assay', '_runner'].some((folder) => path.split(sep).includes(folder))
}

async function listenOnFirst(server: Server, ports: readonly number[]): Promise<number> {
  for (const port of ports) {
    const taken = await listen(server, port, LOOPBACK)
    if (typeof taken === 'number') return taken
    if (taken.code !== 'EADDRINUSE' && taken.code !== 'EACCES') throw taken
  }
  throw new Error(`No free port among ${ports.join(', ')}`)
}
