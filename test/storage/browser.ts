import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext } from 'playwright-core'
import { rolldown } from 'rolldown'

/** A browser of our own that can be killed like a machine that loses its power, and started again on the same disk. */
export interface TestBrowser {
  readonly context: BrowserContext
  /** SIGKILL to all its processes at once. */
  readonly kill: () => Promise<void>
}

/** The page and the worker of these tests, bundled and served on a loopback port. */
export interface TestSite {
  readonly origin: string
  readonly profile: string
  readonly start: () => Promise<TestBrowser>
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
  const running = new Set<TestBrowser>()
  return { origin: `http://127.0.0.1:${address.port}`, profile, start, stop }

  async function start(): Promise<TestBrowser> {
    const browser = await startBrowser(profile)
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
async function bundle(input: string, entry: string): Promise<Readonly<Record<string, string>>> {
  const build = await rolldown({ input, platform: 'browser', logLevel: 'silent' })
  const { output } = await build.generate({ format: 'esm', minify: true, entryFileNames: entry })
  await build.close()
  return Object.fromEntries(
    output.flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part.code]] : [])),
  )
}

async function startBrowser(profile: string): Promise<TestBrowser> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const flags = ['--headless', ...root, '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...QUIET]
  // A process group of its own, so that one signal reaches all its processes.
  const child = spawn(findChromium(), [...flags, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const browser = await chromium.connectOverCDP(await endpointOf(child))
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('the browser gave no context')
  return { context, kill: () => kill(child, browser) }
}

async function kill(child: ChildProcess, browser: Browser): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-child.pid, 'SIGKILL')
  await gone
  await browser.close().catch(() => undefined)
}

function endpointOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const match = /DevTools listening on (ws:\S+)/.exec(said)
      if (match?.[1] !== undefined) resolve(match[1])
    })
    child.once('exit', () => reject(new Error(`Chromium ended: ${said}`)))
    child.once('error', reject)
  })
}

function findChromium(): string {
  const places = [
    process.env['CHROME_PATH'],
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    chromium.executablePath(),
  ]
  const found = places.find((place) => place !== undefined && existsSync(place))
  if (found === undefined)
    throw new Error("No Chromium found: set CHROME_PATH or install Debian's package chromium")
  return found
}

const PAGE = '<!doctype html><title>storage</title><script type="module" src="/page.js"></script>'

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]
