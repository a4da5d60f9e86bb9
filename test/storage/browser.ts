import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { startKillableBrowser, type KillableBrowser } from '../killable-browser.ts'

/** The page and the worker of these tests, bundled and served on a loopback port. */
export interface TestSite {
  readonly origin: string
  readonly profile: string
  readonly start: () => Promise<KillableBrowser>
  readonly stop: () => Promise<void>
}

/**
 * Bundles and serves the test page; browsers started from it share one profile.
 *
 * @returns The site.
 * @throws Error where there is no Chromium.
 */
export async function openSite(): Promise<TestSite> {
  const folder = import.meta.dirname
  const scripts = {
    ...(await bundle(join(folder, 'page.ts'), 'page.js')),
    ...(await bundle(join(folder, '../../src/workers/storage.ts'), 'worker.js')),
  }
  const server = createServer((request, response) => {
    const path = request.url?.slice(1) ?? ''
    const script = scripts[path]
    if (path === '') response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
    else if (script === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const profile = await mkdtemp(join(tmpdir(), 'assay-storage-'))
  const running = new Set<KillableBrowser>()
  return { origin: `http://127.0.0.1:${address.port}`, profile, start, stop }

  async function start(): Promise<KillableBrowser> {
    const browser = await startKillableBrowser(profile)
    running.add(browser)
    return browser
  }

  async function stop(): Promise<void> {
    for (const browser of running) await browser.kill()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The entry and its chunks by file name. */
export async function bundle(input: string, entry: string): Promise<Readonly<Record<string, string>>> {
  const build = await rolldown({ input, platform: 'browser', logLevel: 'silent' })
  const { output } = await build.generate({ format: 'esm', minify: true, entryFileNames: entry })
  await build.close()
  return Object.fromEntries(
    output.flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part.code]] : [])),
  )
}

const PAGE = '<!doctype html><title>storage</title><script type="module" src="/page.js"></script>'
