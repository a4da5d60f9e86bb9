/** A host in front of a built site: notes what is asked, can be cut off, and can get a new deployment. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface WatchedServer {
  /** Without a slash at the end. */
  readonly url: string
  /** Paths that were asked for since the list was emptied, also while the host was cut off. */
  readonly requests: string[]
  /** Serves another site from now on. @param site address of a server without a slash at the end; undefined cuts off */
  readonly serve: (site: string | undefined) => void
  /** Answers a path with other bytes than those of the site, as a host that is half updated; undefined ends that. */
  readonly spoil: (path: string | undefined) => void
  readonly close: () => Promise<void>
}

/** @param site address of the server of the first deployment, without a slash at the end */
export async function watchedServer(site: string): Promise<WatchedServer> {
  let target: string | undefined = site
  let spoiled: string | undefined
  const requests: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    requests.push(path)
    if (target === undefined) return void response.destroy()
    fetch(target + path, { redirect: 'manual' })
      .then(async (answer) => {
        const body = Buffer.from(await answer.arrayBuffer())
        const named = ['content-type', 'cache-control', 'location'].flatMap((name) => {
          const value = answer.headers.get(name)
          return value === null ? [] : [[name, value] as const]
        })
        response.writeHead(answer.status, Object.fromEntries(named))
        response.end(path === spoiled ? Buffer.concat([body, Buffer.from('\n')]) : body)
      })
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    serve: (next) => {
      target = next
      if (next === undefined) server.closeAllConnections()
    },
    spoil: (path) => {
      spoiled = path
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
