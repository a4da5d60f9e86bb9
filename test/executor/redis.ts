import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canInstall, installDebian } from '../debian.ts'

export interface TestRedis {
  /** Without the password. */
  readonly url: string
  readonly port: number
  readonly password: string
  /** Ends it at once; what it held is gone. */
  readonly stop: () => Promise<void>
  /** Starts it anew, empty, on the same port. */
  readonly start: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Why there is no server for a queue here; undefined where there is one. Debian's is installed where that can be done. */
export function missingRedis(): string | undefined {
  if (findServer() !== undefined) return undefined
  const failed = canInstall()
    ? installDebian('redis-server')
    : 'neither redis-server nor valkey-server is there'
  return findServer() === undefined ? (failed ?? 'redis-server cannot be installed') : undefined
}

function findServer(): string | undefined {
  return ['redis-server', 'valkey-server'].find(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  )
}

/** A server of its own on loopback, on a free port, with a password and without a file. */
export async function openRedis(): Promise<TestRedis> {
  const server = findServer()
  if (server === undefined) throw new Error(missingRedis())
  const folder = await mkdtemp(join(tmpdir(), 'assay-redis-'))
  const port = await freePort()
  const password = `secret-${port}`
  let stop = async () => {}
  const start = async () => {
    const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    const child = spawn(server, [...flags, '--dir', folder, '--requirepass', password], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const end = () => child.kill('SIGKILL')
    process.once('exit', end)
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    stop = async () => {
      process.off('exit', end)
      end()
      await ended
    }
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      child.stdout.on('data', (text: Buffer) => String(text).includes('Ready to accept') && resolve())
      void ended.then(() => reject(new Error(`${server} ended by itself`)))
    })
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    password,
    start,
    stop: () => stop(),
    close: async () => {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
