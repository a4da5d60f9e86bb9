import type { Server } from 'node:http'

/**
 * Makes a server listen.
 *
 * @param port 0 for any free one
 * @returns its port; why it cannot have it
 */
export function listen(server: Server, port: number, host: string): Promise<number | NodeJS.ErrnoException> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve(error)
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      const address = server.address()
      resolve(
        typeof address === 'object' && address !== null ? address.port : new Error('The server has no port'),
      )
    })
  })
}
